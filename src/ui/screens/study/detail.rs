//! What is selected on the study screen in full, and a reflection read as a page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::screens::study::{Line, Study};
use crate::app::scroll::Scroll;
use crate::domain::step::StudyParams;
use crate::domain::study::{ReflectionRow, StudyRow, StudyView};
use crate::i18n::format;
use crate::i18n::labels::Label as _;
use crate::ui::Look;
use crate::ui::widgets::page::Page;

/// The selected line in full.
pub fn page<'a>(
    screen: &Study,
    view: &StudyView,
    params: &StudyParams,
    look: &'a Look,
) -> Page<'a> {
    let tr = look.tr;
    let mut page = Page::new(look);
    match screen.list.selected() {
        Some(Line::Missing(key)) => {
            page.heading(title(params, key, look))
                .value(tr.study_type(), kind(params, key, look))
                .quiet(tr.study_missing_text());
        }
        Some(Line::ToWrite(_)) => {
            page.heading(tr.study_to_write())
                .quiet(tr.study_to_write_text(view.required_reflections, view.reflection_min));
        }
        Some(Line::Reflection(row)) => {
            reflection(&mut page, row, params, look);
        }
        Some(Line::Record(row)) => record(&mut page, row, params, look),
        Some(Line::Heading(_)) | None => {}
    }
    page
}

/// A reflection on the whole area.
pub fn reading(
    row: &ReflectionRow,
    params: &StudyParams,
    scroll: &Scroll,
    look: &Look,
    area: Rect,
    buf: &mut Buffer,
) {
    let mut page = Page::new(look);
    reflection(&mut page, row, params, look);
    page.read(scroll, area, buf);
}

fn record(page: &mut Page<'_>, row: &StudyRow, params: &StudyParams, look: &Look) {
    let tr = look.tr;
    let row = &row.row;
    let form = params.form(&row.form).map_or("", |form| form.name.pick(tr.lang()));
    let mut facts = vec![format::date_week(tr, row.day), form.to_owned()];
    if row.tenths > 0 {
        facts.push(tr.study_hours_value(format::tenths(row.tenths)));
    }
    page.heading(title(params, &row.topic, look))
        .value(tr.study_type(), kind(params, &row.topic, look))
        .value(tr.study_day(), format::list(tr, facts))
        .value(tr.study_note(), row.note.as_str());
}

fn reflection(page: &mut Page<'_>, row: &ReflectionRow, params: &StudyParams, look: &Look) {
    let (tr, style) = (look.tr, look.style);
    let row_ = &row.row;
    page.heading(row_.title.as_str());
    if !row_.comment.is_empty() {
        let day = row_.reviewed_on.map(|on| format::date_short(tr, on)).unwrap_or_default();
        let said = tr.common_in_brackets(
            tr.steps_reviewed_by(day, row.reviewer.clone()),
            row_.comment.clone(),
        );
        page.value_styled(tr.study_returned_with(), said, style.error);
    }
    let status = match row_.submitted_on {
        Some(day) => tr.common_in_brackets(
            tr.steps_submitted_on(format::date_short(tr, day)),
            row_.status.label(tr),
        ),
        None => row_.status.label(tr),
    };
    page.value(tr.study_topic(), title(params, &row_.topic, look))
        .value(tr.study_status(), status)
        .value(tr.study_chars_label(), tr.study_chars(row.chars, params.reflections.min_chars))
        .gap()
        .para(row_.body.as_str());
}

fn title(params: &StudyParams, key: &str, look: &Look) -> String {
    let topic = params.topic(key);
    topic.map_or_else(String::new, |topic| topic.title.pick(look.tr.lang()).to_owned())
}

fn kind(params: &StudyParams, topic: &str, look: &Look) -> String {
    let kind = params.topic(topic).and_then(|topic| params.education(&topic.education));
    kind.map_or_else(String::new, |kind| kind.name.pick(look.tr.lang()).to_owned())
}
