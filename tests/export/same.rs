//! The same report gives the same bytes: nothing of the moment, the machine or chance gets into a file.

use crate::fixture::report;
use proptest::prelude::*;
use zicha::{
    domain::report::{ExportFormat, ExportKind, Report, ReportBody},
    export::render,
    i18n::Lang,
};

/// Every format that a kind has.
fn formats(kind: ExportKind) -> impl Iterator<Item = ExportFormat> {
    let all = ExportFormat::ALL.iter().copied();
    all.filter(move |format| *format != ExportFormat::Xlsx || kind.is_table())
}

/// A report with a person's words in it.
fn with(kind: ExportKind, words: &str) -> Report {
    let mut report = report(kind);
    report.head.unit = words.to_owned();
    report.head.exported_by = words.to_owned();
    match &mut report.body {
        ReportBody::Summary(body) => body.leaders.iter_mut().for_each(|it| *it = words.to_owned()),
        ReportBody::Team(body) => body.rows.iter_mut().for_each(|row| row.title = words.to_owned()),
        ReportBody::Ledger(body) => {
            body.rows.iter_mut().for_each(|line| line.head.row.title = words.to_owned());
        }
        ReportBody::Mine(body) => body.name = words.to_owned(),
    }
    report
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_files_of_one_report_are_the_same_bytes(words in any::<String>()) {
        for &kind in ExportKind::ALL {
            let (report, again) = (with(kind, &words), with(kind, &words));
            for format in formats(kind) {
                for &lang in Lang::ALL {
                    let one = render(&report, format, lang).unwrap();
                    let two = render(&again, format, lang).unwrap();
                    prop_assert!(one == two, "{kind:?} {format:?} {lang:?}");
                }
            }
        }
    }
}

/// Two bytes of a file as ZIP writes numbers.
fn number(file: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([file[at], file[at + 1]])
}

/// A worksheet is a ZIP file, and each of its parts has a time: not that of the making.
#[test]
fn no_part_of_a_worksheet_says_when_it_was_made() {
    for kind in [ExportKind::Team, ExportKind::Ledger] {
        let file = render(&report(kind), ExportFormat::Xlsx, Lang::ZhHans).unwrap();
        // Signature and offset of the time in the head of a part, and in the table of parts.
        for (signature, time) in [(b"PK\x03\x04", 10), (b"PK\x01\x02", 12)] {
            let starts = (0..file.len() - 4).filter(|at| file[*at..].starts_with(signature));
            let times: Vec<_> =
                starts.map(|at| (number(&file, at + time), number(&file, at + time + 2))).collect();
            assert!(times.len() > 8, "{times:?}");
            // Midnight of the first day that ZIP knows.
            assert!(times.iter().all(|it| *it == (0, 33)), "{times:?}");
        }
    }
}
