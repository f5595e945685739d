//! How a problem becomes a finding of the ledger (S41): proposed, numbered, linked to its source.

use crate::service::{context::Work, numbers, totals};
use crate::{
    domain::{
        finding::{Finding, FindingLevel, FindingSource},
        record::Id,
    },
    error::Error,
    text,
};

/// The title is the beginning of the description, at most so many characters (domain 2.6).
const TITLE_MAX: usize = 60;

/// What is known of a finding when it is stated; the rest is asked at its confirmation.
pub struct Stated {
    /// Who stated it; becomes its owner where `owned`.
    pub author: Id,
    pub source: FindingSource,
    /// Id of the answer or opinion it came from.
    pub source_ref: Id,
    pub description: String,
    pub category: String,
    pub cause: String,
    /// The author is also directly responsible (a problem of their own).
    pub owned: bool,
}

/// Stores a proposed finding and brings the author's figures of the ledger up to date.
///
/// # Errors
/// The fault of the database.
pub fn spawn_finding(w: &mut Work<'_, '_>, stated: Stated) -> Result<Finding, Error> {
    let Stated { author, source, source_ref, description, category, cause, owned } = stated;
    let no = numbers::next::<Finding>(w, "WT")?;
    let mut finding = Finding {
        source_ref: Some(source_ref),
        title: title_of(&description),
        description,
        category,
        level: if owned { FindingLevel::Personal } else { FindingLevel::Unit },
        cause,
        owner: owned.then(|| author.clone()),
        ..Finding::stated(w.office.id().to_owned(), no, source, author)
    };
    w.tx.insert(&mut finding, "propose")?;
    totals::refresh_finding(w, &finding)?;
    Ok(finding)
}

/// The first clause of the description, short enough for a table.
fn title_of(description: &str) -> String {
    let clause = description
        .split(['。', '；', '！', '？', '\n', ';'])
        .map(str::trim)
        .find(|clause| !clause.is_empty())
        .unwrap_or_default();
    text::graphemes(clause).take(TITLE_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::title_of;

    #[test]
    fn a_title_is_the_first_clause() {
        assert_eq!(title_of("电话无人接。三次。"), "电话无人接");
        assert_eq!(title_of("\n； 材料丢失"), "材料丢失");
        assert_eq!(title_of(&"长".repeat(80)).chars().count(), 60);
        assert_eq!(title_of(""), "");
    }
}
