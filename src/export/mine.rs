//! Everything one person entered, as that person's own copy.

use super::{
    document::{Block, Document, Section, Table},
    ledger, revisions,
    words::{Words, day, day_cell},
};
use crate::{
    domain::{
        commitment::CommitmentCheck,
        report::{MineCommitment, MineReport, ReportHead},
        study::Reflection,
    },
    i18n::{
        Lang, format,
        labels::{self, Label},
    },
};

pub(super) fn document(head: &ReportHead, body: &MineReport, lang: Lang) -> Document {
    let words = Words::new(head, lang);
    let tr = words.tr;
    let title =
        tr.report_title_mine(words.campaign_name(), body.name.as_str(), head.year.to_string());
    let mut sections = vec![steps(words, body), records(words, body)];
    sections.extend(body.reflections.iter().map(|reflection| text_of(words, reflection)));
    sections.push(answers(words, body));
    sections.extend(statements(words, body));
    sections.push(opinions(words, body));
    sections.push(
        Section::top(tr.report_section_commitments())
            .and(body.commitments.is_empty().then(|| Block::Text(tr.report_nothing()))),
    );
    sections.extend(body.commitments.iter().map(|commitment| promised(words, commitment)));
    sections.push(
        Section::top(tr.report_section_ledger())
            .with(words.table_or_none(ledger::table(words, &body.findings))),
    );
    sections.extend(body.revisions.as_ref().map(|rows| revisions::section(words, rows)));
    let mut document = words.document(head, title, sections);
    document.head.insert(1, (tr.report_column_name(), body.name.clone()));
    if !body.title.is_empty() {
        document.head.insert(2, (tr.report_column_title(), body.title.clone()));
    }
    document
}

fn steps(words: Words, body: &MineReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_column_step(),
            tr.report_column_state(),
            tr.report_column_due(),
            tr.report_column_submitted_on(),
            tr.report_column_comment(),
        ],
        1,
    );
    for step in &body.steps {
        table.row([
            words.step(&step.step).into(),
            labels::step_status(tr, words.step_kind(&step.step), step.status).into(),
            day_cell(step.due),
            day_cell(step.submitted_on),
            (&step.comment).into(),
        ]);
    }
    Section::top(tr.report_section_progress()).with(words.table_or_none(table))
}

fn records(words: Words, body: &MineReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_column_date(),
            tr.report_column_topic(),
            tr.report_column_form(),
            tr.report_column_hours(),
            tr.report_ledger_remark(),
        ],
        2,
    );
    for record in &body.records {
        table.row([
            day_cell(Some(record.day)),
            words.topic(&record.topic).into(),
            words.form(&record.form).into(),
            format::tenths(record.tenths).into(),
            (&record.note).into(),
        ]);
    }
    Section::top(tr.report_section_study()).with(words.table_or_none(table))
}

fn text_of(words: Words, reflection: &Reflection) -> Section {
    let tr = words.tr;
    Section::sub(tr.report_reflection(reflection.title.as_str()))
        .facts([
            (tr.report_column_topic(), words.topic(&reflection.topic)),
            (tr.report_column_state(), reflection.status.label(tr)),
            (tr.report_column_submitted_on(), day(reflection.submitted_on)),
            (tr.report_column_comment(), reflection.comment.clone()),
        ])
        .with(Block::Text(reflection.body.clone()))
}

fn answers(words: Words, body: &MineReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_column_question(),
            tr.report_column_answer(),
            tr.report_column_fact(),
            tr.report_ledger_cause(),
            tr.report_column_plan(),
            tr.report_column_comment(),
        ],
        1,
    );
    for answer in &body.answers {
        table.row([
            words.exam_item(&answer.item).into(),
            answer.result.label(tr).into(),
            (&answer.fact).into(),
            (&answer.cause).into(),
            (&answer.plan).into(),
            (&answer.comment).into(),
        ]);
    }
    Section::top(tr.report_section_self_exam()).with(words.table_or_none(table))
}

/// The texts of the steps, each under the step's name.
fn statements(words: Words, body: &MineReport) -> Vec<Section> {
    let written = body.steps.iter().filter(|step| !step.body.is_empty());
    let mut sections: Vec<_> = written
        .map(|step| Section::sub(words.step(&step.step)).with(Block::Text(step.body.clone())))
        .collect();
    if !sections.is_empty() {
        sections.insert(0, Section::top(words.tr.report_section_statements()));
    }
    sections
}

fn opinions(words: Words, body: &MineReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_column_no(),
            tr.report_column_date(),
            tr.report_column_source(),
            tr.report_column_channel(),
            tr.report_column_giver(),
            tr.report_column_original(),
            tr.report_column_summary(),
            tr.report_column_category(),
            tr.report_column_decision(),
            tr.report_column_reason(),
        ],
        1,
    );
    for opinion in &body.opinions {
        table.row([
            (&opinion.no).into(),
            day_cell(Some(opinion.received_on)),
            words.source(&opinion.source).into(),
            words.channel(&opinion.channel).into(),
            (&opinion.giver).into(),
            (&opinion.original).into(),
            (&opinion.summary).into(),
            words.category(&opinion.category).into(),
            opinion.decision.map_or_else(String::new, |decision| decision.label(tr)).into(),
            (&opinion.reason).into(),
        ]);
    }
    Section::top(tr.report_section_opinions()).with(words.table_or_none(table))
}

fn promised(words: Words, commitment: &MineCommitment) -> Section {
    let tr = words.tr;
    let row = &commitment.row;
    let mut items = Table::new(
        [
            tr.report_ledger_no(),
            tr.report_column_promise(),
            tr.report_column_due(),
            tr.report_column_fulfilment(),
        ],
        1,
    );
    for (n, item) in (1..).zip(&commitment.items) {
        let checks = commitment.checks.iter().filter(|check| check.item == item.meta.id);
        let checks: Vec<_> = checks.map(|check| checked(words, check)).collect();
        items.row([n.into(), (&item.text).into(), day_cell(item.due), checks.join("\n").into()]);
    }
    Section::sub(format!("{} {}", row.no, row.title))
        .facts([
            (tr.report_column_kind(), row.kind.label(tr)),
            (tr.report_column_state(), row.status.label(tr)),
            (tr.report_published_on(), day(row.published_on)),
            (tr.report_published_at(), row.place.clone()),
            (tr.report_column_comment(), row.comment.clone()),
        ])
        .with(words.table_or_none(items))
}

fn checked(words: Words, check: &CommitmentCheck) -> String {
    let tr = words.tr;
    let state = format!("{} {}", day(Some(check.day)), check.state.label(tr));
    if check.proof.is_empty() { state } else { tr.common_label_value(state, check.proof.as_str()) }
}
