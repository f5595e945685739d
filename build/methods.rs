//! Writes the Rust source that `src/i18n` includes: a method per message, which knows where the
//! phrases of the message stand in one long text.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Message};

/// Methods that `Tr` has by hand.
const BY_HAND: [&str; 3] = ["lang", "phrase", "say"];
/// Words Rust keeps for itself, as far as a message might be called so.
const KEYWORDS: [&str; 16] = [
    "as", "box", "else", "final", "fn", "for", "if", "in", "loop", "match", "mod", "move", "ref",
    "return", "type", "use",
];

/// The method of a message id.
pub fn name(id: &str) -> String {
    id.replace('-', "_").to_lowercase()
}

/// Whether a message may not give its name to a method.
pub fn is_reserved(name: &str) -> bool {
    BY_HAND.contains(&name) || KEYWORDS.contains(&name)
}

/// A variable as a Rust parameter.
fn parameter(variable: &str) -> String {
    let name = name(variable);
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// What the build writes.
#[derive(Default)]
pub struct Written {
    /// The methods of `Tr`.
    pub source: String,
    /// Every phrase once, one behind the other.
    pub phrases: String,
}

/// The methods, and the text their phrases stand in.
pub fn write(catalogues: &[Catalogue; 3]) -> Written {
    let mut written = Written::default();
    let mut known = HashMap::new();
    let mut table = String::new();
    // Language by language: a session reads the phrases of one.
    for message in catalogues.iter().flat_map(|catalogue| catalogue.messages.values()) {
        known.entry(message.phrase.as_str()).or_insert_with(|| {
            let from = written.phrases.len();
            written.phrases.push_str(&message.phrase);
            (from, written.phrases.len())
        });
    }
    let [.., english] = catalogues;
    written.source.push_str("#[allow(clippy::too_many_arguments)]\nimpl Tr {\n");
    for (id, message) in &english.messages {
        let places = catalogues.each_ref().map(|catalogue| {
            let phrase = catalogue.messages.get(id).map_or("", |message| &message.phrase);
            known.get(phrase).copied().unwrap_or_default()
        });
        method(&mut written.source, id, message, places);
        let _ = writeln!(table, "    ({id:?}, {places:?}, &{:?}),", variables(message));
    }
    written
        .source
        .push_str("}\n\n/// Every message with its phrases and variables.\n#[cfg(test)]\n");
    let _ = writeln!(written.source, "const MESSAGES: &[(&str, Places, &[&str])] = &[\n{table}];");
    written
}

fn variables(message: &Message) -> Vec<&String> {
    message.variables.iter().collect()
}

fn method(out: &mut String, id: &str, message: &Message, places: [(usize, usize); 3]) {
    let doc = format!("`{}`", message.words.replace('`', "'"));
    let mut parameters = String::new();
    let mut values = Vec::new();
    for variable in &message.variables {
        let parameter = parameter(variable);
        let _ = write!(parameters, ", {parameter}: impl Into<Value<'a>>");
        values.push(format!("{parameter}.into()"));
    }
    let lifetime = if values.is_empty() { "" } else { "<'a>" };
    let _ = writeln!(out, "    #[doc = {doc:?}]");
    let _ = writeln!(out, "    pub fn {}{lifetime}(&self{parameters}) -> String {{", name(id));
    let _ = writeln!(out, "        self.say(&{places:?}, &[{}])", values.join(", "));
    out.push_str("    }\n");
}
