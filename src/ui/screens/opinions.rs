//! Opinions: how many came from each source, the list, and the selected one in its own words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::ctx::Session;
use crate::app::screens::opinions::Opinions;
use crate::domain::campaign::Campaign;
use crate::domain::opinion::{OpinionRow, OpinionStatus, OpinionsView};
use crate::domain::policy::Act;
use crate::domain::step::{OpinionsParams, StepKind};
use crate::i18n::format;
use crate::i18n::labels::{self, Label as _};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{self, Cell, Column};
use crate::ui::widgets::{step_head, text};
use crate::ui::{Look, layout};

/// Rows of the detail where it stands below the list, and of the list at least.
const DETAIL_ROWS: u16 = 7;
const LIST_ROWS: u16 = 5;

/// Draws the screen.
pub fn draw(screen: &Opinions, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(params), Some(campaign)) =
        (&screen.view, screen.params(session), session.campaign())
    else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let sheet = Sheet { screen, view, params, campaign, look };
    if let (Some(scroll), Some(item)) = (&screen.reading, screen.list.selected()) {
        let page = sheet.page(item);
        page.scrolled(scroll.drawn(page.height(area.width), area.height), area, buf);
        return;
    }
    let tr = look.tr;
    let count = view.rows.len();
    let converted = view.rows.iter().filter(|item| item.row.finding.is_some()).count();
    let figures = if sheet.shows_all() {
        tr.opinions_figures_all(converted, count)
    } else {
        tr.opinions_figures(converted, count)
    };
    let kind = StepKind::Opinions;
    let rest = step_head::draw(kind, &view.head, &figures, &view.rights, look, area, buf);
    let rest = text::flow(buf, rest, &sheet.sources());
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    let detail = DETAIL_ROWS.min(rest.height.saturating_sub(LIST_ROWS + 1));
    let panes = layout::panes_with(rest, detail);
    let Some(item) = screen.list.selected() else { return sheet.list(rest, buf) };
    sheet.list(panes.list, buf);
    text::rule(buf, panes.rule, look);
    sheet.page(item).draw(0, panes.detail, buf);
}

struct Sheet<'a> {
    screen: &'a Opinions,
    view: &'a OpinionsView,
    params: &'a OpinionsParams,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl Sheet<'_> {
    /// The office's opinions, not one person's.
    const fn shows_all(&self) -> bool {
        self.view.sees_all && self.screen.subject.person.is_none()
    }

    fn source(&self, key: &str) -> &str {
        self.params.source(key).map_or("", |source| source.name.pick(self.look.tr.lang()))
    }

    /// Each source with its count, against the minimum where the campaign asks for one; sources
    /// that nobody asks for only once something came from there.
    fn sources(&self) -> Vec<(String, Style)> {
        let (tr, style) = (self.look.tr, self.look.style);
        let counted = self.view.by_source.iter().filter(|(_, count, min)| *min > 0 || *count > 0);
        counted
            .map(|(key, count, min)| {
                let source = self.source(key);
                match (*min, *count) {
                    (0, count) => (tr.opinions_source_plain(count, source), style.dim),
                    (min, count) if count >= min => {
                        (tr.opinions_source_enough(count, source), style.text)
                    }
                    (min, count) => (tr.opinions_source_short(count, min, source), style.accent),
                }
            })
            .collect()
    }

    fn list(&self, area: Rect, buf: &mut Buffer) {
        let tr = self.look.tr;
        let widest = |texts: Vec<String>| texts.iter().map(|t| text::columns(t)).max().unwrap_or(0);
        let sources = self.view.rows.iter().map(|item| self.source(&item.row.source).to_owned());
        let state = widest(OpinionStatus::ALL.iter().map(|s| s.label(tr)).collect());
        let columns = [
            Column::fixed(tr.opinions_col_date(), 8),
            Column::fixed(tr.opinions_col_source(), widest(sources.collect()).clamp(6, 12)),
            Column::flex(tr.opinions_col_what(), 1),
            Column::fixed(tr.opinions_col_author(), widest(vec![tr.opinions_col_author()]).max(6))
                .only_from(if self.shows_all() { 56 } else { u16::MAX }),
            Column::fixed(tr.opinions_col_state(), state),
        ];
        let empty = if self.view.rights.allows(Act::AddOpinion) {
            tr.opinions_empty()
        } else {
            tr.opinions_empty_read()
        };
        let cells = |item: &OpinionRow| self.cells(item);
        table::draw(&self.screen.list, &columns, cells, &empty, self.look, area, buf);
    }

    fn cells(&self, item: &OpinionRow) -> Vec<Cell> {
        let (tr, style) = (self.look.tr, self.look.style);
        let row = &item.row;
        let words = if row.summary.is_empty() { &row.original } else { &row.summary };
        let tone = match row.status {
            OpinionStatus::Registered => style.accent,
            OpinionStatus::Closed => style.dim,
            _ => style.text,
        };
        vec![
            Cell::styled(format::date_short(tr, row.received_on), style.dim),
            Cell::styled(self.source(&row.source), style.dim),
            Cell::from(words.as_str()),
            Cell::styled(item.author.as_str(), style.dim),
            Cell::styled(row.status.label(tr), tone),
        ]
    }

    /// One opinion: its own words first, then what was made of it.
    fn page(&self, item: &OpinionRow) -> Page<'_> {
        let (tr, style) = (self.look.tr, self.look.style);
        let row = &item.row;
        let mut page = Page::new(self.look);
        let channel = self.params.channel(&row.channel).map_or("", |c| c.name.pick(tr.lang()));
        let came = [
            row.no.clone(),
            format::date_near(tr, row.received_on, self.look.today),
            self.source(&row.source).to_owned(),
            channel.to_owned(),
            row.giver.clone(),
            tr.opinions_by(item.author.clone()),
        ];
        let came: Vec<String> = came.into_iter().filter(|part| !part.is_empty()).collect();
        page.para(tr.common_quoted(row.original.clone())).quiet(came.join("  ")).gap();
        let field = |key| labels::field_title(tr, key);
        page.value(field("summary"), row.summary.clone())
            .value(field("category"), self.category(&row.category))
            .value_styled(
                field("decision"),
                row.decision.map(|decision| decision.label(tr)).unwrap_or_default(),
                style.strong,
            )
            .value(field("reason"), row.reason.clone())
            .value(tr.labels_step_kind("rectification"), item.finding_no.clone());
        page
    }

    fn category(&self, key: &str) -> String {
        if key.is_empty() {
            String::new()
        } else {
            labels::category_in(self.look.tr, self.campaign, key)
        }
    }
}
