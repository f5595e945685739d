//! Campaign TOML to domain values, with line-exact errors.
//!
//! A file is parsed once, with places, and walked tolerantly: one run finds every mistake. The
//! built-in campaigns go the same way as an office's own.

pub mod calendar;
mod mark;
pub mod mistake;
mod nearest;
mod read;
mod read_step;
pub mod report;
mod rules;
mod scope;
mod sink;
mod table;

use toml::de::DeTable;

use crate::domain::campaign::Campaign;
use mistake::{Mistake, MistakeKind, Severity};
use sink::Sink;
use table::Table;

/// The largest campaign file that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// A campaign that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Builtin {
    pub id: &'static str,
    /// The campaign file; what `campaign export` writes and what a database copies.
    pub source: &'static str,
}

/// The campaigns that come with the program; the first is the default.
pub const fn builtin() -> &'static [Builtin] {
    &[
        Builtin {
            id: "satisfactory-unit",
            source: include_str!("../../data/campaigns/satisfactory-unit.toml"),
        },
        Builtin {
            id: "workshop-safety",
            source: include_str!("../../data/campaigns/workshop-safety.toml"),
        },
    ]
}

/// The built-in campaign of a name.
pub fn find_builtin(id: &str) -> Option<&'static Builtin> {
    builtin().iter().find(|builtin| builtin.id == id)
}

/// What reading a campaign file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The campaign; `None` when a mistake keeps it from being used.
    pub campaign: Option<Campaign>,
    /// Errors and warnings in the order of the file.
    pub mistakes: Vec<Mistake>,
}

/// Reads a campaign file and says everything that is wrong with it, warnings included.
pub fn check(source: &str) -> Checked {
    let sink = Sink::new(source);
    if source.len() > MAX_BYTES {
        sink.add(&(0..0), MistakeKind::TooLarge { max: MAX_BYTES, now: source.len() });
        return Checked { campaign: None, mistakes: sink.into_mistakes() };
    }
    let (document, faults) = DeTable::parse_recoverable(source);
    for fault in faults {
        let span = fault.span().unwrap_or_default();
        let kind = match fault.message() {
            "duplicate key" => MistakeKind::RepeatedKey,
            reason => MistakeKind::Syntax(reason.to_owned()),
        };
        sink.add(&span, kind);
    }
    let campaign = {
        let root = Table::new(document.get_ref(), 0..0, &sink);
        let reading = read::campaign(&root);
        rules::check(&reading, &sink);
        reading.campaign
    };
    let mistakes = sink.into_mistakes();
    let usable = mistakes.iter().all(|mistake| mistake.severity != Severity::Error);
    Checked { campaign: usable.then_some(campaign), mistakes }
}

/// The campaign of a file.
///
/// # Errors
/// Every mistake of the file, warnings included, if at least one keeps it from being used.
pub fn parse(source: &str) -> Result<Campaign, Vec<Mistake>> {
    let checked = check(source);
    checked.campaign.ok_or(checked.mistakes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_campaigns_can_be_used() {
        for builtin in builtin() {
            let campaign = parse(builtin.source).unwrap();
            assert_eq!(campaign.id, builtin.id);
            assert_eq!(find_builtin(builtin.id), Some(builtin));
        }
    }
}
