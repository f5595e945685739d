//! The help page: every key, from the same table that is pressed; what works here comes first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::page::Page;
use super::text;
use crate::app::action::{Action, Offer};
use crate::app::keymap::{self, Binding, Group};
use crate::app::keys::say_reason;
use crate::app::scroll::Scroll;
use crate::i18n::Tr;
use crate::ui::{Look, layout};

/// Draws the page over the area.
pub fn draw(offers: &[Offer], scroll: &Scroll, look: &Look, area: Rect, buf: &mut Buffer) {
    // With the column in which the mark of what lies beneath stands.
    Clear.render(Rect { width: area.width + 1, ..area }.intersection(buf.area), buf);
    text::put(buf, area, &look.tr.keys_help_title(), look.style.strong);
    let (_, room) = layout::top(area, 2);
    page(offers, look).read(scroll, room, buf);
}

/// The page itself.
pub fn page<'a>(offers: &[Offer], look: &'a Look) -> Page<'a> {
    let tr = look.tr;
    let mut page = Page::new(look);
    page.para(tr.keys_help_text()).gap();
    if !offers.is_empty() {
        page.heading(tr.keys_group_here());
        for offer in offers {
            let keys = match offer.action {
                Action::Up | Action::Down => both(Action::Up, Action::Down, tr),
                Action::Left | Action::Right => both(Action::Left, Action::Right, tr),
                action => names(keymap::keys(action), tr),
            };
            match &offer.allowed {
                Ok(()) => page.value(keys, offer.text(tr)),
                Err(why) => {
                    let said = tr.common_in_brackets(say_reason(why, tr), offer.text(tr));
                    page.value_styled(keys, said, look.style.dim)
                }
            };
        }
        page.gap();
    }
    for group in [Group::Move, Group::Do, Group::Show, Group::Form, Group::Everywhere] {
        page.heading(heading(group, tr));
        let mut last = String::new();
        for binding in keymap::TABLE.iter().filter(|b| b.group == group) {
            let label = binding.action.label(tr);
            // Up and down, left and right share one line.
            if label != last {
                page.value(keys_of(&label, binding, tr), label.clone());
            }
            last = label;
        }
        page.gap();
    }
    page.heading(tr.keys_field_title()).para(tr.keys_field_keys());
    page
}

/// The keys of every action with this label.
fn keys_of(label: &str, binding: &Binding, tr: &Tr) -> String {
    let same = |b: &&Binding| b.group == binding.group && b.action.label(tr) == label;
    let all: Vec<String> = keymap::TABLE.iter().filter(same).map(|b| names(b.keys, tr)).collect();
    all.join("  ")
}

/// The keys of two directions, which one hint stands for.
fn both(one: Action, other: Action, tr: &Tr) -> String {
    format!("{}  {}", names(keymap::keys(one), tr), names(keymap::keys(other), tr))
}

fn names(keys: &[keymap::K], tr: &Tr) -> String {
    keys.iter().map(|key| key.name(tr)).collect::<Vec<_>>().join(" ")
}

fn heading(group: Group, tr: &Tr) -> String {
    match group {
        Group::Move => tr.keys_group_move(),
        Group::Do => tr.keys_group_do(),
        Group::Show => tr.keys_group_show(),
        Group::Form => tr.keys_group_form(),
        Group::Everywhere => tr.keys_group_everywhere(),
    }
}
