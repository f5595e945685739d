//! A finding as a page: what is wrong, who puts it right by when, the measures with their
//! progress, the applications for closure, and the story from the history.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::ctx::Session;
use crate::app::screens::finding::FindingPage;
use crate::domain::campaign::Campaign;
use crate::domain::finding::{Closure, FindingSource, FindingStatus, FindingView, RectifyKind};
use crate::domain::role::Role;
use crate::i18n::format;
use crate::i18n::labels::{self, Label as _};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::table::{Cell, Column};
use crate::ui::widgets::{scroll_mark, text};
use crate::ui::{Look, layout};

/// From this width on the story stands beside the facts.
const TWO_COLUMNS: u16 = 116;

/// Draws the screen.
pub fn draw(screen: &FindingPage, session: &Session, look: &Look, area: Rect, buf: &mut Buffer) {
    let (Some(view), Some(campaign)) = (&screen.view, session.campaign()) else {
        text::put(buf, area, &look.tr.common_loading(), look.style.dim);
        return;
    };
    let story = Story { view, campaign, look };
    let rest = story.state(area, buf);
    let (rule, rest) = layout::top(rest, 1);
    text::rule(buf, rule, look);
    let (mut left, mut right) = (Page::new(look), Page::new(look));
    story.facts(&mut left);
    story.measures(&mut left);
    if area.width >= TWO_COLUMNS {
        let panes = layout::panes(rest);
        // The facts are what one reads: they get the wider side.
        let (wide, narrow) = (panes.detail.width, panes.list.width);
        let main = Rect { width: wide, ..rest };
        let bar = Rect { x: main.right() + 1, width: 1, ..rest };
        let side = Rect { x: main.right() + 3, width: narrow, ..rest };
        story.closures(&mut left);
        story.notes(&mut right);
        story.timeline(&mut right);
        let rows = left.height(main.width).max(right.height(side.width));
        let from = screen.scroll.drawn(rows, rest.height);
        left.draw(from, main, buf);
        text::rule(buf, bar, look);
        right.draw(from, side, buf);
        scroll_mark::beside(buf, rest, usize::from(from), usize::from(rows), look);
    } else {
        story.closures(&mut left);
        story.notes(&mut left);
        story.timeline(&mut left);
        let from = screen.scroll.drawn(left.height(rest.width), rest.height);
        left.scrolled(from, rest, buf);
    }
}

struct Story<'a> {
    view: &'a FindingView,
    campaign: &'a Campaign,
    look: &'a Look,
}

