//! `zicha people rights`: the rights table as the program applies it.

use super::{Outcome, out, session::Session};
use crate::{
    domain::{
        person::Role,
        policy::{self, Act, Relation},
    },
    i18n::Tr,
    text,
};

const NAME: usize = 24;
const CELL: usize = 14;

/// Prints action by role, each with the relations it reaches.
pub fn run(session: &Session) -> Outcome {
    let tr = session.tr();
    let mut said = text::pad("", NAME);
    for role in Role::ALL {
        said.push_str(&cell(&tr.labels_role(role.code()), CELL));
    }
    said.push('\n');
    let table = policy::table();
    for act in Act::ALL {
        said.push_str(&cell(&tr.labels_act(act.code()), NAME));
        for rights in table.iter().filter(|rights| rights.act == *act) {
            let allowed: Vec<_> = rights
                .refusals
                .iter()
                .filter(|(_, refusal)| refusal.is_none())
                .map(|(relation, _)| *relation)
                .collect();
            said.push_str(&cell(&reach(tr, &allowed), CELL));
        }
        said.truncate(said.trim_end().len());
        said.push('\n');
    }
    said.push('\n');
    said.push_str(&tr.cli_rights_legend());
    said.push('\n');
    Ok(out::data(said.as_bytes())?)
}

/// "all", "-", or the relations by name.
fn reach(tr: &Tr, allowed: &[Relation]) -> String {
    if allowed.len() == Relation::ALL.len() {
        return tr.common_all();
    }
    if allowed.is_empty() {
        return "-".to_owned();
    }
    let names: Vec<_> = allowed.iter().map(|r| tr.cli_relation(r.code())).collect();
    names.join("+")
}

fn cell(said: &str, width: usize) -> String {
    text::pad(&text::elide(said, width - 1), width)
}
