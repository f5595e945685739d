//! A statement as a page: how long it is, what its reviewer said, the text, or how to begin.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::screens::statement::{Statement, outline};
use crate::domain::policy::Act;
use crate::domain::step::StepKind;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::{step_head, text};
use crate::ui::{Look, layout};

/// Draws the screen.
pub fn draw(screen: &Statement, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(rules)) = (&screen.view, screen.text_form(session)) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let tr = look.tr;
    let figures = tr.statement_figures(view.chars, view.min_chars);
    let (head, rights) = (&view.head, &view.rights);
    let rest = step_head::draw(StepKind::Statement, head, &figures, rights, look, area, buf);
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    let mut page = Page::new(look);
    if !view.body.is_empty() {
        page.para(view.body.as_str());
    } else {
        let writes = rights.allows(Act::WriteEntry);
        page.para(if writes { tr.statement_empty() } else { tr.statement_none() });
        let outline = outline(rules, tr);
        if !outline.is_empty() {
            page.gap().quiet(tr.statement_headings());
            for part in outline {
                page.quiet(part);
            }
        }
    }
    page.read(&screen.scroll, rest, buf);
}
