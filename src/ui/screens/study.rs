//! Study: how far it is, which education types are covered, the list, and what is selected in full.

mod detail;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::ctx::Session;
use crate::app::screens::study::{Line, Part, Study};
use crate::domain::step::{StepKind, StudyParams};
use crate::domain::study::{ReviewStatus, StudyView};
use crate::i18n::format;
use crate::i18n::labels::Label as _;
use crate::text as words;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::{step_head, text};
use crate::ui::{Look, layout};

/// Rows of the detail where it stands below the list.
const DETAIL_ROWS: u16 = 6;
/// In a low terminal the list keeps at least so many.
const LIST_ROWS: u16 = 7;
/// Two pieces of the coverage line stand so far apart.
const GAP: &str = "   ";

/// Draws the screen.
pub fn draw(screen: &Study, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(params)) = (&screen.view, screen.params(session)) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    if let (Some(scroll), Some(row)) = (&screen.reading, screen.reflection()) {
        detail::reading(row, params, scroll, look, area, buf);
        return;
    }
    let done = view.reflections.iter().filter(|row| row.row.counts()).count();
    // What is asked for decides; what was studied of one's own accord counts beside it (S32).
    let is_studied = |key: &str| view.records.iter().any(|record| record.row.topic == key);
    let studied = params.topics.iter().filter(|topic| is_studied(&topic.key)).count();
    let figures = look.tr.study_figures(
        view.required_reflections,
        view.done_topics,
        done,
        studied,
        params.topics.len(),
        view.required_topics,
    );
    let rest =
        step_head::draw(StepKind::Study, &view.head, &figures, &view.rights, look, area, buf);
    let rest = coverage(view, params, look, rest, buf);
    let panes =
        layout::panes_with(rest, DETAIL_ROWS.min(rest.height.saturating_sub(LIST_ROWS + 1)));
    text::rule(buf, panes.rule, look);
    list(screen, params, look, panes.list, buf);
    let page = detail::page(screen, view, params, look);
    page.draw(0, panes.detail, buf);
}

/// The education types, each with a mark and a word; on as many rows as they need.
fn coverage(
    view: &StudyView,
    params: &StudyParams,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let (tr, style) = (look.tr, look.style);
    let pieces = view.coverage.iter().map(|covered| {
        let kind = params.education(&covered.kind).map_or("", |kind| kind.name.pick(tr.lang()));
        match (covered.required, covered.records) {
            (true, 0) => (tr.study_uncovered(kind), style.accent),
            (false, count) => (tr.study_optional(count, kind), style.dim),
            (true, count) => (tr.study_covered(count, kind), style.text),
        }
    });
    let width = usize::from(area.width);
    let mut rows: Vec<Vec<(String, Style)>> = vec![Vec::new()];
    let mut used = 0;
    for (said, style) in pieces {
        let wide = words::width(&said);
        if used > 0 && used + GAP.len() + wide > width {
            rows.push(Vec::new());
            used = 0;
        }
        let Some(row) = rows.last_mut() else { continue };
        if used > 0 {
            row.push((GAP.to_owned(), style));
            used += GAP.len();
        }
        used += wide;
        row.push((said, style));
    }
    let height = u16::try_from(rows.len()).unwrap_or(1);
    let (lines, rest) = layout::top(area, height);
    for (row, at) in rows.iter().zip(lines.rows()) {
        let pieces: Vec<(&str, Style)> = row.iter().map(|(said, s)| (said.as_str(), *s)).collect();
        text::put_pieces(buf, at, &pieces);
    }
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    rest
}

fn list(screen: &Study, params: &StudyParams, look: &Look, area: Rect, buf: &mut Buffer) {
    let tr = look.tr;
    let widest = |all: &mut dyn Iterator<Item = String>, most: usize| {
        let widest = all.map(|said| words::width(&said)).max().unwrap_or(0);
        u16::try_from(widest.min(most)).unwrap_or(8)
    };
    let states = &mut ReviewStatus::ALL.iter().map(|status| status_word(*status, look).0);
    let forms = &mut params.forms.iter().map(|form| form.name.pick(tr.lang()).to_owned());
    let columns = [
        Column::fixed("", widest(states, 12)),
        Column::flex("", 1),
        Column::fixed("", widest(forms, 15)).only_from(66),
        Column::fixed("", 9).right(),
    ];
    let cells = |line: &Line| cells(line, params, look);
    table::draw(&screen.list, &columns, cells, &tr.study_empty(), look, area, buf);
}

fn cells(line: &Line, params: &StudyParams, look: &Look) -> Vec<Cell> {
    let (tr, style) = (look.tr, look.style);
    let lang = tr.lang();
    let title = |key: &str| params.topic(key).map_or("", |topic| topic.title.pick(lang));
    match line {
        Line::Heading(part) => vec![Cell::from(match part {
            Part::Missing(count) => tr.study_part_missing(*count),
            Part::Reflections { done, asked } => tr.study_part_reflections(*asked, *done),
            Part::Records(count) => tr.study_part_records(*count),
        })],
        Line::Missing(key) => vec![
            Cell::styled(tr.study_required(), style.accent),
            Cell::from(title(key)),
            Cell::from(""),
            Cell::styled(tr.study_not_studied(), style.accent),
        ],
        Line::ToWrite(left) => vec![
            Cell::from(""),
            Cell::from(tr.study_to_write()),
            Cell::from(""),
            if *left > 0 {
                Cell::styled(tr.study_to_write_left(*left), style.accent)
            } else {
                Cell::from("")
            },
        ],
        Line::Reflection(row) => {
            let (word, tone) = status_word(row.row.status, look);
            let day = row.row.submitted_on.map(|day| format::date_short(tr, day));
            vec![
                Cell::styled(word, tone),
                Cell::from(row.row.title.as_str()),
                Cell::styled(tr.common_chars(row.chars), style.dim),
                Cell::styled(day.unwrap_or_default(), style.dim),
            ]
        }
        Line::Record(row) => {
            let form = params.form(&row.row.form).map_or("", |form| form.name.pick(lang));
            let hours = if row.row.tenths > 0 {
                tr.study_hours_value(format::tenths(row.row.tenths))
            } else {
                String::new()
            };
            vec![
                Cell::styled(format::date_short(tr, row.row.day), style.dim),
                Cell::from(title(&row.row.topic)),
                Cell::styled(form, style.dim),
                Cell::styled(hours, style.dim),
            ]
        }
    }
}

/// The state of a reflection: a mark where nothing is to do any more, and a word.
fn status_word(status: ReviewStatus, look: &Look) -> (String, Style) {
    let word = status.label(look.tr);
    match status {
        ReviewStatus::Read => (format!("✓ {word}"), look.style.text),
        ReviewStatus::Returned => (word, look.style.error),
        ReviewStatus::Draft => (word, look.style.accent),
        ReviewStatus::Submitted => (word, look.style.text),
    }
}
