//! What a reviewer says beside single answers, collected until all of it is returned at once.
//!
//! It is kept as a draft of the reviewer: a dropped line or a look at another screen loses nothing.

use std::collections::BTreeMap;

use crate::domain::change::DraftState;
use crate::domain::request::Request;
use crate::domain::step_entry::EntryHead;

/// Names the draft.
const DRAFT: &str = "exam-beside";

/// Comments by item key, belonging to one version of one entry.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    comments: BTreeMap<String, String>,
    /// Id and version of the entry they are about.
    entry: String,
    base: i64,
    /// Version of the stored draft; 0 for none.
    version: i64,
}

impl Beside {
    /// The comment beside an item; empty where there is none.
    pub fn get(&self, item: &str) -> &str {
        self.comments.get(item).map_or("", String::as_str)
    }

    pub fn len(&self) -> usize {
        self.comments.len()
    }

    pub fn is_empty(&self) -> bool {
        self.comments.is_empty()
    }

    /// All of them, as a return takes them along.
    pub fn all(&self) -> Vec<(String, String)> {
        self.comments.iter().map(|(item, said)| (item.clone(), said.clone())).collect()
    }

    /// Asks for what was said about this version of the entry, once. Another version begins anew.
    pub fn load(&mut self, head: &EntryHead) -> Option<Request> {
        let entry = head.id.clone()?;
        if self.entry == entry && self.base == head.version {
            return None;
        }
        *self = Self { entry: entry.clone(), base: head.version, ..Self::default() };
        Some(Request::LoadDraft { form: DRAFT.to_owned(), entity: entry })
    }

    /// Takes what was kept; what belongs to an older version is to be dropped.
    pub fn take(&mut self, draft: &DraftState) -> Option<Request> {
        if draft.form != DRAFT || draft.entity != self.entry {
            return None;
        }
        self.version = draft.version;
        if draft.base_version != self.base {
            return self.forget();
        }
        self.comments = serde_json::from_str(&draft.body).unwrap_or_default();
        None
    }

    /// The draft was kept under this version.
    pub const fn kept(&mut self, version: i64) {
        self.version = version;
    }

    /// Says something beside an item, or takes it back with an empty text; the request keeps it.
    pub fn say(&mut self, item: String, said: String, head: &EntryHead) -> Request {
        if said.is_empty() {
            self.comments.remove(&item);
        } else {
            self.comments.insert(item, said);
        }
        let draft = DraftState {
            form: DRAFT.to_owned(),
            entity: self.entry.clone(),
            base_version: head.version,
            version: self.version,
            body: serde_json::to_string(&self.comments).unwrap_or_default(),
            updated_at: 0,
        };
        // The worker answers in order: the next one follows this one.
        self.version += 1;
        Request::SaveDraft(draft)
    }

    /// Sent along or no longer true: nothing is left, not in the store either.
    pub fn forget(&mut self) -> Option<Request> {
        self.comments.clear();
        if std::mem::take(&mut self.version) == 0 {
            return None;
        }
        Some(Request::DropDraft { form: DRAFT.to_owned(), entity: self.entry.clone() })
    }
}
