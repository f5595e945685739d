//! The summary of the campaign in the order of the official report (domain 3.10).

use super::{
    document::{Block, Document, Section, Table},
    words::{Words, bracketed, day_cell},
};
use crate::{
    domain::{
        report::{ReportHead, Share, SummaryReport},
        walk::PhaseState,
    },
    i18n::{Lang, format, labels::Label},
};

pub(super) fn document(head: &ReportHead, body: &SummaryReport, lang: Lang) -> Document {
    let words = Words::new(head, lang);
    let tr = words.tr;
    let title = tr.report_title_summary(words.campaign_name(), head.year.to_string());
    let sections = vec![
        Section::top(tr.report_section_overview()),
        organisation(words, head, body),
        phases(words, body),
        progress(words, body),
        Section::top(tr.report_section_work()),
        study(words, body),
        opinions(words, body),
        self_exam(words, body),
        commitments(words, body),
        ledger(words, body),
        results(words, body),
        lacking(words, body),
        next(words, body),
    ];
    words.document(head, title, sections)
}

fn organisation(words: Words, head: &ReportHead, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let basis = head.campaign.basis.iter().map(|basis| {
        let title = basis.title.pick(tr.lang()).to_owned();
        if basis.number.is_empty() { title } else { bracketed(tr, title, basis.number.as_str()) }
    });
    let basis: Vec<String> = basis.collect();
    Section::sub(tr.report_section_organisation()).facts([
        (tr.report_leader(), words.list(&body.leaders)),
        (tr.report_coordinator(), words.list(&body.coordinators)),
        (tr.report_people(), tr.common_people(body.people)),
        (tr.report_basis(), words.list(&basis)),
    ])
}

fn phases(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_column_phase(),
            tr.report_column_first_day(),
            tr.report_column_last_day(),
            tr.report_column_state(),
        ],
        1,
    );
    for phase in &body.phases {
        table.row([
            words.phase(phase.no).into(),
            day_cell(Some(phase.first_day)),
            day_cell(Some(phase.last_day)),
            phase.state.label(tr).into(),
        ]);
    }
    Section::sub(tr.report_section_phases()).with(words.table_or_none(table))
}

fn progress(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_column_phase(),
            tr.report_column_step(),
            tr.report_column_finished(),
            tr.report_column_waiting(),
            tr.report_column_late(),
            tr.report_column_submitted_late(),
            tr.report_column_due(),
        ],
        2,
    );
    for step in &body.steps {
        table.row([
            words.phase(step.phase).into(),
            words.step(&step.step).into(),
            words.share(step.finished).into(),
            step.waiting.into(),
            step.late.into(),
            step.submitted_late.into(),
            day_cell(step.due),
        ]);
    }
    Section::sub(tr.report_section_progress()).with(words.table_or_none(table))
}

fn study(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let mut coverage =
        Table::new([tr.report_column_education(), tr.report_column_people_covered()], 1);
    for (key, share) in &body.coverage {
        coverage.row([words.education(key).into(), words.share(*share).into()]);
    }
    Section::sub(tr.report_section_study())
        .facts([
            (tr.report_study_records(), body.study_records.to_string()),
            (tr.report_study_hours(), tr.common_hours(format::tenths(body.study_tenths))),
            (tr.report_reflections_read(), words.share(body.reflections)),
        ])
        .with(words.table_or_none(coverage))
}

fn opinions(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let by_source = body.opinions_by_source.iter();
    let by_source = by_source.map(|(key, count)| (words.source(key), *count)).collect();
    Section::sub(tr.report_section_opinions())
        .facts([
            (tr.report_opinions(), body.opinions.to_string()),
            (tr.report_opinions_decided(), words.share(body.opinions_decided)),
            (tr.report_opinions_converted(), words.share(body.opinions_converted)),
        ])
        .and(words.breakdown(tr.report_column_source(), by_source, body.opinions))
}

fn self_exam(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [tr.report_column_named_problem(), tr.report_column_slight(), tr.report_column_problem()],
        1,
    );
    for named in &body.named_problems {
        let share = |part| words.share(Share::new(part, named.answered));
        table.row([
            words.category(&named.key).into(),
            share(named.slight).into(),
            share(named.problem).into(),
        ]);
    }
    Section::sub(tr.report_section_self_exam()).with(words.table_or_none(table))
}

