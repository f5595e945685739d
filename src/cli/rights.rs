//! `zicha people rights`: the rights table as the program applies it.

use super::{Outcome, out, session::Session};
use crate::{
    domain::{
        policy::{self, Act, Relation},
        role::Role,
    },
    i18n::Tr,
    text,
};

/// Blank columns between two cells.
const GAP: usize = 2;

/// Prints action by role, each with the relations it reaches.
pub fn run(session: &Session) -> Outcome {
    let tr = session.tr();
    let mut said = String::new();
    let rows = rows(tr);
    let columns = rows.first().map_or(0, Vec::len);
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| text::width(cell)).max().unwrap_or_default() + GAP
    };
    let widths: Vec<_> = (0..columns).map(wide).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| text::pad(cell, *width));
        said.push_str(cells.collect::<String>().trim_end());
        said.push('\n');
    }
    said.push('\n');
    said.push_str(&tr.cli_rights_legend());
    said.push('\n');
    Ok(out::text(&said)?)
}

/// The roles, then a row per action.
fn rows(tr: &Tr) -> Vec<Vec<String>> {
    let table = policy::table();
    let mut head = vec![String::new()];
    head.extend(Role::ALL.iter().map(|role| tr.labels_role(role.code())));
    let mut rows = vec![head];
    for act in Act::ALL {
        let mut row = vec![tr.labels_act(act.code())];
        for rights in table.iter().filter(|rights| rights.act == *act) {
            let allowed = rights.refusals.iter().filter(|(_, refusal)| refusal.is_none());
            row.push(reach(tr, &allowed.map(|(relation, _)| *relation).collect::<Vec<_>>()));
        }
        rows.push(row);
    }
    rows
}

/// "all", "all but own", "-", or the relations by name.
fn reach(tr: &Tr, allowed: &[Relation]) -> String {
    let all = Relation::ALL.len();
    match allowed.len() {
        0 => "-".to_owned(),
        some if some == all => tr.common_all(),
        some if some + 1 == all && !allowed.contains(&Relation::Own) => tr.cli_all_but_own(),
        _ => {
            let names: Vec<_> = allowed.iter().map(|r| tr.cli_relation(r.code())).collect();
            names.join("+")
        }
    }
}
