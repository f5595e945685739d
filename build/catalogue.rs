//! Reads one language's Fluent files: the ids, variables, words and phrases of its messages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::phrase;
use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, Pattern, PatternElement};

/// One language: its files and its messages by id.
#[derive(Default)]
pub struct Catalogue {
    pub files: Vec<PathBuf>,
    pub messages: BTreeMap<String, Message>,
}

/// What the build needs to know of one message.
#[derive(Default)]
pub struct Message {
    pub file: String,
    pub variables: BTreeSet<String>,
    /// The words of the default branches, a variable as `{name}`.
    pub words: String,
    /// What the program fills in, as `phrase` writes it.
    pub phrase: String,
}

/// Reads every `.ftl` of a folder, in the order of file names.
pub fn read(folder: &Path, faults: &mut Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    match std::fs::read_dir(folder) {
        Ok(entries) => catalogue.files.extend(entries.flatten().map(|entry| entry.path())),
        Err(error) => faults.push(format!("{}: {error}", folder.display())),
    }
    catalogue.files.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    catalogue.files.sort();
    for path in &catalogue.files {
        let file = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => read_file(&file, &text, &mut catalogue.messages, faults),
            Err(error) => faults.push(format!("{file}: {error}")),
        }
    }
    catalogue
}

fn read_file(
    file: &str,
    text: &str,
    messages: &mut BTreeMap<String, Message>,
    faults: &mut Vec<String>,
) {
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let before = text.get(..error.pos.start).unwrap_or(text);
            faults.push(format!("{file}:{}: {error}", before.matches('\n').count() + 1));
        }
        resource
    });
    for entry in resource.body {
        let Entry::Message(entry) = entry else { continue };
        let id = entry.id.name;
        let (message, fault) = Message::of(file, &entry);
        faults.extend(fault.map(|fault| format!("{file}: {id} {fault}")));
        if let Some(old) = messages.insert(id.to_owned(), message) {
            faults.push(format!("{file}: {id} is already defined in {}", old.file));
        }
    }
}

impl Message {
    /// The message, and what is wrong with it: it is to be plain text with variables and choices.
    fn of(file: &str, message: &ast::Message<&str>) -> (Self, Option<String>) {
        let mut new = Self { file: file.to_owned(), ..Self::default() };
        let Some(pattern) = message.value.as_ref().filter(|_| message.attributes.is_empty()) else {
            return (new, Some("has no text, or attributes".to_owned()));
        };
        let mut words = String::new();
        new.walk(pattern, &mut words);
        new.words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let fault = phrase::write(pattern, &new.variables, &mut new.phrase).err();
        (new, fault)
    }

    /// Collects the variables of every branch and the words of the default branch.
    fn walk(&mut self, pattern: &Pattern<&str>, words: &mut String) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => words.push_str(value),
                PatternElement::Placeable { expression } => self.walk_expression(expression, words),
            }
        }
    }

    fn walk_expression(&mut self, expression: &Expression<&str>, words: &mut String) {
        match expression {
            Expression::Inline(inline) => self.walk_inline(inline, words),
            Expression::Select { selector, variants } => {
                self.walk_inline(selector, &mut String::new());
                for variant in variants {
                    let mut branch = String::new();
                    self.walk(&variant.value, &mut branch);
                    if variant.default {
                        words.push_str(&branch);
                    }
                }
            }
        }
    }

    fn walk_inline(&mut self, inline: &InlineExpression<&str>, words: &mut String) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
                words.extend(["{", id.name, "}"]);
            }
            InlineExpression::StringLiteral { value }
            | InlineExpression::NumberLiteral { value } => words.push_str(value),
            InlineExpression::Placeable { expression } => self.walk_expression(expression, words),
            // A fault, told by `phrase`.
            _ => {}
        }
    }
}
