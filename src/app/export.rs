//! Exporting from any screen: one menu of reports and formats, one message with where it is.

use super::dialog::{Dialog, Item};
use super::label::Label;
use crate::domain::reply::ExportedFile;
use crate::domain::report::{ExportFormat, ExportKind};
use crate::domain::request::Request;
use crate::i18n::labels::Label as _;
use crate::i18n::{Tr, format};

/// The dialog that `x` opens.
pub const MENU: &str = "app-export";

/// A menu of every report in every format it has.
pub fn menu(kinds: &[ExportKind], tr: &Tr) -> Dialog {
    let items = kinds.iter().flat_map(|&kind| {
        formats(kind).iter().map(move |&format| {
            let code = format!("{}:{}", kind.code(), format.code());
            Item::new(code, kind.label(tr)).note(format.label(tr))
        })
    });
    Dialog::menu(MENU, Label::Msg(Tr::app_export_title), items.collect())
}

/// The formats of a report: a table of rows is a workbook too.
pub const fn formats(kind: ExportKind) -> &'static [ExportFormat] {
    use ExportFormat::{Csv, Json, Md, Xlsx};
    match kind {
        ExportKind::Team | ExportKind::Ledger => &[Xlsx, Md, Csv, Json],
        ExportKind::Summary | ExportKind::Mine => &[Md, Csv, Json],
    }
}

/// The request of a menu's line.
pub(super) fn request(code: &str) -> Option<Request> {
    let (kind, format) = code.split_once(':')?;
    Some(Request::Export {
        kind: ExportKind::from_code(kind)?,
        format: ExportFormat::from_code(format)?,
    })
}

/// Where the file is, and the command that brings it home (which `y` copies).
pub(super) fn written(file: &ExportedFile, tr: &Tr) -> Dialog {
    let size = format::number(tr, file.bytes);
    let text = tr.app_export_written(size, file.command.as_str(), file.path.as_str());
    Dialog::message(Label::Msg(Tr::app_export_done), Label::Text(text)).copying(&file.command)
}
