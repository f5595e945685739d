//! Every change of a person's own entries, as a table of their own copy.

use super::{
    document::{Block, Section, Table},
    words::Words,
};
use crate::{
    clock,
    domain::{
        report::{MineRevision, RevisionText},
        self_exam::AnswerResult,
    },
    i18n::{
        format,
        labels::{self, Label as _},
    },
};

pub(super) fn section(words: Words, revisions: &[MineRevision]) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.revisions_at(),
            tr.revisions_entry(),
            tr.revisions_version(),
            tr.revisions_action(),
            tr.revisions_by(),
            tr.revisions_values(),
        ],
        3,
    );
    for revision in revisions {
        let values = match &revision.text {
            RevisionText::Removed => tr.revisions_removed(),
            RevisionText::Erased => tr.revisions_erased(),
            RevisionText::Values(values) => {
                let lines = values.iter().map(|(column, text)| value(words, column, text));
                lines.collect::<Vec<_>>().join("\n")
            }
        };
        table.row([
            moment(revision).into(),
            tr.revisions_kind(revision.entry.as_str()).into(),
            revision.version.into(),
            labels::action(tr, &revision.action).into(),
            (&revision.by).into(),
            values.into(),
        ]);
    }
    let erased = revisions.iter().filter(|row| row.text == RevisionText::Erased).count();
    let erased = i64::try_from(erased).unwrap_or(i64::MAX);
    Section::top(tr.revisions_title())
        .and((erased > 0).then(|| Block::Text(tr.revisions_erased_count(erased))))
        .with(words.table_or_none(table))
}

/// To the second and by the local clock: changes of one minute stay apart.
fn moment(revision: &MineRevision) -> String {
    clock::local(revision.at)
        .map_or_else(String::new, |at| at.format("%Y-%m-%d %H:%M:%S").to_string())
}

/// `label: value`, with the words of the campaign for its keys.
fn value(words: Words, column: &str, text: &str) -> String {
    let tr = words.tr;
    let shown = match column {
        "status" => labels::state(tr, text),
        "step" => words.step(text),
        "topic" => words.topic(text),
        "form" => words.form(text),
        "category" => words.category(text),
        "channel" => words.channel(text),
        "tenths" => text.parse().map_or_else(|_| text.to_owned(), format::tenths),
        "result" => {
            AnswerResult::from_code(text).map_or_else(|| text.to_owned(), |known| known.label(tr))
        }
        "item" => words.exam_item(text),
        _ => text.to_owned(),
    };
    tr.common_label_value(tr.revisions_column(column, labels::field_title(tr, column)), shown)
}
