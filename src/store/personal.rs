//! What is personal data and what is the office's record, decided column by column.
//!
//! *Personal* is what names a person (domain 2.1 `user`) and what they wrote about themselves for their
//! reviewers alone (domain 2.1, last rule; 2.3, 2.5): when they are erased it gives way to a mark.
//! *Office records* are what the office did and answers for: opinions from outside, kept in their
//! original words (2.4), the ledger from its measures to its closure (2.6, S49–S55), what was promised
//! for a unit and where things were published (2.7, S44). They stay, name the person no more, and their
//! free text is searched for the name. Numbers, states and dates stay everywhere, so totals do.

/// What becomes of the columns of one table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub table: &'static str,
    /// The rows that are the person's own (`?1`); in these `own` is personal.
    pub whose: &'static str,
    /// The rows in which `names` are the person's.
    pub named: &'static str,
    /// The column by which a removed row is known to have been the person's; empty for none.
    pub column: &'static str,
    /// Erased; in other rows they are somebody else's names and never searched.
    pub names: &'static [&'static str],
    /// Erased; in other rows free text like `text`.
    pub own: &'static [&'static str],
    /// Free text of the office: stays, is searched, and can have the name replaced.
    pub text: &'static [&'static str],
    /// Names that the office gave: stay, are searched, and are changed by hand alone.
    pub fixed: &'static [&'static str],
    /// Codes, dates, numbers and ids: they say nothing by themselves.
    #[cfg_attr(not(test), expect(dead_code, reason = "decided, and nothing to be done"))]
    pub plain: &'static [&'static str],
    /// The rows that stay and had to do with the person (`?1`), to be counted.
    pub kept: &'static str,
}

const NOBODYS: &str = "1=0";

const NONE: Rule = Rule {
    table: "",
    whose: NOBODYS,
    named: NOBODYS,
    column: "",
    names: &[],
    own: &[],
    text: &[],
    fixed: &[],
    plain: &[],
    kept: NOBODYS,
};

/// The rows of a table whose column `person` is theirs.
const fn of_person(table: &'static str) -> Rule {
    Rule { table, whose: "person=?1", named: "person=?1", column: "person", ..NONE }
}

const OF_OWN_COMMITMENT: &str =
    "commitment IN (SELECT id FROM commitment WHERE person=?1 AND kind='person')";