fn commitments(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let channels = body.channels.iter().filter(|channel| channel.valid).map(|channel| {
        let value = if channel.hours.is_empty() {
            channel.value.clone()
        } else {
            bracketed(tr, channel.value.as_str(), channel.hours.as_str())
        };
        (channel.kind.label(tr), value)
    });
    Section::sub(tr.report_section_commitments())
        .facts([
            (tr.report_commitments_published(), words.share(body.commitments)),
            (tr.report_items_kept(), words.share(body.items_kept)),
        ])
        .with(Block::Facts(channels.collect()))
}

fn ledger(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let kinds = body.by_kind.iter().map(|(kind, count)| {
        (kind.map_or_else(|| tr.report_kind_undecided(), |kind| kind.label(tr)), *count)
    });
    let categories = body.by_category.iter().map(|(key, n)| (words.category(key), *n));
    let states = body.by_status.iter().map(|(status, n)| (status.label(tr), *n));
    let in_all = body.by_status.iter().map(|(_, n)| n).sum();
    Section::sub(tr.report_section_ledger())
        .facts([
            (tr.report_findings(), body.findings.to_string()),
            (tr.report_closed(), words.share(body.closed)),
            (tr.report_closed_in_time(), words.share(body.closed_in_time)),
            (tr.report_reopened(), words.share(body.reopened)),
        ])
        .and(words.breakdown(tr.report_column_kind(), kinds.collect(), body.findings))
        .and(words.breakdown(tr.report_column_category(), categories.collect(), body.findings))
        .and(words.breakdown(tr.report_column_state(), states.collect(), in_all))
}

/// What the figures say by themselves; the examples are for the author of the report.
fn results(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let steps = body.steps.iter().fold(Share::default(), |sum, step| {
        Share::new(sum.part + step.finished.part, sum.base + step.finished.base)
    });
    Section::top(tr.report_section_results())
        .facts([
            (tr.report_steps_finished(), words.share(steps)),
            (tr.report_closed(), words.share(body.closed)),
            (tr.report_items_kept(), words.share(body.items_kept)),
        ])
        .with(Block::Text(tr.report_add_examples()))
}

fn lacking(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_column_late_item(),
            tr.report_column_owner(),
            tr.report_column_supervisor(),
            tr.report_column_due(),
            tr.report_column_days_late(),
        ],
        2,
    );
    for late in &body.late {
        let what = if late.step.is_empty() { late.subject.clone() } else { words.step(&late.step) };
        table.row([
            what.into(),
            (&late.name).into(),
            (&late.leader).into(),
            day_cell(Some(late.due)),
            late.days.into(),
        ]);
    }
    let section = Section::top(tr.report_section_lacking());
    if table.rows.is_empty() {
        return section.with(Block::Text(tr.report_nothing_late()));
    }
    let shown = table.rows.len() as i64;
    let count = if shown < body.late_count {
        tr.report_late_longest(body.late_count, shown)
    } else {
        tr.report_late_count(shown)
    };
    section.with(Block::Text(count)).with(Block::Table(table))
}

fn next(words: Words, body: &SummaryReport) -> Section {
    let tr = words.tr;
    let mut section = Section::top(tr.report_section_next());
    let mut table = Table::new(
        [
            tr.report_column_no(),
            tr.report_column_long_term(),
            tr.report_column_owner(),
            tr.report_column_next_review(),
        ],
        1,
    );
    for line in &body.long_term {
        table.row([
            (&line.no).into(),
            (&line.title).into(),
            (&line.owner).into(),
            day_cell(line.next_review),
        ]);
    }
    if !table.rows.is_empty() {
        section.blocks.push(Block::Table(table));
    }
    let mut ahead = Vec::new();
    for phase in body.phases.iter().filter(|phase| phase.state == PhaseState::Ahead) {
        let first = format::date_long(tr, phase.first_day);
        ahead.push(tr.report_phase_begins(first, words.phase(phase.no)));
        let announced = words.campaign.phase_no(phase.no).map(|p| p.announced.as_slice());
        let announced = announced.unwrap_or_default().iter();
        ahead.extend(announced.map(|line| line.pick(tr.lang()).to_owned()));
    }
    if !ahead.is_empty() {
        section.blocks.push(Block::List(ahead));
    }
    section.with(Block::Text(tr.report_attachment()))
}
