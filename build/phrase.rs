//! Turns a message's pattern into the phrase that `src/i18n/phrase.rs` fills in: its text as it is,
//! and marks where a variable or a choice stands. Nothing is parsed any more when the program runs.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

// The same marks as in `src/i18n/phrase.rs`.
const VALUE: char = '\u{1}';
const CHOICE: char = '\u{2}';
const CASE: char = '\u{3}';
const THEN: char = '\u{4}';
const ELSE: char = '\u{5}';
const END: char = '\u{6}';

/// Writes the phrase of a pattern; what it cannot hold is a fault.
pub fn write(
    pattern: &Pattern<&str>,
    variables: &BTreeSet<String>,
    out: &mut String,
) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text(value, out)?,
            PatternElement::Placeable { expression } => placeable(expression, variables, out)?,
        }
    }
    Ok(())
}

fn placeable(
    expression: &Expression<&str>,
    variables: &BTreeSet<String>,
    out: &mut String,
) -> Result<(), String> {
    match expression {
        Expression::Inline(inline) => value(inline, variables, out),
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else {
                return Err("chooses by something else than a variable".to_owned());
            };
            out.extend([CHOICE, place(id.name, variables)?]);
            for variant in variants.iter().filter(|variant| !variant.default) {
                let (VariantKey::Identifier { name: key }
                | VariantKey::NumberLiteral { value: key }) = &variant.key;
                out.push(CASE);
                text(key, out)?;
                out.push(THEN);
                write(&variant.value, variables, out)?;
            }
            // The default is what remains, wherever it stands: another key never matches less.
            let Some(default) = variants.iter().find(|variant| variant.default) else {
                return Err("has a choice without a default".to_owned());
            };
            out.push(ELSE);
            write(&default.value, variables, out)?;
            out.push(END);
            Ok(())
        }
    }
}

fn value(
    inline: &InlineExpression<&str>,
    variables: &BTreeSet<String>,
    out: &mut String,
) -> Result<(), String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            out.extend([VALUE, place(id.name, variables)?]);
            Ok(())
        }
        InlineExpression::StringLiteral { value } => text(&unescape_unicode_to_string(value), out),
        InlineExpression::NumberLiteral { value } => text(value, out),
        InlineExpression::Placeable { expression } => placeable(expression, variables, out),
        _ => Err("uses a term, a function or another message".to_owned()),
    }
}

/// The place of a variable among those of its message, as a digit.
fn place(name: &str, variables: &BTreeSet<String>) -> Result<char, String> {
    let at = variables.iter().position(|variable| variable == name);
    let digit = at.and_then(|at| char::from_digit(u32::try_from(at).ok()?, 36));
    digit.ok_or_else(|| "has too many variables".to_owned())
}

fn text(text: &str, out: &mut String) -> Result<(), String> {
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err("holds a control character".to_owned());
    }
    out.push_str(text);
    Ok(())
}
