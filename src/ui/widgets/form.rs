//! A form: its fields one below the other, what is wrong beneath them, the caret where one types.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{form_field, popup, scroll_mark, text};
use crate::app::form::{Banner, Form, FormField, Kind, Phase};
use crate::domain::problem::Problem;
use crate::i18n::{Tr, errors, format};
use crate::text as words;
use crate::ui::{Look, layout};

/// Draws a form in place of a screen; the cell of the caret.
pub fn draw(form: &Form, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let said = banner(form, look);
    let (top, rest) = layout::top(area, u16::from(said.is_some()) * 2);
    if let Some((said, style)) = said {
        text::paragraph(buf, top, &said, style);
    }
    let view = View::new(form, look, (rest.width, rest.height));
    view.draw(rest, buf)
}

/// Draws a form as a window; the cell of the caret.
pub fn draw_popup(form: &Form, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let width = area.width.saturating_sub(8).min(68);
    let said = banner(form, look);
    let height =
        View::new(form, look, (width, area.height)).height() + if said.is_some() { 2 } else { 0 };
    let inner = popup::open(buf, area, (width, height), &form.title.text(look.tr), look);
    draw(form, look, inner, buf)
}

fn banner(form: &Form, look: &Look) -> Option<(String, Style)> {
    let (tr, style) = (look.tr, look.style);
    match form.phase {
        Phase::Loading => return Some((tr.form_loading(), style.dim)),
        Phase::Saving => return Some((tr.form_saving(), style.accent)),
        Phase::Editing => {}
    }
    if let Some(problem) = form.loose_problems().next() {
        return Some((errors::problem(tr, problem), style.error));
    }
    Some(match form.banner.as_ref()? {
        Banner::FromDraft(at) => {
            (tr.form_from_draft(format::moment(tr, *at, look.today)), style.accent)
        }
        Banner::DraftIsOlder => (tr.form_draft_older(), style.strong),
        Banner::Cut(count) => (tr.form_cut(number(*count)), style.error),
        Banner::Full => (tr.form_full(), style.error),
        Banner::Busy => (tr.form_busy(), style.error),
        Banner::DraftBusy => (tr.form_draft_busy(), style.error),
        Banner::Problems(count) => (tr.form_problems(number(*count)), style.error),
        Banner::Said(said) => (said.clone(), style.error),
    })
}

/// A form laid out for a width.
struct View<'a> {
    form: &'a Form,
    look: &'a Look,
    width: u16,
    blocks: Vec<Block<'a>>,
}

/// A field with its place: label row, value rows, rows beneath.
struct Block<'a> {
    index: usize,
    field: &'a FormField,
    top: u16,
    value_height: u16,
    /// What stands beneath, in lines of the width there is.
    beneath: Vec<String>,
    beneath_style: Style,
}

impl Block<'_> {
    fn height(&self) -> u16 {
        1 + self.value_height + u16::try_from(self.beneath.len()).unwrap_or(u16::MAX)
    }
}

impl<'a> View<'a> {
    fn new(form: &'a Form, look: &'a Look, (width, room): (u16, u16)) -> Self {
        let advice = form.advice();
        let mut view = Self { form, look, width, blocks: Vec::new() };
        let mut top = 0;
        for (index, field) in form.shown() {
            let focused = index == form.focus();
            let inset = width.saturating_sub(4);
            let value_height = form_field::height(field, inset, room, focused, look);
            let said = view.beneath(field, focused, &advice);
            let (said, beneath_style) = said.unwrap_or((String::new(), look.style.dim));
            let mut beneath = words::wrap(&said, usize::from(inset.max(1)));
            beneath.retain(|line| !line.is_empty());
            let block = Block { index, field, top, value_height, beneath, beneath_style };
            top += block.height();
            view.blocks.push(block);
        }
        view
    }

    /// All rows, the save button (after an empty row) included.
    fn height(&self) -> u16 {
        self.blocks.last().map_or(0, |block| block.top + block.height()) + 2
    }

    fn draw(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let scroll = self.scroll(area.height);
        let (first, total) = (usize::from(scroll), usize::from(self.height()));
        scroll_mark::beside(buf, area, first, total, self.look);
        let mut caret = None;
        for block in &self.blocks {
            caret = self.draw_block(block, scroll, area, buf).or(caret);
        }
        let button = self.height() - 1;
        if let Some(row) = row(area, button, scroll) {
            let said = format!("[ {} ]", self.form.save_label.text(self.look.tr));
            let on = self.form.on_button();
            let style = if on { self.look.style.select } else { self.look.style.text };
            text::put_pieces(buf, row, &[(&said, style), ("  Ctrl-S  F6", self.look.style.dim)]);
            if on {
                caret = Some(Position::new(row.x + 2, row.y));
            }
        }
        caret
    }

