//! Writes the Rust source that `src/i18n` includes: the embedded files and a method per message.

use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Message};

/// Methods that `Tr` has by hand.
const BY_HAND: [&str; 3] = ["lang", "read", "say"];
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

/// The whole source.
pub fn source(catalogues: &[Catalogue; 3]) -> String {
    let mut out = String::from("/// The files of each language, in the order of `Lang::ALL`.\n");
    out.push_str("const SOURCES: [&[&str]; 3] = [\n");
    for catalogue in catalogues {
        out.push_str("    &[\n");
        for file in &catalogue.files {
            let path = format!("/{}", file.display());
            let _ = writeln!(
                out,
                "        include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?})),"
            );
        }
        out.push_str("    ],\n");
    }
    out.push_str("];\n\n#[allow(clippy::too_many_arguments)]\nimpl Tr {\n");
    let [.., english] = catalogues;
    for (id, message) in &english.messages {
        method(&mut out, id, message);
    }
    out.push_str("}\n");
    out
}

fn method(out: &mut String, id: &str, message: &Message) {
    let doc = format!("`{}`", message.words.replace('`', "'"));
    let mut parameters = String::new();
    let mut values = Vec::new();
    for variable in &message.variables {
        let parameter = parameter(variable);
        let _ = write!(parameters, ", {parameter}: impl Into<FluentValue<'a>>");
        values.push(format!("({variable:?}, {parameter}.into())"));
    }
    let lifetime = if values.is_empty() { "" } else { "<'a>" };
    let _ = writeln!(out, "    #[doc = {doc:?}]");
    let _ = writeln!(out, "    pub fn {}{lifetime}(&self{parameters}) -> String {{", name(id));
    let _ = writeln!(out, "        self.say({id:?}, [{}])", values.join(", "));
    out.push_str("    }\n");
}