/// Every table of records and every column of it.
pub(super) const RULES: &[Rule] = &[
    // 2.1: the name is the person's, their place in the office is the office's.
    Rule {
        whose: "id=?1",
        named: "id=?1",
        column: "",
        names: &["login", "name", "sort_key", "title", "os_uid"],
        plain: &["unit", "cadre", "status"],
        ..of_person("person")
    },
    Rule {
        names: &["label", "key"],
        // The fingerprint stays, so that nobody can ever come in with that key as somebody else.
        plain: &["person", "kind", "fingerprint", "withdrawn_on"],
        ..of_person("login_key")
    },
    Rule {
        plain: &["campaign", "person", "role"],
        kept: "person=?1",
        table: "role_assignment",
        ..NONE
    },
    Rule {
        table: "unit",
        fixed: &["name", "short_name"],
        plain: &["parent", "supervisor"],
        kept: "supervisor=?1",
        ..NONE
    },
    Rule {
        table: "office_campaign",
        fixed: &["source"],
        plain: &["template", "template_version", "year", "unit", "status"],
        ..NONE
    },
    Rule {
        table: "office_phase",
        plain: &["campaign", "no", "first_day", "last_day", "opened_at", "opened_by"],
        ..NONE
    },
    Rule {
        table: "channel",
        fixed: &["value", "hours"],
        plain: &["campaign", "kind", "valid"],
        ..NONE
    },
    // 2.3, 2.5: read by their reviewers alone; what these wrote beside it is about the person too.
    Rule {
        names: &["signed_name"],
        own: &["body", "comment"],
        plain: &[
            "campaign",
            "person",
            "step",
            "status",
            "submitted_on",
            "reviewer",
            "reviewed_on",
            "offline",
        ],
        ..of_person("step_entry")
    },
    Rule {
        own: &["note"],
        plain: &["campaign", "person", "topic", "day", "form", "tenths"],
        ..of_person("study_record")
    },
    Rule {
        own: &["title", "body", "comment"],
        plain: &[
            "campaign",
            "person",
            "topic",
            "status",
            "submitted_on",
            "reviewer",
            "reviewed_on",
        ],
        ..of_person("reflection")
    },
    Rule {
        own: &["fact", "cause", "plan", "comment"],
        plain: &["campaign", "person", "step", "item", "result", "finding"],
        ..of_person("answer")
    },
    // 2.4: the words of others, unchanged; whoever took them down is their clerk.
    Rule {
        table: "opinion",
        text: &["giver", "original", "summary", "reason"],
        plain: &[
            "campaign",
            "no",
            "author",
            "received_on",
            "source",
            "channel",
            "category",
            "decision",
            "finding",
            "status",
        ],
        kept: "author=?1",
        ..NONE
    },
    // 2.7: a personal commitment is the person's; one of the unit or its leaders is the office's.
    Rule {
        table: "commitment",
        whose: "person=?1 AND kind='person'",
        named: "person=?1",
        column: "person",
        names: &["signed_name"],
        own: &["title", "comment"],
        text: &["place", "audience"],
        plain: &[
            "campaign",
            "no",
            "step",
            "kind",
            "person",
            "status",
            "submitted_on",
            "reviewer",
            "reviewed_on",
            "published_on",
        ],
        kept: "person=?1 AND kind<>'person'",
        ..NONE
    },
    Rule {
        table: "commitment_item",
        whose: OF_OWN_COMMITMENT,
        column: "created_by",
        own: &["text"],
        plain: &["commitment", "position", "due"],
        ..NONE
    },
    Rule {
        table: "commitment_check",
        whose: OF_OWN_COMMITMENT,
        column: "created_by",
        own: &["proof"],
        plain: &["commitment", "item", "day", "state", "evaluator"],
        ..NONE
    },
    // 2.6: a finding of the self-examination repeats its author's own words; all others, and what
    // the office did about any, are the ledger.
    Rule {
        table: "finding",
        whose: "author=?1 AND source='self_exam'",
        column: "author",
        own: &["title", "description", "cause", "reason", "criterion"],
        text: &["co_units"],
        plain: &[
            "campaign",
            "no",
            "source",
            "source_ref",
            "author",
            "category",
            "level",
            "severity",
            "kind",
            "leader",
            "owner",
            "due",
            "next_review",
            "review_cycle",
            "original_due",
            "status",
            "confirmed_by",
            "confirmed_on",
            "applied_on",
            "closed_on",
            "returns",
            "reopens",
        ],
        kept: "(author=?1 AND source<>'self_exam') OR (author<>?1 AND (owner=?1 OR leader=?1))",
        ..NONE
    },
    Rule {
        table: "measure",
        text: &["means", "target"],
        plain: &["finding", "position", "owner", "due", "percent"],
        kept: "owner=?1",
        ..NONE
    },
    Rule {
        table: "progress_note",
        text: &["text"],
        plain: &["finding", "measure", "day", "percent"],
        kept: "created_by=?1",
        ..NONE
    },
    Rule {
        table: "closure",
        text: &["result", "evidence", "verify_comment", "sign_comment", "return_reason"],
        plain: &[
            "finding",
            "applied_by",
            "applied_on",
            "verified_by",
            "verified_on",
            "verify_method",
            "signed_by",
            "signed_on",
            "returned_by",
            "recognised",
        ],
        kept: "applied_by=?1 OR verified_by=?1 OR signed_by=?1 OR returned_by=?1",
        ..NONE
    },
];

impl Rule {
    /// The rule of a table.
    pub fn of(table: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.table == table)
    }

    /// Free text that stays in a row which is not the person's own, and may be rewritten.
    pub fn free(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.own.iter().chain(self.text).copied()
    }

    /// Every column that is searched in such a row.
    pub fn searched(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.free().chain(self.fixed.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{record::META_COLUMNS, schema::SCHEMA};

    #[test]
    fn every_column_of_every_table_is_decided_once() {
        assert_eq!(RULES.len(), SCHEMA.tables.len());
        for table in SCHEMA.tables.iter().map(|table| table()) {
            let rule = Rule::of(table.name).unwrap_or_else(|| panic!("{}", table.name));
            let mut decided: Vec<&str> =
                [rule.names, rule.own, rule.text, rule.fixed, rule.plain].concat();
            let mut columns = table.columns.to_vec();
            decided.sort_unstable();
            columns.sort_unstable();
            assert_eq!(decided, columns, "{}", table.name);
            let known = |column: &str| columns.contains(&column) || META_COLUMNS.contains(&column);
            assert!(rule.column.is_empty() || known(rule.column), "{}", table.name);
            let erased = rule.names.is_empty() && rule.own.is_empty();
            assert_eq!(erased, rule.whose == NOBODYS, "{}", table.name);
        }
    }
}
