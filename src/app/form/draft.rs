//! A form's draft: what is kept while typing, and what is taken from a draft or a stored row.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::field::Kind;
use super::{Banner, Form, FormField};
use crate::domain::change::DraftState;

/// Where the form's draft stands.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Keeps no draft at all.
    pub off: bool,
    /// Version of the stored draft, as far as the saves under way have brought it; 0 for none.
    pub version: i64,
    /// Changed since the last save of the draft was sent.
    pub unsent: bool,
    /// The values the form opened with.
    pub initial: Option<String>,
}

impl Form {
    /// Whether this form keeps drafts.
    pub const fn keeps_draft(&self) -> bool {
        !self.draft.off
    }

    /// Whether something was typed that no draft holds yet.
    pub const fn has_unsent(&self) -> bool {
        self.draft.unsent
    }

    /// Whether the values differ from those the form opened with.
    pub fn differs(&self) -> bool {
        self.draft.initial.as_ref().is_some_and(|initial| *initial != self.body())
    }

    /// Whether a draft is stored (or on its way).
    pub const fn has_draft(&self) -> bool {
        self.draft.version > 0
    }

    /// Called once, before the draft is looked for: what is here now is the original.
    pub fn open(&mut self) {
        self.draft.initial = Some(self.body());
    }

    /// What is here now is not in any draft.
    pub const fn touch(&mut self) {
        self.draft.unsent = true;
    }

    /// Goes on from a draft of another window: the next save replaces this version of it.
    pub const fn continue_draft(&mut self, version: i64) {
        self.draft.version = version;
        self.draft.unsent = true;
    }

    /// The draft to keep; counts as sent from here on.
    pub fn send_draft(&mut self) -> DraftState {
        let draft = DraftState {
            form: self.id.to_owned(),
            entity: self.entity.clone(),
            base_version: self.base_version,
            version: self.draft.version,
            body: self.body(),
            updated_at: 0,
        };
        // The worker answers in order: the next save follows this one.
        self.draft.version += 1;
        self.draft.unsent = false;
        draft
    }

    /// The draft was kept under this version.
    pub const fn draft_kept(&mut self, version: i64) {
        if !self.draft.unsent {
            self.draft.version = version;
        }
    }

    /// The draft could not be kept; its version is the one sent.
    pub const fn draft_failed(&mut self, version: i64) {
        self.draft.version = version;
        self.draft.unsent = true;
    }

    /// Continues from a stored draft.
    pub fn take_draft(&mut self, draft: &DraftState) {
        self.draft.version = draft.version;
        if draft.body == self.body() {
            return;
        }
        let older = draft.base_version != self.base_version;
        self.base_version = draft.base_version;
        self.set_body(&draft.body);
        self.banner =
            Some(if older { Banner::DraftIsOlder } else { Banner::FromDraft(draft.updated_at) });
    }

    /// The values as JSON, hidden fields included: nothing typed is lost by hiding it.
    pub fn body(&self) -> String {
        let values: BTreeMap<&str, Json> = self
            .fields
            .iter()
            .filter_map(|field| Some((field.key.as_str(), field.json()?)))
            .collect();
        serde_json::to_string(&values).unwrap_or_default()
    }

    /// Takes values from JSON; unknown fields are skipped.
    pub fn set_body(&mut self, body: &str) {
        let Ok(values) = serde_json::from_str::<BTreeMap<String, Json>>(body) else { return };
        for field in &mut self.fields {
            if let Some(value) = values.get(&field.key) {
                field.set_json(value);
            }
        }
    }

    /// Takes the columns of a stored row, where a field has the name of a column.
    pub fn set_stored(&mut self, columns: &BTreeMap<String, String>) {
        for field in &mut self.fields {
            if let Some(text) = columns.get(&field.key) {
                field.set_stored(text);
            }
        }
        self.touch();
    }
}

impl FormField {
    /// What was typed or chosen, valid or not.
    fn json(&self) -> Option<Json> {
        match &self.kind {
            Kind::Text(f) | Kind::Long(f) | Kind::Date(f) | Kind::Number { field: f, .. } => {
                Some(Json::String(f.text()))
            }
            Kind::Choice { options, chosen } => Some(
                chosen.and_then(|i| options.get(i)).map_or(Json::Null, |c| c.code.clone().into()),
            ),
            Kind::Multi { options, chosen, .. } => {
                let codes = chosen.iter().filter_map(|&i| options.get(i));
                Some(codes.map(|c| c.code.clone()).collect::<Vec<_>>().into())
            }
            Kind::Bool(on) => Some(Json::Bool(*on)),
            Kind::Pick(pick) => Some(pick.chosen().map_or(Json::Null, |c| c.code.clone().into())),
            Kind::Note(_) => None,
        }
    }

    /// Takes this field's value from a draft's body.
    pub fn set_from_body(&mut self, body: &str) {
        let values = serde_json::from_str::<BTreeMap<String, Json>>(body).unwrap_or_default();
        if let Some(value) = values.get(&self.key) {
            self.set_json(value);
        }
    }

    fn set_json(&mut self, value: &Json) {
        match (&mut self.kind, value) {
            (
                Kind::Text(f) | Kind::Long(f) | Kind::Date(f) | Kind::Number { field: f, .. },
                Json::String(text),
            ) => f.set_text(text),
            (Kind::Choice { chosen, .. }, Json::Null) => *chosen = None,
            (Kind::Pick(pick), Json::Null) => pick.choose(""),
            (Kind::Choice { .. } | Kind::Pick(_), Json::String(code)) => self.set_stored(code),
            (Kind::Multi { .. }, Json::Array(codes)) => {
                let codes: Vec<&str> = codes.iter().filter_map(Json::as_str).collect();
                self.set_stored(&codes.join(","));
            }
            (Kind::Bool(on), Json::Bool(value)) => *on = *value,
            _ => {}
        }
    }
}