impl Story<'_> {
    fn day(&self, day: chrono::NaiveDate) -> String {
        format::date_near(self.look.tr, day, self.look.today)
    }

    /// Where it stands, who is to act, and the time that is left; the area below.
    fn state(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let (tr, style) = (self.look.tr, self.look.style);
        let head = &self.view.head;
        let (line, rest) = layout::top(area, 1);
        let (time, tone) = match (head.late_days, head.row.running_deadline(), head.workdays_left) {
            (late, _, _) if late > 0 => (tr.common_days_late(late), style.late),
            (_, Some(due), _) if due == self.look.today => (tr.common_due_today(), style.accent),
            (_, Some(_), Some(left)) => (tr.common_workdays_left(left), style.dim),
            _ => (String::new(), style.dim),
        };
        let taken = text::put_right(buf, line, &time, tone);
        let room = Rect { width: line.width.saturating_sub(taken + 1), ..line };
        let word = head.row.status.label(tr);
        let now = self.now();
        let mark = if head.row.status == FindingStatus::Closed { "✓ " } else { "" };
        let pieces = [(mark, style.accent), (word.as_str(), style.strong), ("   ", style.text)];
        let used = text::put_pieces(buf, room, &pieces);
        let beside = Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room };
        // A sentence that would be cut takes rows of its own.
        if text::columns(&now) <= beside.width {
            text::put(buf, beside, &now, style.text);
            return rest;
        }
        let used = text::paragraph(buf, rest, &now, style.text);
        layout::top(rest, used).1
    }

    /// What is waited for.
    fn now(&self) -> String {
        use FindingStatus as S;
        let tr = self.look.tr;
        let head = &self.view.head;
        let owner = head.owner.clone();
        match head.row.status {
            S::Proposed => tr.finding_now_proposed(),
            S::Confirmed if self.view.measures.is_empty() => tr.finding_now_confirmed(),
            S::Confirmed => tr.finding_now_planned(owner),
            S::ToSign => tr.finding_now_to_sign(owner),
            S::Rectifying if head.percent == 100 => tr.finding_now_complete(owner),
            S::Rectifying => tr.finding_now_rectifying(owner, head.percent),
            S::Applied | S::Verifying => tr.finding_now_applied(owner),
            S::Signing if self.view.leader_decides => {
                tr.finding_now_deciding(labels::role_in(tr, self.campaign, Role::Leader))
            }
            S::Signing => tr.finding_now_signing(head.leader.clone()),
            S::Closed => head
                .row
                .closed_on
                .map_or_else(String::new, |day| tr.finding_closed_on(self.day(day))),
            S::Rejected | S::Publicity | S::LookBack | S::Consolidated => String::new(),
        }
    }

    fn facts(&self, page: &mut Page<'_>) {
        let (tr, style) = (self.look.tr, self.look.style);
        let row = &self.view.head.row;
        let field = |key| labels::field_title(tr, key);
        if !row.title.is_empty() {
            page.heading(row.title.clone());
        }
        page.para(row.description.clone()).gap();
        let because = match row.status {
            FindingStatus::Rejected => Some(tr.finding_rejected_because()),
            FindingStatus::Rectifying if row.returns > 0 => Some(tr.finding_returned_because()),
            _ => None,
        };
        if let Some(because) = because {
            page.value_styled(because, row.reason.clone(), style.error);
        }
        page.value(field("category"), labels::category_in(tr, self.campaign, &row.category))
            .value(field("source"), self.source())
            .value(
                field("level"),
                tr.finding_level_and_severity(row.level.label(tr), row.severity.label(tr)),
            )
            .value(field("cause"), row.cause.clone());
        if let Some(kind) = row.kind {
            page.value(field("kind"), labels::kind_in(tr, self.campaign, kind));
            self.deadline(kind, page);
        }
        page.value(field("leader"), self.view.head.leader.clone())
            .value(field("owner"), self.view.head.owner.clone())
            .value(field("co_units"), row.co_units.clone())
            .value(field("criterion"), row.criterion.clone());
    }

    fn deadline(&self, kind: RectifyKind, page: &mut Page<'_>) {
        let tr = self.look.tr;
        let row = &self.view.head.row;
        let Some(day) = row.deadline() else { return };
        let style =
            if self.view.head.late_days > 0 { self.look.style.late } else { self.look.style.text };
        let said = self.day(day);
        if kind == RectifyKind::LongTerm {
            let cycle = row.review_cycle.map(|cycle| cycle.label(tr)).unwrap_or_default();
            let said = tr.finding_review_every(cycle, said);
            page.value_styled(labels::field_title(tr, "next_review"), said, style);
            return;
        }
        let moved = row.original_due.filter(|first| *first != day);
        let said = match moved {
            Some(first) => tr.finding_original_due(said, self.day(first)),
            None => said,
        };
        page.value_styled(labels::field_title(tr, "due"), said, style);
    }

    /// Where it came from: the checklist's words or the opinion's number, and who stated it.
    fn source(&self) -> String {
        let tr = self.look.tr;
        let head = &self.view.head;
        let source = head.row.source.label(tr);
        let key = &self.view.source_no;
        let what = match head.row.source {
            FindingSource::SelfExam => {
                let said = self.campaign.exam_text(key).map(|said| said.pick(tr.lang()));
                said.map_or_else(String::new, |said| tr.finding_self_exam_item(said.to_owned()))
            }
            _ => key.clone(),
        };
        let stated = tr.finding_stated(head.author.clone());
        let parts = [what, stated].into_iter().filter(|part| !part.is_empty());
        parts.fold(source, |all, part| tr.finding_source_from(all, part))
    }

    fn measures(&self, page: &mut Page<'_>) {
        let (tr, style) = (self.look.tr, self.look.style);
        let row = &self.view.head.row;
        if row.status == FindingStatus::Proposed || row.status == FindingStatus::Rejected {
            return;
        }
        page.section(tr.finding_title_measures());
        if self.view.measures.is_empty() {
            page.quiet(tr.finding_no_measures());
        }
        let cells = |(no, (measure, owner)): (usize, &(_, String))| {
            let measure: &crate::domain::finding::Measure = measure;
            let late = measure.percent < 100
                && !row.status.is_closed()
                && measure.due.is_some_and(|due| due < self.look.today);
            let due = measure.due.map(|due| format::date_short(tr, due)).unwrap_or_default();
            vec![
                Cell::styled(no.to_string(), style.dim),
                measure.means.clone().into(),
                measure.target.clone().into(),
                owner.clone().into(),
                Cell::styled(due, if late { style.late } else { style.text }),
                tr.common_percent(measure.percent).into(),
            ]
        };
        let owners = self.view.measures.iter().map(|(_, owner)| text::columns(owner)).max();
        let columns = vec![
            Column::fixed("", 1),
            Column::flex(tr.finding_col_means(), 3),
            Column::flex(tr.finding_col_target(), 2),
            Column::fixed(tr.finding_col_owner(), owners.unwrap_or(0).clamp(6, 10)),
            Column::fixed(tr.finding_col_due(), 8),
            Column::fixed(tr.finding_col_percent(), 4),
        ];
        page.table(columns, (1..).zip(&self.view.measures).map(cells).collect());
    }

    /// Every application, the newest first, with what became of it.
    fn closures(&self, page: &mut Page<'_>) {
        let tr = self.look.tr;
        let mut closures: Vec<&Closure> = self.view.closures.iter().collect();
        closures.sort_by_key(|c| std::cmp::Reverse((c.applied_on, c.meta.created_at)));
        for closure in closures {
            page.section(tr.finding_title_closure());
            let name = self.name(&closure.applied_by);
            page.quiet(tr.finding_applied_on(self.day(closure.applied_on), name))
                .value(labels::field_title(tr, "result"), closure.result.clone())
                .value(labels::field_title(tr, "evidence"), closure.evidence.clone());
            let how = |what: Option<String>, comment: &str| {
                let comment = Some(comment.to_owned()).filter(|text| !text.is_empty());
                format::list(tr, what.into_iter().chain(comment))
            };
            if let Some(day) = closure.verified_on {
                let method = closure.verify_method.map(|method| method.label(tr));
                let how = how(method, &closure.verify_comment);
                let who = closure.verified_by.as_ref().map(|id| self.name(id)).unwrap_or_default();
                page.value(who, tr.finding_verified_on(self.day(day), how));
            }
            if let Some(day) = closure.signed_on {
                let how = how(closure.recognised.map(|r| r.label(tr)), &closure.sign_comment);
                let who = closure.signed_by.as_ref().map(|id| self.name(id)).unwrap_or_default();
                page.value(who, tr.finding_signed_on(self.day(day), how));
            }
            if let Some(id) = &closure.returned_by {
                let said = tr.finding_sent_back(closure.return_reason.clone());
                page.value_styled(self.name(id), said, self.look.style.error);
            }
        }
    }

    fn name(&self, id: &str) -> String {
        let people = self.view.people.iter().chain(&self.view.leaders);
        let found = people.into_iter().find(|person| person.id == id);
        found.map_or_else(String::new, |person| person.name.clone())
    }

    /// Progress notes, the newest first.
    fn notes(&self, page: &mut Page<'_>) {
        let (tr, style) = (self.look.tr, self.look.style);
        let row = &self.view.head.row;
        if self.view.notes.is_empty() {
            if row.status == FindingStatus::Rectifying {
                page.section(tr.finding_title_notes()).quiet(tr.finding_no_notes());
            }
            return;
        }
        page.section(tr.finding_title_notes());
        let mut notes: Vec<_> = self.view.notes.iter().collect();
        notes.sort_by_key(|(note, _)| std::cmp::Reverse(note.meta.created_at));
        let number = |id: &Option<String>| {
            let measures = self.view.measures.iter();
            let at = measures.zip(1..).find(|((m, _), _)| Some(&m.meta.id) == id.as_ref());
            at.map_or_else(String::new, |(_, no)| tr.finding_measure_no(no))
        };
        let rows = notes.iter().map(|(note, author)| {
            vec![
                Cell::styled(format::date_short(tr, note.day), style.dim),
                Cell::styled(author.clone(), style.dim),
                note.text.clone().into(),
                Cell::styled(
                    format!("{} {}", number(&note.measure), tr.common_percent(note.percent))
                        .trim_start()
                        .to_owned(),
                    style.dim,
                ),
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        page.table(fitted(&rows, 2), rows);
    }

    /// Who did what when, the newest first.
    fn timeline(&self, page: &mut Page<'_>) {
        let (tr, style) = (self.look.tr, self.look.style);
        // Progress has a part of its own.
        let lines = self.view.timeline.iter().filter(|line| line.action != "note");
        let rows: Vec<Vec<Cell>> = lines
            .rev()
            .map(|line| {
                let action = labels::action(tr, &line.action);
                let said = if line.text.is_empty() {
                    action
                } else {
                    tr.common_label_value(action, line.text.clone())
                };
                vec![
                    Cell::styled(format::moment(tr, line.at, self.look.today), style.dim),
                    Cell::styled(line.actor.clone(), style.dim),
                    Cell::styled(said, Style::new()),
                ]
            })
            .collect();
        if !rows.is_empty() {
            page.section(tr.finding_title_story());
            page.table(fitted(&rows, 2), rows);
        }
    }
}

/// Columns as wide as their cells; the one at `flex` takes the rest.
fn fitted(rows: &[Vec<Cell>], flex: usize) -> Vec<Column> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| text::columns(&cell.text)).max().unwrap_or(0)
    };
    (0..count)
        .map(
            |at| {
                if at == flex { Column::flex("", 1) } else { Column::fixed("", widest(at).min(20)) }
            },
        )
        .collect()
}
