//! The canonical text of a row: what history hashes, keeps and compares.

use super::value::Val;
use crate::error::StoreFault;
use std::collections::BTreeMap;

/// The columns of a row by name.
pub type Body = BTreeMap<String, Val>;

/// The text that stands for "deleted".
pub(super) const GONE: &str = "null";

/// Writes a row as JSON: the columns in the order given, no spaces.
pub(super) fn encode<'n, 'v>(out: &mut String, row: impl IntoIterator<Item = (&'n str, &'v Val)>) {
    out.clear();
    out.push('{');
    for (n, (name, val)) in row.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        text(out, name);
        out.push(':');
        match val {
            Val::I(i) => number(out, *i),
            Val::T(t) => text(out, t),
            Val::Null => out.push_str("null"),
        }
    }
    out.push('}');
}

/// The beginning of a row's text, which names its id and version.
pub(super) fn head(out: &mut String, id: &str, version: i64) {
    out.clear();
    out.push_str("{\"id\":");
    text(out, id);
    out.push_str(",\"version\":");
    number(out, version);
    out.push(',');
}

fn number(out: &mut String, i: i64) {
    use std::fmt::Write as _;
    // Writing to a String cannot fail.
    let _ = write!(out, "{i}");
}

fn text(out: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at + 1;
        out.push('\\');
        if byte < 0x20 {
            out.push_str("u00");
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        } else {
            out.push(char::from(byte));
        }
    }
    out.push_str(&text[from..]);
    out.push('"');
}

/// Reads a row's text back; `None` for a deleted row.
///
/// # Errors
/// [`StoreFault::Corrupt`] when it is no such text.
pub(super) fn decode(text: &str) -> Result<Option<Body>, StoreFault> {
    use serde_json::Value;
    if text == GONE {
        return Ok(None);
    }
    let wrong = || StoreFault::Corrupt("text of a revision".to_owned());
    let fields: BTreeMap<String, Value> = serde_json::from_str(text).map_err(|_| wrong())?;
    let val = |value| match value {
        Value::String(text) => Ok(Val::T(text)),
        Value::Number(number) => number.as_i64().map(Val::I).ok_or_else(wrong),
        Value::Null => Ok(Val::Null),
        _ => Err(wrong()),
    };
    fields
        .into_iter()
        .map(|(name, value)| Ok((name, val(value)?)))
        .collect::<Result<_, _>>()
        .map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_text_is_compact_and_begins_with_its_head() {
        let (id, version, note) = (Val::T("a".into()), Val::I(2), Val::T("\"一\\\n\u{1}".into()));
        let mut out = String::new();
        encode(
            &mut out,
            [("id", &id), ("version", &version), ("note", &note), ("end", &Val::Null)],
        );
        assert_eq!(
            out,
            "{\"id\":\"a\",\"version\":2,\"note\":\"\\\"一\\\\\\u000a\\u0001\",\"end\":null}"
        );
        let mut start = String::new();
        head(&mut start, "a", 2);
        assert!(out.starts_with(&start));
    }

    #[test]
    fn what_is_no_row_is_not_read() {
        assert_eq!(decode(GONE).unwrap(), None);
        for text in ["", "[]", "{\"a\":1.5}", "{\"a\":{}}", "{\"a\":", "7"] {
            assert!(decode(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_row_comes_back(row in prop::collection::btree_map(
            any::<String>(),
            prop_oneof![any::<i64>().prop_map(Val::I), any::<String>().prop_map(Val::T), Just(Val::Null)],
            0..6,
        )) {
            let mut out = String::new();
            encode(&mut out, row.iter().map(|(k, v)| (k.as_str(), v)));
            prop_assert_eq!(decode(&out).unwrap(), Some(row));
        }
    }
}
