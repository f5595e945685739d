//! What was wrong with a command line, in the reader's words: clap's own are English only.

use crate::i18n::Tr;
use clap::{
    Command,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};
use std::ffi::OsString;

/// The sentence, the right usage where clap knows it, and where to read more.
pub fn wrong(tr: &Tr, command: &Command, words: &[OsString], error: &Error) -> String {
    let (help, what) = (help_of(command, words), sentence(tr, error));
    match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => {
            // clap hands the line over with its heading.
            let line = usage.to_string();
            let line: Vec<_> = line.split_whitespace().skip_while(|w| *w != "zicha").collect();
            tr.usage_wrong(help, line.join(" "), what)
        }
        _ => tr.usage_wrong_more(help, what),
    }
}

/// How to ask for the help of the command that was meant.
fn help_of(command: &Command, words: &[OsString]) -> String {
    let (mut at, mut asked) = (command, "zicha".to_owned());
    for word in words.iter().filter_map(|word| word.to_str()) {
        if let Some(sub) = at.find_subcommand(word) {
            asked = format!("{asked} {word}");
            at = sub;
        }
    }
    format!("{asked} --help")
}

fn sentence(tr: &Tr, error: &Error) -> String {
    use ContextKind as K;
    let text = |kind| words(error, kind).join(" ");
    let list = |kind| words(error, kind).join(&tr.common_list_separator());
    let choices = || list(K::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => match text(K::SuggestedArg) {
            like if like.is_empty() => tr.usage_unknown_word(text(K::InvalidArg)),
            like => tr.usage_unknown_word_like(like, text(K::InvalidArg)),
        },
        ErrorKind::InvalidSubcommand => match list(K::SuggestedSubcommand) {
            like if like.is_empty() => tr.usage_unknown_command(text(K::InvalidSubcommand)),
            like => tr.usage_unknown_command_like(like, text(K::InvalidSubcommand)),
        },
        ErrorKind::MissingRequiredArgument => tr.usage_missing(list(K::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            tr.usage_missing_command(list(K::ValidSubcommand))
        }
        ErrorKind::InvalidValue if text(K::InvalidValue).is_empty() => {
            tr.usage_no_value(text(K::InvalidArg))
        }
        ErrorKind::InvalidValue if !choices().is_empty() => {
            tr.usage_bad_choice(choices(), text(K::InvalidValue), text(K::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            tr.usage_bad_value(text(K::InvalidValue), text(K::InvalidArg))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            tr.usage_no_value(text(K::InvalidArg))
        }
        ErrorKind::ArgumentConflict => tr.usage_twice(text(K::InvalidArg)),
        ErrorKind::InvalidUtf8 => tr.usage_not_text(),
        _ => tr.usage_other(),
    }
}

/// What clap says of the mistake under a heading.
fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(word)) => vec![word.to_string()],
        Some(ContextValue::StyledStrs(words)) => words.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
