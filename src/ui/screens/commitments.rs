//! Commitments: how far the step is, the list, and the selected commitment item by item.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::ctx::Session;
use crate::app::screens::commitments::{Commitments, channels_line, kind_name};
use crate::domain::commitment::{
    self, CheckState, CommitmentItem, CommitmentRow, CommitmentStatus, CommitmentsView,
};
use crate::domain::step::{CommitmentParams, StepKind};
use crate::domain::step_entry::StepStatus;
use crate::i18n::format;
use crate::i18n::labels::Label as _;
use crate::text as words;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::{step_head, text};
use crate::ui::{Look, layout};

/// Commitments are few: below the list the detail gets the room they leave.
const LIST_ROWS: (usize, usize) = (3, 8);
/// The widest word of a state.
const STATUS_MAX: usize = 14;

/// Draws the screen.
pub fn draw(screen: &Commitments, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(params)) = (&screen.view, screen.params(session)) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let selected = screen.list.selected();
    if let (Some(scroll), Some(row)) = (&screen.reading, selected) {
        return page(row, view, params, look).read(scroll, area, buf);
    }
    let published = view.rows.iter().filter(|row| row.row.status.is_public()).count();
    let figures = look.tr.commitments_figures(params.min_each, published);
    let rest =
        step_head::draw(StepKind::Commitment, &view.head, &figures, &view.rights, look, area, buf);
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    // One row of headings and one rule stand beside the rows.
    let rows = screen.list.len().clamp(LIST_ROWS.0, LIST_ROWS.1);
    let rows = u16::try_from(rows).unwrap_or(8);
    let panes = layout::panes_with(rest, rest.height.saturating_sub(rows + 2));
    text::rule(buf, panes.rule, look);
    let mine = screen.subject.is_mine(session);
    list(screen, params, mine, look, panes.list, buf);
    if let Some(row) = selected {
        page(row, view, params, look).draw(0, panes.detail, buf);
    }
}

fn list(
    screen: &Commitments,
    params: &CommitmentParams,
    mine: bool,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) {
    let tr = look.tr;
    let widest = |all: &mut dyn Iterator<Item = String>| {
        let widest = all.map(|said| words::width(&said)).max().unwrap_or(0);
        u16::try_from(widest.min(STATUS_MAX)).unwrap_or(8)
    };
    let returned = StepStatus::Returned.label(tr);
    let states = CommitmentStatus::ALL.iter().map(|status| format!("✓ {}", status.label(tr)));
    let kinds = &mut params.kinds.iter().map(|kind| kind.name.pick(tr.lang()).to_owned());
    let columns = [
        Column::fixed(tr.commitments_status(), widest(&mut states.chain([returned]))),
        Column::flex(tr.commitments_title(), 1),
        Column::fixed(tr.commitments_kind(), widest(kinds)).only_from(56),
        Column::fixed(tr.commitments_no(), 11).only_from(66),
        Column::fixed("", 8).right(),
    ];
    let empty = if mine { tr.commitments_empty_mine() } else { tr.commitments_empty_other() };
    let columns = if screen.list.is_empty() { &[] } else { columns.as_slice() };
    table::draw(&screen.list, columns, |row| cells(row, params, look), &empty, look, area, buf);
}

fn cells(row: &CommitmentRow, params: &CommitmentParams, look: &Look) -> Vec<Cell> {
    let (tr, style) = (look.tr, look.style);
    let (word, tone) = status_word(row, look);
    let late = row.items.iter().filter(|item| is_late(row, item, look)).count();
    let count = if late > 0 {
        Cell::styled(tr.commitments_late_items(late), style.late)
    } else {
        Cell::styled(tr.commitments_items_count(row.items.len()), style.dim)
    };
    vec![
        Cell::styled(word, tone),
        Cell::from(row.row.title.as_str()),
        Cell::styled(kind_name(params, row.row.kind, tr), style.dim),
        Cell::styled(row.row.no.as_str(), style.dim),
        count,
    ]
}

