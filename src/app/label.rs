//! A text on the screen that may come from the catalogue or from data (campaign texts, names).

use crate::i18n::Tr;

/// A text in the reader's language.
#[derive(Debug, Clone)]
pub enum Label {
    /// A message without variables, as `Label::Msg(Tr::study_title)`.
    Msg(fn(&Tr) -> String),
    /// A text that is data, or a message already filled in.
    Text(String),
}

impl Label {
    /// The text in this language.
    pub fn text(&self, tr: &Tr) -> String {
        match self {
            Self::Msg(message) => message(tr),
            Self::Text(text) => text.clone(),
        }
    }
}

impl PartialEq for Label {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Msg(a), Self::Msg(b)) => std::ptr::fn_addr_eq(*a, *b),
            (Self::Text(a), Self::Text(b)) => a == b,
            _ => false,
        }
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