    /// The first row shown, so that the focused field is in view, and the next one if there is
    /// room: what follows from an answer is seen. Moves no more than needed.
    fn scroll(&self, height: u16) -> u16 {
        let total = self.height();
        let mut from = self.blocks.iter().skip_while(|b| b.index != self.form.focus());
        let (top, bottom) = from.next().map_or((total - 1, total), |block| {
            (block.top, from.next().map_or(total, |next| next.top + next.height()))
        });
        let most = total.saturating_sub(height);
        let low = bottom.saturating_sub(height);
        let scroll = self.form.scroll.get().min(most).clamp(low.min(top), top);
        self.form.scroll.set(scroll);
        scroll
    }

    fn draw_block(
        &self,
        block: &Block<'_>,
        scroll: u16,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let focused = block.index == self.form.focus();
        if let Some(row) = row(area, block.top, scroll) {
            self.label(block.field, focused, row, buf);
        }
        for (said, at) in block.beneath.iter().zip(block.top + 1 + block.value_height..) {
            if let Some(row) = row(area, at, scroll) {
                let room = Rect { x: row.x + 4, width: row.width.saturating_sub(4), ..row };
                text::put(buf, room, said, block.beneath_style);
            }
        }
        let first = block.top + 1;
        let from = first.max(scroll);
        let to = (first + block.value_height).min(scroll + area.height);
        if from >= to {
            return None;
        }
        let value = Rect {
            x: area.x + 2,
            y: area.y + from - scroll,
            width: self.width.saturating_sub(2),
            height: to - from,
        };
        form_field::draw(block.field, focused, self.look, value, buf)
    }

    fn label(&self, field: &FormField, focused: bool, row: Rect, buf: &mut Buffer) {
        let style = self.look.style;
        let mark = if focused { "▸ " } else { "  " };
        let label = field.label.text(self.look.tr);
        let required = format!("  {}", self.look.tr.form_required());
        let name = if focused { style.strong } else { style.text };
        let mut pieces = vec![(mark, style.accent), (label.as_str(), name)];
        if field.required {
            pieces.push((&required, style.dim));
        }
        text::put_pieces(buf, row, &pieces);
        if let Some((count, fits)) = count(field, focused, self.look.tr) {
            let tone = if fits { style.dim } else { style.accent };
            text::put_right(buf, row, &count, tone);
        }
    }

    /// What stands beneath a field: its problem, else advice, else its hint while focused.
    fn beneath(
        &self,
        field: &FormField,
        focused: bool,
        advice: &[Problem],
    ) -> Option<(String, Style)> {
        let (tr, style) = (self.look.tr, self.look.style);
        if let Some(problem) = self.form.problem(&field.key) {
            return Some((errors::problem_kind(tr, &problem.kind), style.error));
        }
        if let Some(advised) = advice.iter().find(|p| !p.field.is_empty() && p.field == field.key) {
            return Some((errors::problem_kind(tr, &advised.kind), style.accent));
        }
        if !focused {
            return None;
        }
        let hint = field.hint.as_ref().map(|hint| hint.text(tr)).or(match &field.kind {
            Kind::Date(_) => Some(tr.form_date_hint()),
            Kind::Choice { .. } => Some(tr.form_choice_hint()),
            Kind::Multi { .. } => Some(tr.form_multi_hint()),
            Kind::Pick(_) => Some(tr.form_pick_hint()),
            _ => None,
        });
        hint.map(|hint| (hint, style.dim))
    }
}

/// A row of the form on the screen, if it is in view.
fn row(area: Rect, at: u16, scroll: u16) -> Option<Rect> {
    let y = at.checked_sub(scroll).filter(|&y| y < area.height)?;
    Some(Rect { y: area.y + y, height: 1, ..area })
}

/// The live count of a text: `12/15` until it is enough, then how much it is, and `512/500` against
/// the most it may have; and whether it is enough and not too much.
fn count(field: &FormField, focused: bool, tr: &Tr) -> Option<(String, bool)> {
    let (Kind::Text(editor) | Kind::Long(editor)) = &field.kind else { return None };
    let written = editor.written();
    let wanted = field.min.max(field.aim);
    if written < wanted {
        return Some((format!("{written}/{wanted}"), false));
    }
    if field.aim > 0 && field.max.is_none_or(|max| written <= max) {
        return Some((tr.common_chars(number(written)), true));
    }
    let max = field.max.filter(|_| focused || field.min > 0)?;
    Some((format!("{written}/{max}"), written <= max))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
