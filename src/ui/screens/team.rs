//! Team: one line of figures, then people by steps with their totals, or one of the side views.

mod matrix;
mod sides;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::screens::team::{Side, Team};
use crate::domain::campaign::Campaign;
use crate::domain::team::{TeamFilter, TeamView};
use crate::i18n::labels::Label as _;
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// From this width on the side views stand beside the matrix.
const WITH_SIDES: u16 = 118;
/// Columns of the side views there.
const SIDES: u16 = 38;

/// Draws the screen.
pub fn draw(screen: &Team, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(campaign)) = (&screen.view, session.campaign()) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let page = Page { screen, view, campaign, look };
    let (line, rest) = layout::top(area, 1);
    page.figures(line, buf);
    match screen.side {
        Side::Matrix if area.width >= WITH_SIDES => {
            let width = area.width - SIDES - 3;
            let rule = Rect { x: rest.x + width + 1, width: 1, ..rest };
            text::rule(buf, rule, look);
            page.matrix(Rect { width, ..rest }, buf);
            page.beside(Rect { x: rest.right() - SIDES, width: SIDES, ..rest }, buf);
        }
        Side::Matrix => page.matrix(rest, buf),
        side => {
            let (_, rest) = layout::top(rest, 1);
            page.side(side, rest, buf);
        }
    }
}

/// What every part of the screen is drawn from.
pub(super) struct Page<'a> {
    screen: &'a Team,
    view: &'a TeamView,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl Page<'_> {
    fn phase_name(&self, no: i64) -> String {
        let name = self.campaign.phase_no(no).map(|phase| phase.short.pick(self.look.tr.lang()));
        self.look.tr.home_phase(name.unwrap_or_default(), no)
    }

    fn step_name(&self, key: &str) -> &str {
        self.campaign.step(key).map_or("", |step| step.name.pick(self.look.tr.lang()))
    }

    fn category(&self, key: &str) -> String {
        let name = self.campaign.category(key).map(|c| c.name.pick(self.look.tr.lang()));
        name.map_or_else(|| self.look.tr.common_other(), str::to_owned)
    }

    /// The phase, how many people, what waits for me, what is late, how long there is.
    fn figures(&self, area: Rect, buf: &mut Buffer) {
        let (tr, style) = (self.look.tr, self.look.style);
        let gap = if area.width < 70 { "  " } else { "    " };
        let over = self.view.phase_end.is_some_and(|end| self.look.today > end);
        let left = if over {
            tr.team_phase_over()
        } else {
            tr.common_workdays_left(self.view.workdays_left)
        };
        let quiet = |count: i64, loud| if count > 0 { loud } else { style.dim };
        let pieces = [
            (self.phase_name(self.view.phase), style.strong),
            (tr.common_people(self.view.people), style.text),
            (tr.team_waiting(self.view.waiting), quiet(self.view.waiting, style.accent)),
            (tr.team_late(self.view.late), quiet(self.view.late, style.late)),
            (left, style.dim),
        ];
        let mut at = area;
        for (said, style) in &pieces {
            let taken = text::put_pieces(buf, at, &[(said, *style), (gap, *style)]);
            at = Rect { x: at.x + taken, width: at.width - taken, ..at };
        }
    }

    /// What narrows or orders the list, where anything does; the rest of the area.
    fn chosen(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let (tr, query) = (self.look.tr, &self.view.query);
        let mut said = Vec::new();
        if query.filter != TeamFilter::All {
            said.push(tr.team_shown(query.filter.label(tr)));
        }
        if !query.text.is_empty() {
            said.push(tr.team_found(query.text.as_str()));
        }
        if !said.is_empty() {
            said.push(tr.common_people(self.view.matching));
        }
        let marked = self.screen.list.marks().count();
        if marked > 0 {
            said.push(tr.app_selected(marked));
        }
        if said.is_empty() {
            return area;
        }
        let (line, rest) = layout::top(area, 1);
        text::put(buf, line, &said.join("    "), self.look.style.accent);
        rest
    }
}
