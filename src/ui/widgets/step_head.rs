//! The first lines of a step's screen: how far it is, until when, and what its reviewer said.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text;
use crate::domain::policy::{Act, Rights};
use crate::domain::refusal::Refusal;
use crate::domain::step::StepKind;
use crate::domain::step_entry::{EntryHead, StepStatus};
use crate::i18n::{errors, format, labels};
use crate::text as words;
use crate::ui::{Look, layout};

/// Rows a reviewer's comment may take here at most; all of it stands in the detail.
const COMMENT_ROWS: usize = 2;

/// Draws status, figures and due date; below, the comment of a return or why nothing can be
/// written yet. Gives what is left of the area.
pub fn draw(
    kind: StepKind,
    head: &EntryHead,
    figures: &str,
    rights: &Rights,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let (tr, style) = (look.tr, look.style);
    let status = head.status.unwrap_or(StepStatus::NotStarted);
    let (first, mut rest) = layout::top(area, 1);
    let (time, late) = time(head, status, look);
    let taken = text::put_right(buf, first, &time, if late { style.late } else { style.dim });
    let room = Rect { width: first.width.saturating_sub(taken + 1), ..first };
    let mark = if status.is_finished() { "✓ " } else { "" };
    let word = labels::step_status(tr, kind, status);
    let tone = if status == StepStatus::Returned { style.error } else { style.strong };
    let status_word = [(mark, style.accent), (word.as_str(), tone), ("   ", style.text)];
    let used = text::put_pieces(buf, room, &status_word);
    let beside = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
    // Figures that would be cut take a row of their own.
    if text::columns(figures) <= beside.width {
        text::put(buf, beside, figures, style.text);
    } else {
        let (row, below) = layout::top(rest, 1);
        text::put(buf, row, figures, style.text);
        rest = below;
    }
    for line in said(head, status, rights, look, area.width) {
        let (row, below) = layout::top(rest, 1);
        let tone = if status == StepStatus::Returned { style.error } else { style.dim };
        text::put(buf, row, &line, tone);
        rest = below;
    }
    rest
}

fn time(head: &EntryHead, status: StepStatus, look: &Look) -> (String, bool) {
    let tr = look.tr;
    let day = |date| format::date_short(tr, date);
    if status.is_open() {
        return match head.due {
            Some(_) if head.late_days > 0 => (tr.common_days_late(head.late_days), true),
            Some(due) if due == look.today => (tr.common_due_today(), false),
            Some(due) => (tr.common_due_on(day(due)), false),
            None => (String::new(), false),
        };
    }
    let Some(on) = head.submitted_on else { return (String::new(), false) };
    let handed_in = tr.steps_submitted_on(day(on));
    if head.late_days > 0 {
        (tr.common_in_brackets(tr.common_days_late(head.late_days), handed_in), true)
    } else {
        (handed_in, false)
    }
}

/// What must be known before anything is typed.
fn said(
    head: &EntryHead,
    status: StepStatus,
    rights: &Rights,
    look: &Look,
    width: u16,
) -> Vec<String> {
    let tr = look.tr;
    let said = if let Err(why @ Refusal::PhaseNotOpen(_)) = rights.check(Act::WriteEntry) {
        errors::refusal(tr, &why)
    } else if head.reviewer.is_empty() || status == StepStatus::Submitted {
        return Vec::new();
    } else {
        let day = head.reviewed_on.map(|on| format::date_short(tr, on)).unwrap_or_default();
        let who = head.reviewer.clone();
        if head.comment.is_empty() {
            tr.steps_read_by(day, who)
        } else {
            tr.common_label_value(tr.steps_reviewed_by(day, who), head.comment.clone())
        }
    };
    let width = usize::from(width.max(1));
    let mut lines = words::wrap(&words::safe::show_line(&said), width);
    if lines.len() > COMMENT_ROWS {
        let rest = lines.split_off(COMMENT_ROWS - 1).concat();
        lines.push(words::elide(&rest, width).into_owned());
    }
    lines
}
