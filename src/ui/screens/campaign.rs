//! The campaign: its name and state, the phases with their dates, the report channels, how long
//! personal data is kept.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::ctx::Session;
use crate::app::screens::campaign::{CampaignPage, Line};
use crate::domain::campaign::{Campaign, Phase};
use crate::domain::office::{CampaignView, Channel, OfficePhase};
use crate::domain::policy::Act;
use crate::domain::privacy::RetentionView;
use crate::domain::walk::PhaseState;
use crate::i18n::labels::{self, Label as _};
use crate::i18n::{Tr, format};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::text;
use crate::ui::{Look, layout};

/// Rows of the detail where it stands below the list.
const DETAIL_ROWS: u16 = 7;
/// In a low terminal the list keeps at least so many.
const LIST_ROWS: u16 = 8;

/// Draws the screen.
pub fn draw(screen: &CampaignPage, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(campaign)) = (&screen.view, session.campaign()) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let page = Shown { screen, view, campaign, look };
    if let Some(scroll) = screen.detail.reading() {
        return page.detail().read(scroll, area, buf);
    }
    let rest = page.head(area, buf);
    let panes =
        layout::panes_with(rest, DETAIL_ROWS.min(rest.height.saturating_sub(LIST_ROWS + 1)));
    text::rule(buf, panes.rule, look);
    page.list(panes.list, buf);
    page.detail().beside(&screen.detail, panes.detail, buf);
}

struct Shown<'a> {
    screen: &'a CampaignPage,
    view: &'a CampaignView,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl<'a> Shown<'a> {
    /// Which campaign, where, how many take part, and what is unusual about its dates.
    fn head(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let (tr, style) = (self.look.tr, self.look.style);
        let name =
            tr.home_title(self.campaign.name.pick(tr.lang()), self.view.campaign.year.to_string());
        let about = [
            tr.common_people(self.view.people),
            self.view.campaign.status.label(tr),
            self.view.unit.clone(),
        ];
        let mut pieces = vec![(name, style.strong)];
        pieces.extend(about.map(|said| (said, style.dim)));
        let mut rest = text::flow(buf, area, &pieces);
        for doubt in &self.view.doubts {
            let (line, below) = layout::top(rest, 1);
            text::put(buf, line, &labels::date_doubt(tr, doubt), style.dim);
            rest = below;
        }
        let acts = [Act::ChangeCampaign, Act::ChangeChannels];
        if !acts.into_iter().any(|act| self.view.rights.allows(act)) {
            let used = text::paragraph(buf, rest, &tr.campaign_read_only(), style.dim);
            rest = layout::top(rest, used).1;
        }
        let (rule, rest) = layout::top(rest, 1);
        text::rule(buf, rule, self.look);
        rest
    }

    fn list(&self, area: Rect, buf: &mut Buffer) {
        let columns = [Column::flex("", 3), Column::flex("", 4), Column::fixed("", 18)];
        let cells = |line: &Line| self.cells(line);
        table::draw(&self.screen.list, &columns, cells, "", self.look, area, buf);
    }

    fn phase(&self, no: i64) -> Option<&'a Phase> {
        self.campaign.phase_no(no)
    }

    fn phase_short(&self, no: i64) -> String {
        let name = self.phase(no).map(|phase| phase.short.pick(self.look.tr.lang()));
        self.look.tr.home_phase(name.unwrap_or_default(), no)
    }

    fn state(&self, phase: &OfficePhase) -> PhaseState {
        let opened = phase.opened_at.is_some();
        PhaseState::on(self.look.today, phase.first_day, phase.last_day, opened)
    }

    fn dates(&self, phase: &OfficePhase) -> String {
        format::month_day_range(self.look.tr, phase.first_day, phase.last_day)
    }

    fn cells(&self, line: &Line) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        match line {
            Line::Phases => vec![Cell::from(tr.campaign_phases())],
            Line::Channels => vec![Cell::from(tr.campaign_channels())],
            Line::Phase(phase) => {
                let state = self.state(phase);
                let tone = match state {
                    PhaseState::Running => style.strong,
                    PhaseState::Early => style.text,
                    PhaseState::Ahead | PhaseState::Over => style.dim,
                };
                vec![
                    Cell::styled(self.phase_short(phase.no), tone),
                    Cell::styled(self.dates(phase), style.text),
                    Cell::styled(state.label(tr), tone),
                ]
            }
            Line::Channel(channel) => vec![
                Cell::from(channel.kind.label(tr)),
                Cell::from(channel.value.as_str()),
                Cell::styled(channel.hours.as_str(), style.dim),
            ],
            Line::Missing(kind) => vec![
                Cell::from(kind.label(tr)),
                Cell::styled(tr.common_not_set(), style.accent),
                Cell::from(""),
            ],
            Line::PersonalData => vec![Cell::from(tr.campaign_personal_data())],
            Line::Retention(kept) => vec![
                Cell::from(tr.campaign_retention()),
                Cell::from(tr.campaign_retention_value(kept.months)),
                Cell::styled(overdue(tr, kept), style.accent),
            ],
        }
    }

    fn detail(&self) -> Page<'a> {
        let tr = self.look.tr;
        let mut page = Page::new(self.look);
        match self.screen.list.selected() {
            Some(Line::Phase(phase)) => self.phase_detail(phase, &mut page),
            Some(Line::Channel(channel)) => self.channel_detail(channel, &mut page),
            Some(Line::Missing(kind)) => {
                page.heading(kind.label(tr)).para(tr.campaign_missing());
            }
            Some(Line::Retention(kept)) => self.retention_detail(kept, &mut page),
            _ => {}
        }
        page
    }

    fn retention_detail(&self, kept: &RetentionView, page: &mut Page<'_>) {
        let tr = self.look.tr;
        page.heading(tr.campaign_retention());
        page.value(tr.campaign_retention_until(), format::date_iso(kept.until));
        page.para(tr.campaign_retention_use());
        for late in &kept.overdue {
            page.para(tr.erase_overdue(late.login.as_str(), format::date_iso(late.since)));
        }
    }

    fn phase_detail(&self, phase: &OfficePhase, page: &mut Page<'_>) {
        let (tr, lang) = (self.look.tr, self.look.tr.lang());
        let Some(known) = self.phase(phase.no) else { return };
        page.heading(known.name.pick(lang));
        page.value(tr.campaign_dates(), self.dates(phase));
        if let Some(at) = phase.opened_at {
            page.value(tr.campaign_opened(), format::moment(tr, at, self.look.today));
        }
        let steps = known.steps.iter().map(|step| step.name.pick(lang));
        page.value(tr.campaign_steps(), format::list(tr, steps));
        page.value(tr.campaign_objective(), known.objective.pick(lang));
        for said in &known.announced {
            page.quiet(said.pick(lang));
        }
    }

    fn channel_detail(&self, channel: &Channel, page: &mut Page<'_>) {
        let tr = self.look.tr;
        page.heading(channel.kind.label(tr));
        page.value(tr.campaign_channel_value(), channel.value.as_str());
        page.value(tr.campaign_channel_hours(), channel.hours.as_str());
        page.quiet(tr.campaign_channel_use());
    }
}

/// How many have left and are kept longer than decided; empty where nobody is.
fn overdue(tr: &Tr, kept: &RetentionView) -> String {
    match i64::try_from(kept.overdue.len()).unwrap_or(i64::MAX) {
        0 => String::new(),
        count => tr.campaign_retention_overdue(count),
    }
}
