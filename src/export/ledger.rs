//! The rectification ledger in the official column order (domain A.2, first row).

use super::{
    document::{Block, Cell, Document, Section, Table},
    words::{Words, bracketed, day, day_cell},
};
use crate::{
    domain::{
        finding::{Finding, FindingStatus, RectifyKind},
        report::{LedgerLine, LedgerReport, ReportHead},
    },
    i18n::{Lang, Tr, labels::Label},
};

pub(super) fn document(head: &ReportHead, body: &LedgerReport, lang: Lang) -> Document {
    let words = Words::new(head, lang);
    let title = words.tr.report_title_ledger(words.campaign_name(), head.year.to_string());
    let section = Section::top(title.clone()).with(Block::Table(table(words, &body.rows)));
    let mut document = words.document(head, title, vec![section]);
    document.signatures = words.tr.report_signatures();
    document
}

/// 序号 · 问题类别 · 问题表现 · 问题来源 · 原因分析 · 整改措施 · 整改目标 · 分管领导 · 直接责任人 ·
/// 配合单位 · 整改类型 · 整改时限 · 进展情况 · 佐证材料 · 完成情况 · 销号时间 · 核查人 · 备注
pub(super) fn table(words: Words, lines: &[LedgerLine]) -> Table {
    let tr = words.tr;
    let mut table = Table::new(
        [
            tr.report_ledger_no(),
            tr.report_ledger_category(),
            tr.report_ledger_problem(),
            tr.report_ledger_source(),
            tr.report_ledger_cause(),
            tr.report_ledger_measures(),
            tr.report_ledger_goal(),
            tr.report_ledger_leader(),
            tr.report_ledger_owner(),
            tr.report_ledger_co_units(),
            tr.report_ledger_kind(),
            tr.report_ledger_due(),
            tr.report_ledger_progress(),
            tr.report_ledger_evidence(),
            tr.report_ledger_state(),
            tr.report_ledger_closed_on(),
            tr.report_ledger_verifier(),
            tr.report_ledger_remark(),
        ],
        1,
    );
    for (n, line) in (1..).zip(lines) {
        let row = &line.head.row;
        let closure = line.closure.as_ref();
        table.row([
            Cell::Count(n),
            words.category(&row.category).into(),
            problem(row).into(),
            row.source.label(tr).into(),
            Cell::from(&row.cause),
            measures(tr, line).into(),
            Cell::from(&row.criterion),
            Cell::from(&line.head.leader),
            Cell::from(&line.head.owner),
            Cell::from(&row.co_units),
            row.kind.map_or_else(String::new, |kind| kind.label(tr)).into(),
            due(tr, row).into(),
            progress(tr, line).into(),
            closure.map_or("", |closure| closure.evidence.as_str()).into(),
            state(tr, line).into(),
            day_cell(row.closed_on),
            Cell::from(&line.verified_by),
            remark(tr, row).into(),
        ]);
    }
    table
}

fn problem(row: &Finding) -> &str {
    if row.description.is_empty() { &row.title } else { &row.description }
}

/// One numbered line per measure: means, target, owner and date (S49–S52).
fn measures(tr: &Tr, line: &LedgerLine) -> String {
    let say = |(n, (measure, owner)): (usize, &(_, String))| {
        let measure: &crate::domain::finding::Measure = measure;
        let what = if measure.target.is_empty() {
            measure.means.clone()
        } else {
            tr.report_measure(measure.means.as_str(), measure.target.as_str())
        };
        let who = match measure.due {
            Some(due) => tr.report_measure_by(owner.as_str(), due.to_string()),
            None => owner.clone(),
        };
        format!("{}. {}", n + 1, bracketed(tr, what, who))
    };
    line.measures.iter().enumerate().map(say).collect::<Vec<_>>().join("\n")
}

/// The date it is due, or for a long-term finding its next review and how often that is.
fn due(tr: &Tr, row: &Finding) -> String {
    let date = day(row.deadline());
    match (row.kind, row.review_cycle) {
        (Some(RectifyKind::LongTerm), Some(cycle)) => {
            let cycle = tr.report_review_cycle(cycle.label(tr));
            if date.is_empty() { cycle } else { bracketed(tr, date, cycle) }
        }
        _ => date,
    }
}

/// How far the measures are and what was noted last.
fn progress(tr: &Tr, line: &LedgerLine) -> String {
    let percent = tr.common_percent(line.head.percent.to_string());
    match (line.measures.is_empty(), line.progress.is_empty()) {
        (true, true) => String::new(),
        (true, false) => line.progress.clone(),
        (false, true) => percent,
        (false, false) => tr.common_label_value(percent, line.progress.as_str()),
    }
}

/// Its state, how it was recognised, and whether it is late.
fn state(tr: &Tr, line: &LedgerLine) -> String {
    let state = line.head.row.status.label(tr);
    let recognised = line.closure.as_ref().and_then(|closure| closure.recognised);
    if line.head.late_days > 0 {
        bracketed(tr, state, tr.common_days_late(line.head.late_days))
    } else if let (true, Some(recognised)) = (line.head.row.status.is_closed(), recognised) {
        bracketed(tr, state, recognised.label(tr))
    } else {
        state
    }
}

/// Its number in zicha and what the columns do not say.
fn remark(tr: &Tr, row: &Finding) -> String {
    let mut parts = vec![row.no.clone()];
    if row.status == FindingStatus::Rejected && !row.reason.is_empty() {
        parts.push(tr.report_rejected_because(row.reason.as_str()));
    }
    if let (Some(first), Some(due)) = (row.original_due, row.due)
        && first != due
    {
        parts.push(tr.report_first_due(first.to_string()));
    }
    if row.returns > 0 {
        parts.push(tr.report_returned_times(row.returns));
    }
    if row.reopens > 0 {
        parts.push(tr.report_reopened_times(row.reopens));
    }
    parts.join(&tr.report_clause_separator())
}
