//! What the endpoint says of itself: its commands, and why one was not followed.

use super::{
    Wrong,
    table::{VERBS, Verb},
};
use crate::{i18n::Tr, text};

/// Every command with what it does, from the table.
pub fn page(tr: &Tr) -> String {
    let mut said = format!("{}\n", tr.endpoint_commands());
    let wide = VERBS.iter().map(|verb| text::width(&verb.usage())).max().unwrap_or_default();
    for verb in VERBS {
        said.push_str(&format!("  {}  {}", text::pad(&verb.usage(), wide), (verb.about)(tr)));
        if let Some(right) = verb.right {
            said.push_str(&tr.endpoint_right(tr.labels_act(right.code())));
        }
        said.push('\n');
    }
    said.push_str(&format!("{}\n", tr.endpoint_note()));
    said
}

/// Why nothing was done, in one sentence.
pub fn wrong(tr: &Tr, wrong: Wrong<'_>) -> String {
    match wrong {
        Wrong::Disguised => tr.endpoint_disguised(),
        Wrong::Garbled => tr.endpoint_garbled(),
        Wrong::Unknown(word) => tr.endpoint_unknown(word),
        Wrong::Usage(verb) => tr.endpoint_usage(verb.usage()),
        Wrong::Arguments => tr.endpoint_arguments(),
        Wrong::BehindSudo => tr.endpoint_behind_sudo(),
    }
}

/// That a file goes into a file.
pub fn redirect(tr: &Tr, verb: &Verb) -> String {
    tr.endpoint_redirect(verb.words.join(" "))
}
