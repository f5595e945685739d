//! Who may do what: the rights table of domain 2.1 as one pure function, asked by the service for every call.

mod table;

pub use table::{Relation, RoleRights, table};

use super::{record::Id, refusal::Refusal, role::Role};
use crate::code_enum;

code_enum! {
    /// Everything that needs a right.
    Act {
        // a person's own work: study, reflections, self-examination, commitments, statements
        ReadEntry = "read_entry",
        WriteEntry = "write_entry",
        SubmitEntry = "submit_entry",
        AcceptEntry = "accept_entry",
        ReturnEntry = "return_entry",
        AcceptExam = "accept_exam",
        ReturnExam = "return_exam",
        ReopenEntry = "reopen_entry",
        PublishCommitment = "publish_commitment",
        CheckCommitment = "check_commitment",
        /// Judge that everything promised was kept or explained.
        EvaluateCommitment = "evaluate_commitment",
        // opinions
        AddOpinion = "add_opinion",
        ReadOpinion = "read_opinion",
        ReadGiver = "read_giver",
        ChangeOpinion = "change_opinion",
        DecideOpinion = "decide_opinion",
        /// Make a finding of it.
        ConvertOpinion = "convert_opinion",
        // the ledger
        ReadFinding = "read_finding",
        ProposeFinding = "propose_finding",
        ChangeFinding = "change_finding",
        ConfirmFinding = "confirm_finding",
        PlanMeasure = "plan_measure",
        HandOver = "hand_over",
        SignForFinding = "sign_for_finding",
        NoteProgress = "note_progress",
        ApplyClosure = "apply_closure",
        VerifyClosure = "verify_closure",
        SignClosure = "sign_closure",
        // the team
        SeeTeam = "see_team",
        Remind = "remind",
        ExportTeam = "export_team",
        ExportMine = "export_mine",
        // the office
        ReadPeople = "read_people",
        ChangePeople = "change_people",
        ChangeRoles = "change_roles",
        ChangeCampaign = "change_campaign",
        OpenPhase = "open_phase",
        ChangeChannels = "change_channels",
        ReadHistory = "read_history",
        /// Add and withdraw the keys that a person logs in with.
        ManageKeys = "manage_keys",
        /// Have the history, every row and every total verified (the file's owner needs no right).
        CheckFile = "check_file",
    }
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub person: Id,
    pub roles: Vec<Role>,
    /// Active people only may do anything.
    pub active: bool,
}

impl Actor {
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    fn any(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|r| roles.contains(r))
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        Self(rights.into_iter().collect())
    }
}

/// What it is about: how the actor stands to it. Everything false and empty for things of the whole office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The person whose entry it is, who stated the finding, collected the opinion, or whose row it is.
    pub author: Option<Id>,
    /// The actor is the author's supervisor (nearest unit upward), and not the author.
    pub in_line: bool,
    /// The author is the leader, whose own work goes to a supervisor or is recorded as reviewed offline.
    pub of_leader: bool,
    /// 分管领导 of a finding.
    pub responsible: Option<Id>,
    /// 直接责任人 of a finding.
    pub owner: Option<Id>,
    /// Owner of one of its measures.
    pub measure_owner: bool,
    /// Its closure is for the leader to decide (处长审定, domain 2.6).
    pub leader_decides: bool,
}

impl Target {
    /// Something of the whole office.
    pub fn office() -> Self {
        Self::default()
    }

    /// Something of the actor.
    pub fn own(actor: &Actor) -> Self {
        Self { author: Some(actor.person.clone()), ..Self::default() }
    }
}

/// Whether an action is allowed, with the reason where it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    pub act: Act,
    pub refusal: Option<Refusal>,
}

/// The rights that a reply carries for one row: footer and help print them, no view asks again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights(pub Vec<Right>);

impl Rights {
    /// `Ok` when allowed; the reason otherwise. What is not listed is refused.
    pub fn check(&self, act: Act) -> Result<(), Refusal> {
        match self.0.iter().find(|r| r.act == act) {
            Some(Right { refusal: None, .. }) => Ok(()),
            Some(Right { refusal: Some(why), .. }) => Err(why.clone()),
            None => Err(Refusal::NoRight),
        }
    }

