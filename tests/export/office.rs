//! Case 19 with LibreOffice: hostile cells go through XLSX and CSV into the program that offices open
//! them with, and come out as the texts they were: nothing calculates, nothing leads elsewhere.
//!
//! It is too large to be installed for a test. Where it is not there, that is said aloud;
//! `ZICHA_REQUIRE_LIBREOFFICE=1` makes it a failure.

use crate::{
    fixture::report,
    hostile::{ledger, texts},
    records, sheets,
};
use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;
use zicha::{
    domain::report::{ExportFormat, ExportKind, ReportBody},
    export::render,
    i18n::Lang,
};

/// After so many seconds it is ended, whatever it does.
const PATIENCE: &str = "120";

/// Fields parted by commas, in double quotes, UTF-8, from the first line on.
const CSV: &str = "Text - txt - csv (StarCalc):44,34,76,1,,0";

/// A desk with LibreOffice on it and a profile of its own, gone afterwards.
struct Desk(TempDir);

impl Desk {
    /// `None`, said aloud, where there is none.
    fn new() -> Option<Self> {
        let folders = env::var_os("PATH").unwrap_or_default();
        if env::split_paths(&folders).any(|folder| folder.join("soffice").is_file()) {
            return Some(Self(tempfile::tempdir().unwrap()));
        }
        let required = env::var("ZICHA_REQUIRE_LIBREOFFICE").is_ok_and(|it| it == "1");
        assert!(!required, "there is no soffice; required by ZICHA_REQUIRE_LIBREOFFICE");
        // Past the test's own capture: nobody should take this for a pass.
        let said = "\n*** NOT TESTED WITH LIBREOFFICE: there is no soffice ***\n";
        std::io::stderr().write_all(said.as_bytes()).unwrap();
        None
    }

    fn put(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Opens a file as `from` says and saves it as `to`; what was saved.
    fn converted(&self, file: &Path, from: Option<&str>, to: &str) -> Vec<u8> {
        let folder = self.0.path();
        let out = folder.join(format!("out-{}", to.split(':').next().unwrap()));
        let mut office = Command::new("timeout");
        office.args(["-k", "5", PATIENCE, "soffice"]);
        office.arg(format!("-env:UserInstallation=file://{}/profile", folder.display()));
        office.args(["--headless", "--norestore", "--nolockcheck"]);
        office.args(from.map(|from| format!("--infilter={from}")));
        office.args(["--convert-to", to, "--outdir"]).arg(&out).arg(file);
        office.env("HOME", folder).stdin(Stdio::null());
        let ran = office.output().unwrap();
        let name = file.with_extension(to.split(':').next().unwrap());
        let made = out.join(name.file_name().unwrap());
        fs::read(&made).unwrap_or_else(|e| panic!("{}: {e}: {ran:?}", made.display()))
    }

    /// Every row of the first sheet, as texts that LibreOffice saved.
    fn rows(&self, file: &Path, from: Option<&str>) -> Vec<Vec<String>> {
        // Cells as they are stored, texts in quotes.
        let saved = self.converted(file, from, &format!("csv:{CSV},true,false,false"));
        let text = String::from_utf8(saved).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    /// The whole document in plain, which shows what a cell really is.
    fn plain(&self, file: &Path, from: Option<&str>) -> String {
        String::from_utf8(self.converted(file, from, "fods")).unwrap()
    }
}

/// Nothing in a document calculates, runs, or fetches.
fn is_dead(plain: &str) {
    assert!(plain.contains("<table:table-cell"), "a sheet: {plain}");
    let parts =
        ["table:formula", "<text:a", "dde-link", "table:table-source", "<script:", "<draw:object"];
    for part in parts.into_iter().chain(["cell-range-source", "event-listener", "<draw:image"]) {
        let at = plain.find(part).map(|at| plain[at..].chars().take(200).collect::<String>());
        assert_eq!(at, None);
    }
}

/// The test would notice: what begins a formula, unguarded, is one.
#[test]
fn libreoffice_would_calculate_what_is_not_guarded() {
    let Some(desk) = Desk::new() else { return };
    let file = desk.put("bare.csv", b"\"a\"\r\n=1+1\r\n");
    // The last word lets formulas in.
    let plain = desk.plain(&file, Some(&format!("{CSV},false,false,false,false,false,,true")));
    assert!(plain.contains("table:formula"), "{plain}");
}

#[test]
fn libreoffice_reads_worksheets_as_the_texts_that_were_stored() {
    let Some(desk) = Desk::new() else { return };
    for (name, report) in [("ledger.xlsx", ledger()), ("team.xlsx", report(ExportKind::Team))] {
        let bytes = render(&report, ExportFormat::Xlsx, Lang::ZhHans).unwrap();
        let file = desk.put(name, &bytes);
        let rows = desk.rows(&file, None);
        let written = &sheets(bytes)[0].1;
        assert_eq!(rows.len(), written.len(), "{name}");
        for (read, written) in rows.iter().zip(written) {
            assert_eq!(read, written, "{name}");
        }
        is_dead(&desk.plain(&file, None));
    }
    let rows = desk.rows(&desk.0.path().join("ledger.xlsx"), None);
    for (row, text) in rows[1..].iter().zip(texts()) {
        assert!(row.contains(&text), "{text:?} is not in {row:?}");
    }
}

#[test]
fn libreoffice_reads_csv_as_texts_and_calculates_nothing() {
    let Some(desk) = Desk::new() else { return };
    for (name, report) in [("ledger.csv", ledger()), ("mine.csv", report(ExportKind::Mine))] {
        let bytes = render(&report, ExportFormat::Csv, Lang::ZhHans).unwrap();
        let file = desk.put(name, &bytes);
        // Fields in quotes as texts, which is what ours are.
        let rows = desk.rows(&file, Some(&format!("{CSV},true,false,false")));
        let written = records(&bytes);
        assert_eq!(rows.len(), written.len(), "{name}");
        for (read, written) in rows.iter().zip(&written) {
            assert_eq!(read, written, "{name}");
        }
        // As it comes, numbers and dates guessed; and where somebody even lets formulas in.
        is_dead(&desk.plain(&file, Some(&format!("{CSV},false,true,false"))));
        is_dead(&desk.plain(&file, Some(&format!("{CSV},false,true,false,false,false,,true"))));
    }
    let ReportBody::Ledger(body) = ledger().body else { panic!("a ledger") };
    assert_eq!(body.rows.len(), texts().len());
}
