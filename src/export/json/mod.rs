//! Reports as JSON by the schema in `docs/export-schema.md`: for programs, so codes and ISO dates.
//!
//! Keys stand in a fixed order, and only `exported_at` and `anchor` differ between two exports of
//! the same state.

mod ledger;
mod mine;
mod revisions;
mod summary;
mod team;

use super::{ExportError, words::Words};
use crate::{
    clock::Millis,
    domain::report::{ExportKind, Report, ReportBody, ReportScope, SCHEMA_VERSION, Share},
    i18n::Lang,
    text::safe,
};
use chrono::{DateTime, NaiveDate, SecondsFormat};
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};
use std::io;

/// The frame around every kind of report.
#[derive(Serialize)]
struct Frame<'a> {
    schema_version: i64,
    kind: ExportKind,
    exported_at: String,
    anchor: &'a str,
    exported_by: &'a str,
    lang: Lang,
    today: NaiveDate,
    unit: &'a str,
    scope: ReportScope,
    campaign: CampaignName<'a>,
    data: Data<'a>,
}

#[derive(Serialize)]
struct CampaignName<'a> {
    id: &'a str,
    version: i64,
    year: i64,
    name: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Data<'a> {
    Summary(Box<summary::Summary<'a>>),
    Team(team::Team<'a>),
    Ledger(ledger::Ledger<'a>),
    Mine(mine::Mine<'a>),
}

/// A key of the campaign file with its name in the reader's language.
#[derive(Serialize)]
struct Named<'a> {
    key: &'a str,
    name: String,
}

/// A key with its name and a number.
#[derive(Serialize)]
struct Counted<'a> {
    key: &'a str,
    name: String,
    count: i64,
}

/// A key with its name and a figure with base.
#[derive(Serialize)]
struct Covered<'a> {
    key: &'a str,
    name: String,
    #[serde(flatten)]
    share: Share,
}

pub(super) fn write(report: &Report, lang: Lang) -> Result<Vec<u8>, ExportError> {
    let head = &report.head;
    let words = Words::new(head, lang);
    let frame = Frame {
        schema_version: SCHEMA_VERSION,
        kind: report.kind(),
        exported_at: instant(head.exported_at),
        anchor: &head.anchor,
        exported_by: &head.exported_by,
        lang,
        today: head.today,
        unit: &head.unit,
        scope: head.scope,
        campaign: CampaignName {
            id: &head.campaign.id,
            version: head.campaign.version,
            year: head.year,
            name: words.campaign_name(),
        },
        data: match &report.body {
            ReportBody::Summary(body) => Data::Summary(Box::new(summary::Summary::of(words, body))),
            ReportBody::Team(body) => Data::Team(team::Team::of(words, body)),
            ReportBody::Ledger(body) => Data::Ledger(ledger::Ledger::of(words, body)),
            ReportBody::Mine(body) => Data::Mine(mine::Mine::of(words, body)),
        },
    };
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Safe(PrettyFormatter::new()));
    frame.serialize(&mut serializer).map_err(|e| ExportError::Writer(e.to_string()))?;
    out.push(b'\n');
    Ok(out)
}

/// An instant by UTC to the millisecond.
fn instant(at: Millis) -> String {
    DateTime::from_timestamp_millis(at)
        .map_or_else(String::new, |at| at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// Pretty printing in which no text gets past `text::safe`, whatever field it stands in.
struct Safe(PrettyFormatter<'static>);

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        out.write_all(safe::show(fragment).as_bytes())
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        match escape {
            CharEscape::Quote => out.write_all(b"\\\""),
            CharEscape::ReverseSolidus => out.write_all(b"\\\\"),
            CharEscape::Solidus => out.write_all(b"/"),
            CharEscape::LineFeed => out.write_all(b"\\n"),
            CharEscape::Tab => out.write_all(b" "),
            _ => out.write_all(b"?"),
        }
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_lets_a_control_character_through() {
        let mut out = Vec::new();
        let mut serializer = Serializer::with_formatter(&mut out, Safe(PrettyFormatter::new()));
        ["a\u{1b}[2J\r\t\n\"\\", "\u{202e}x", "普通"].serialize(&mut serializer).unwrap();
        let read: Vec<String> = serde_json::from_slice(&out).unwrap();
        assert_eq!(read, ["a?[2J? \n\"\\", "?x", "普通"]);
    }
}