    pub fn allows(&self, act: Act) -> bool {
        self.check(act).is_ok()
    }

    /// Adds an action with its outcome.
    pub fn with(mut self, act: Act, outcome: Result<(), Refusal>) -> Self {
        self.0.push(Right { act, refusal: outcome.err() });
        self
    }
}

const BUSINESS: &[Role] = &[Role::Staff, Role::Supervisor, Role::Leader, Role::Coordinator];

/// The rights table. Says nothing about states (submitted, accepted …): those are the service's rules.
///
/// # Errors
/// The reason why the actor may not.
pub fn may(actor: &Actor, act: Act, target: &Target) -> Result<(), Refusal> {
    if !actor.active {
        return Err(Refusal::NotActive);
    }
    let own = target.author.as_ref() == Some(&actor.person);
    let owner = target.owner.as_ref() == Some(&actor.person);
    let responsible = target.responsible.as_ref() == Some(&actor.person);
    let business = actor.any(BUSINESS);
    let leader = actor.is(Role::Leader);
    let coordinator = actor.is(Role::Coordinator);
    let supervisor = actor.is(Role::Supervisor);
    let inspector = actor.is(Role::Inspector);
    let line = supervisor && target.in_line;
    match act {
        Act::WriteEntry | Act::SubmitEntry => need(business, own, Refusal::NotAuthor),
        Act::CheckCommitment => grant(business && (own || line || leader || coordinator)),
        Act::ReadEntry => {
            if own {
                return grant(business);
            }
            grant(leader || coordinator || reviews_line(target, supervisor))
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::AcceptEntry
        | Act::ReturnEntry
        | Act::PublishCommitment
        | Act::EvaluateCommitment
        | Act::ReturnExam => {
            not_own(own)?;
            grant(leader || coordinator || reviews_line(target, supervisor))
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::AcceptExam => {
            not_own(own)?;
            // The leader's own self-examination goes to a supervisor; where there is none,
            // the coordinator records the superior's review (上级审核（线下）, domain 2.1).
            let offline = coordinator && target.of_leader;
            grant(leader || reviews_line(target, supervisor) || offline)
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::ReopenEntry => {
            not_own(own)?;
            grant(leader)
        }
        Act::AddOpinion => grant(business),
        Act::ReadOpinion => {
            grant(own && business || leader || supervisor || coordinator || inspector)
        }
        Act::ReadGiver => grant(own && business || leader || supervisor || coordinator),
        Act::ChangeOpinion | Act::ConvertOpinion => grant(own && business || coordinator),
        Act::DecideOpinion => grant(coordinator),
        Act::ReadFinding => {
            let involved = business && (own || owner || responsible || target.measure_owner);
            grant(involved || leader || coordinator || line || inspector)
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::ProposeFinding => grant(business),
        Act::ChangeFinding => {
            grant(own && business || leader || coordinator || line || responsible && supervisor)
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::ConfirmFinding => {
            not_own(own)?;
            grant(leader || coordinator || line || responsible && supervisor)
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::PlanMeasure => {
            grant(owner && business || leader || coordinator || line || responsible && supervisor)
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::HandOver => grant(leader || coordinator || line || responsible && supervisor)
            .map_err(|why| line_reason(supervisor, why)),
        Act::SignForFinding | Act::ApplyClosure => need(business, owner, Refusal::NotOwner),
        Act::NoteProgress => need(business, owner || target.measure_owner, Refusal::NotOwner),
        Act::VerifyClosure => {
            not_own(owner)?;
            grant(coordinator || leader || line || responsible && supervisor)
                .map_err(|why| line_reason(supervisor, why))
        }
        Act::SignClosure => {
            not_own(owner)?;
            let signs = supervisor && responsible;
            if signs && !leader && target.leader_decides {
                return Err(Refusal::LeaderDecides);
            }
            grant(leader || signs).map_err(|why| line_reason(supervisor, why))
        }
        Act::SeeTeam | Act::ExportTeam => grant(leader || supervisor || coordinator || inspector),
        Act::Remind => {
            not_own(own)?;
            grant(leader || coordinator || line).map_err(|why| line_reason(supervisor, why))
        }
        Act::ExportMine => grant(true),
        Act::ReadPeople => grant(own || coordinator || actor.is(Role::Admin)),
        Act::ChangePeople => grant(coordinator || actor.is(Role::Admin)),
        Act::ChangeRoles => {
            grant(coordinator || actor.is(Role::Admin))?;
            if own { Err(Refusal::OwnRoles) } else { Ok(()) }
        }
        Act::ChangeCampaign => grant(coordinator || actor.is(Role::Admin)),
        Act::OpenPhase => grant(coordinator),
        Act::ChangeChannels => grant(coordinator || leader),
        Act::ManageKeys => grant(own || leader || coordinator || actor.is(Role::Admin)),
        Act::CheckFile => grant(leader || coordinator || actor.is(Role::Admin)),
        Act::ReadHistory => grant(own || leader || coordinator || actor.is(Role::Admin)),
    }
}

/// A supervisor reviews their own people, and any supervisor the leader's work.
fn reviews_line(target: &Target, supervisor: bool) -> bool {
    supervisor && (target.in_line || target.of_leader)
}

fn grant(yes: bool) -> Result<(), Refusal> {
    if yes { Ok(()) } else { Err(Refusal::NoRight) }
}

fn need(role: bool, relation: bool, otherwise: Refusal) -> Result<(), Refusal> {
    grant(role)?;
    if relation { Ok(()) } else { Err(otherwise) }
}

fn not_own(own: bool) -> Result<(), Refusal> {
    if own { Err(Refusal::OwnWork) } else { Ok(()) }
}

fn line_reason(supervisor: bool, why: Refusal) -> Refusal {
    if supervisor { Refusal::NotTheirLine } else { why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(roles: &[Role]) -> Actor {
        Actor { person: "me".into(), roles: roles.to_vec(), active: true }
    }

    fn of_other() -> Target {
        Target { author: Some("other".into()), ..Target::default() }
    }

    #[test]
    fn nobody_reviews_their_own_work_whatever_the_roles() {
        let me = actor(Role::ALL);
        let own = Target { owner: Some("me".into()), of_leader: true, ..Target::own(&me) };
        for act in [
            Act::AcceptEntry,
            Act::ReturnEntry,
            Act::AcceptExam,
            Act::PublishCommitment,
            Act::ConfirmFinding,
            Act::VerifyClosure,
            Act::SignClosure,
        ] {
            assert_eq!(may(&me, act, &own), Err(Refusal::OwnWork), "{act:?}");
        }
        assert_eq!(may(&me, Act::ChangeRoles, &own), Err(Refusal::OwnRoles));
    }

    #[test]
    fn what_the_leader_decides_is_signed_by_nobody_else() {
        let finding = Target { responsible: Some("me".into()), leader_decides: true, ..of_other() };
        let sign = |roles: &[Role], target| may(&actor(roles), Act::SignClosure, target);
        assert_eq!(sign(&[Role::Supervisor], &finding), Err(Refusal::LeaderDecides));
        assert_eq!(sign(&[Role::Leader], &finding), Ok(()));
        assert_eq!(sign(&[Role::Coordinator], &finding), Err(Refusal::NoRight));
        let usual = Target { leader_decides: false, ..finding.clone() };
        assert_eq!(sign(&[Role::Supervisor], &usual), Ok(()));
    }

    #[test]
    fn an_inactive_person_may_do_nothing() {
        let gone = Actor { active: false, ..actor(Role::ALL) };
        for act in Act::ALL {
            assert_eq!(may(&gone, *act, &Target::own(&gone)), Err(Refusal::NotActive));
        }
    }

    #[test]
    fn a_coordinator_returns_a_self_examination_but_accepts_only_the_leaders() {
        let me = actor(&[Role::Coordinator]);
        assert_eq!(may(&me, Act::ReturnExam, &of_other()), Ok(()));
        assert_eq!(may(&me, Act::AcceptExam, &of_other()), Err(Refusal::NoRight));
        let leaders = Target { of_leader: true, ..of_other() };
        assert_eq!(may(&me, Act::AcceptExam, &leaders), Ok(()));
    }
}
