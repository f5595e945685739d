//! Turns the message catalogue `data/i18n/<language>/*.ftl` into one typed method per message.
//!
//! A message that a language lacks, a variable that differs between languages, a duplicate id or a
//! syntax error stops the build and is named with its file and key; all of them at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];
/// Method names that `Tr` writes by hand, and words Rust keeps for itself.
const RESERVED: [&str; 16] = [
    "lang", "say", "as", "else", "fn", "for", "if", "in", "loop", "match", "mod", "move", "ref",
    "return", "type", "use",
];

/// What the build needs to know of one message.
struct Message {
    file: String,
    variables: BTreeSet<String>,
    text: String,
}

/// One language: its files and its messages by id.
#[derive(Default)]
struct Catalogue {
    files: Vec<PathBuf>,
    messages: BTreeMap<String, Message>,
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=data/i18n");
    let mut faults = Vec::new();
    let catalogues = LANGUAGES.map(|language| read(language, &mut faults));
    compare(&catalogues, &mut faults);
    let out = std::env::var("OUT_DIR").map(|dir| Path::new(&dir).join("tr.rs"));
    if faults.is_empty() {
        match out.map(|path| std::fs::write(path, source(&catalogues))) {
            Ok(Ok(())) => return ExitCode::SUCCESS,
            problem => faults.push(format!("cannot write the typed catalogue: {problem:?}")),
        }
    }
    for fault in faults {
        println!("cargo::error={fault}");
    }
    ExitCode::FAILURE
}

/// Reads every `.ftl` of a language, in the order of file names.
fn read(language: &str, faults: &mut Vec<String>) -> Catalogue {
    let folder = Path::new("data/i18n").join(language);
    let mut catalogue = Catalogue::default();
    let Ok(entries) = std::fs::read_dir(&folder) else {
        faults.push(format!("{} cannot be read", folder.display()));
        return catalogue;
    };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    catalogue.files = paths.filter(|path| path.extension().is_some_and(|e| e == "ftl")).collect();
    catalogue.files.sort();
    for path in catalogue.files.clone() {
        let file = path.display().to_string();
        let Ok(text) = std::fs::read_to_string(&path) else {
            faults.push(format!("{file}: not readable as UTF-8"));
            continue;
        };
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = text[..error.pos.start.min(text.len())].lines().count().max(1);
                    faults.push(format!("{file}:{line}: {error}"));
                }
                resource
            }
        };
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name.to_owned();
                let Some(pattern) = message.value else {
                    faults.push(format!("{file}: {id} has no text"));
                    continue;
                };
                let mut variables = BTreeSet::new();
                let mut words = String::new();
                walk(&pattern, &mut variables, &mut words);
                let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let new = Message { file: file.clone(), variables, text };
                if let Some(old) = catalogue.messages.insert(id.clone(), new) {
                    faults.push(format!("{file}: {id} is already defined in {}", old.file));
                }
            }
        }
    }
    catalogue
}

/// Collects the variables of a pattern, in every branch, and its words, in the default branch.
fn walk(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>, words: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                walk_inline(inline, variables, words);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                walk_inline(selector, variables, &mut String::new());
                for variant in variants {
                    let mut other = String::new();
                    let into = if variant.default { &mut *words } else { &mut other };
                    walk(&variant.value, variables, into);
                }
            }
        }
    }
}

fn walk_inline(
    inline: &InlineExpression<&str>,
    variables: &mut BTreeSet<String>,
    words: &mut String,
) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
            let _ = write!(words, "{{{}}}", id.name);
        }
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            words.push_str(value);
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                walk_inline(argument, variables, words);
            }
        }
        InlineExpression::MessageReference { id, .. }
        | InlineExpression::TermReference { id, .. } => {
            let _ = write!(words, "{{{}}}", id.name);
        }
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inner) => walk_inline(inner, variables, words),
            Expression::Select { selector, .. } => walk_inline(selector, variables, words),
        },
    }
}

/// Holds every language against every other.
fn compare(catalogues: &[Catalogue; 3], faults: &mut Vec<String>) {
    let ids: BTreeSet<&String> = catalogues.iter().flat_map(|c| c.messages.keys()).collect();
    let mut methods = BTreeMap::new();
    for id in ids {
        let Some(model) = catalogues.iter().find_map(|c| c.messages.get(id)) else { continue };
        let method = name(id);
        if RESERVED.contains(&method.as_str()) {
            faults.push(format!("{}: {id} is a reserved name", model.file));
        }
        if let Some(other) = methods.insert(method, id) {
            faults.push(format!("{}: {id} and {other} give one method name", model.file));
        }
        for (language, catalogue) in LANGUAGES.iter().zip(catalogues) {
            match catalogue.messages.get(id) {
                None => {
                    faults.push(format!("{language}: {id} is missing (it is in {})", model.file))
                }
                Some(message) if message.variables != model.variables => faults.push(format!(
                    "{}: {id} uses variables {:?}, {} uses {:?}",
                    message.file, message.variables, model.file, model.variables
                )),
                Some(_) => {}
            }
        }
    }
}

fn name(id: &str) -> String {
    id.replace('-', "_").to_lowercase()
}

/// The Rust text: the embedded files per language and `impl Tr` with a method per message.
fn source(catalogues: &[Catalogue; 3]) -> String {
    let mut out =
        String::from("/// The catalogue's files, per language in the order of `Lang::ALL`.\n");
    out.push_str("const SOURCES: [&[&str]; 3] = [\n");
    for catalogue in catalogues {
        out.push_str("    &[\n");
        for file in &catalogue.files {
            let path = file.display();
            let _ = writeln!(
                out,
                "        include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\")),"
            );
        }
        out.push_str("    ],\n");
    }
    out.push_str("];\n\n#[allow(clippy::too_many_arguments)]\nimpl Tr {\n");
    for (id, message) in &catalogues[2].messages {
        let doc = format!("`{}`", message.text.replace('`', "'"));
        let variables = message.variables.iter();
        let parameters: String = variables
            .clone()
            .map(|v| format!(", {}: impl Into<FluentValue<'a>>", argument(v)))
            .collect();
        let pairs: Vec<String> =
            variables.map(|v| format!("({v:?}, {}.into())", argument(v))).collect();
        let lifetime = if pairs.is_empty() { "" } else { "<'a>" };
        let _ = writeln!(
            out,
            "    #[doc = {doc:?}]\n    pub fn {}{lifetime}(&self{parameters}) -> String {{\n        \
             self.say({id:?}, [{}])\n    }}",
            name(id),
            pairs.join(", ")
        );
    }
    out.push_str("}\n");
    out
}

/// A variable as a Rust parameter; a word Rust keeps for itself becomes a raw identifier.
fn argument(variable: &str) -> String {
    let name = name(variable);
    if RESERVED[2..].contains(&name.as_str()) { format!("r#{name}") } else { name }
}