fn is_late(row: &CommitmentRow, item: &CommitmentItem, look: &Look) -> bool {
    commitment::is_overdue(row.row.status, item, &row.checks, look.today)
}

/// The state: a mark where nothing is to do any more, and a word.
fn status_word(row: &CommitmentRow, look: &Look) -> (String, Style) {
    let word = row.row.status.label(look.tr);
    match row.row.status {
        CommitmentStatus::Draft if commitment::was_returned(&row.row) => {
            (StepStatus::Returned.label(look.tr), look.style.error)
        }
        CommitmentStatus::Draft => (word, look.style.accent),
        CommitmentStatus::Evaluated => (format!("✓ {word}"), look.style.text),
        _ => (word, look.style.text),
    }
}

/// A commitment in full.
fn page<'a>(
    row: &CommitmentRow,
    view: &CommitmentsView,
    params: &CommitmentParams,
    look: &'a Look,
) -> Page<'a> {
    let (tr, style) = (look.tr, look.style);
    let day = |day| format::date_near(tr, day, look.today);
    let own = &row.row;
    let mut page = Page::new(look);
    page.heading(own.title.as_str());
    if !own.comment.is_empty() {
        let on = own.reviewed_on.map(day).unwrap_or_default();
        let by = tr.steps_reviewed_by(on, row.reviewer.clone());
        let said = tr.common_in_brackets(by, own.comment.clone());
        page.value_styled(tr.commitments_returned_with(), said, style.error);
    }
    let status = status_word(row, look).0;
    let status = match own.submitted_on.filter(|_| own.status == CommitmentStatus::Review) {
        Some(on) => tr.common_in_brackets(tr.steps_submitted_on(day(on)), status),
        None => status,
    };
    let facts = [status, kind_name(params, own.kind, tr), own.no.clone()];
    page.value(tr.commitments_status(), format::list(tr, facts));
    page.section(tr.commitments_items());
    for (index, item) in row.items.iter().enumerate() {
        page.para(format!("{}. {}", index + 1, item.text));
        let (said, tone) = state(row, item, look);
        if !said.is_empty() {
            page.styled(format!("   {said}"), tone);
        }
    }
    if let Some(on) = own.published_on {
        page.section(tr.commitments_published())
            .value(tr.commitments_where(), own.place.as_str())
            .value(tr.commitments_day(), day(on))
            .value(tr.commitments_audience(), own.audience.as_str());
    }
    if own.status != CommitmentStatus::Draft {
        page.value(tr.commitments_channels(), channels_line(&view.channels, tr));
    }
    page
}

/// Until when an item is promised and how it was found last.
fn state(row: &CommitmentRow, item: &CommitmentItem, look: &Look) -> (String, Style) {
    let (tr, style) = (look.tr, look.style);
    let day = |day| format::date_near(tr, day, look.today);
    let late = is_late(row, item, look);
    let due = item
        .due
        .map(|due| if late { tr.commitments_late(day(due)) } else { tr.commitments_due(day(due)) });
    let last = commitment::last_check(item, &row.checks);
    let found = last.map(|check| {
        let mark = match check.state {
            CheckState::Kept => "✓ ",
            CheckState::Broken => "✗ ",
            CheckState::Ongoing => "",
        };
        let state = format!("{mark}{}", check.state.label(tr));
        let said = tr.commitments_checked(day(check.day), state, check.evaluator.label(tr));
        if check.proof.is_empty() { said } else { tr.common_label_value(said, check.proof.clone()) }
    });
    let waiting = row.row.status.may_check().is_ok().then(|| tr.commitments_not_checked());
    let pieces: Vec<String> = [due, found.or(waiting)].into_iter().flatten().collect();
    let tone = if late { style.late } else { style.dim };
    (format::list(tr, pieces), tone)
}
