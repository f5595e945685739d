//! `x` on any list: which report in which format, and what to say when it was written.

use crate::app::ctx::Ctx;
use crate::app::dialog::{Dialog, Item};
use crate::app::label::Label;
use crate::domain::reply::{ExportedFile, Reply};
use crate::domain::report::{ExportFormat, ExportKind};
use crate::domain::request::Request;
use crate::i18n::Tr;

/// A menu of reports and formats.
pub type Choices = [(ExportKind, &'static [ExportFormat])];

use ExportFormat::{Csv, Json, Md, Xlsx};

/// What everybody may take home.
pub const MINE: [(ExportKind, &[ExportFormat]); 1] = [(ExportKind::Mine, &[Md, Csv, Json])];
/// From the ledger.
pub const LEDGER: [(ExportKind, &[ExportFormat]); 1] =
    [(ExportKind::Ledger, &[Xlsx, Csv, Md, Json])];
/// From the team.
pub const TEAM: [(ExportKind, &[ExportFormat]); 3] = [
    (ExportKind::Summary, &[Md, Csv, Json]),
    (ExportKind::Team, &[Xlsx, Csv, Md, Json]),
    (ExportKind::Ledger, &[Xlsx, Csv, Md, Json]),
];

const DIALOG: &str = "export";

/// Asks for report and format.
pub fn ask(choices: &Choices, ctx: &mut Ctx<'_>) {
    ask_from(choices, false, ctx);
}

/// As [`ask`], from a list that shows only a part: the export is never narrowed, and that is said.
pub fn ask_from(choices: &Choices, narrowed: bool, ctx: &mut Ctx<'_>) {
    let mut items = Vec::new();
    for (kind, formats) in choices {
        for format in *formats {
            let code = format!("{} {}", kind.code(), format.code());
            let name = ctx.tr.labels_export_kind(kind.code());
            let shown = ctx.tr.exporting_choice(ctx.tr.labels_export_format(format.code()), name);
            items.push(Item::new(code, shown));
        }
    }
    let mut menu = Dialog::menu(DIALOG, Label::Msg(Tr::exporting_title), items);
    if narrowed {
        menu.text = Label::Msg(Tr::exporting_all);
    }
    ctx.dialog(menu);
}

/// Takes the answer of [`ask`]; other dialogs are not its business.
pub fn answered(id: &str, _subject: &str, code: &str, ctx: &mut Ctx<'_>) {
    let Some((kind, format)) = code.split_once(' ').filter(|_| id == DIALOG) else { return };
    if let (Some(kind), Some(format)) =
        (ExportKind::from_code(kind), ExportFormat::from_code(format))
    {
        ctx.ask(Request::Export { kind, format });
    }
}

/// Says where the file is and how it comes home, or how to fetch it over SSH; `false` where the reply is another one.
pub fn told(reply: &Reply, ctx: &mut Ctx<'_>) -> bool {
    let Reply::Exported(ExportedFile { path, command, .. }) = reply else { return false };
    let (title, text) = if path.is_empty() {
        (Tr::exporting_fetch_title as fn(&Tr) -> String, ctx.tr.exporting_fetch(command.clone()))
    } else {
        (Tr::exporting_done_title as _, ctx.tr.exporting_done(command.clone(), path.clone()))
    };
    ctx.dialog(Dialog::copyable(Label::Msg(title), text).copying(command));
    true
}
