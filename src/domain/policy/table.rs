//! The rights table laid out: each role and action against each way of standing to a thing.

use super::{Act, Actor, Target, may};
use crate::{
    code_enum,
    domain::{refusal::Refusal, role::Role},
};

code_enum! {
    /// How the actor stands to a thing.
    Relation {
        /// The actor's own: author, and direct owner of a finding.
        Own = "own",
        /// Of a person in the supervisor's line, who is also responsible for the finding.
        Line = "line",
        /// Of any other colleague.
        Other = "other",
        /// Of the leader.
        Leader = "leader",
    }
}

/// What one role may do with one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRights {
    pub act: Act,
    pub role: Role,
    /// The outcome for each [`Relation`], in their order; `None` means allowed.
    pub refusals: Vec<(Relation, Option<Refusal>)>,
}

impl Relation {
    /// A target that an actor stands to in this way.
    fn target(self, actor: &Actor) -> Target {
        let supervisor = actor.is(Role::Supervisor);
        match self {
            Self::Own => Target { owner: Some(actor.person.clone()), ..Target::own(actor) },
            _ => Target {
                author: Some("other".to_owned()),
                owner: Some("other".to_owned()),
                in_line: self == Self::Line && supervisor,
                responsible: (self == Self::Line && supervisor).then(|| actor.person.clone()),
                of_leader: self == Self::Leader,
                measure_owner: false,
                leader_decides: false,
            },
        }
    }
}

/// Every action with every role: what `zicha people rights` prints.
pub fn table() -> Vec<RoleRights> {
    let cell = |act: Act, role: Role| {
        let actor = Actor { person: "me".to_owned(), roles: vec![role], active: true };
        let refusals = Relation::ALL
            .iter()
            .map(|relation| (*relation, may(&actor, act, &relation.target(&actor)).err()))
            .collect();
        RoleRights { act, role, refusals }
    };
    let rows = Act::ALL.iter().flat_map(|act| Role::ALL.iter().map(move |role| cell(*act, *role)));
    rows.collect()
}
