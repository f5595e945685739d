//! What erasing somebody would do, and what still holds their data afterwards, in words.

use super::{keep::Shelf, out, session::Session};
use crate::{
    clock::Clock,
    domain::privacy::{ErasePlan, Mention, RowCount},
    i18n::{Tr, format, labels},
    store,
    text::safe::show_line,
};
use chrono::Days;
use std::path::Path;

/// What goes, what stays, and where else the person is named; to stdout.
///
/// # Errors
/// The system would not write.
pub fn show(tr: &Tr, login: &str, plan: &ErasePlan) -> std::io::Result<()> {
    let name = show_line(&plan.name).into_owned();
    let counted = |rows: &[RowCount]| {
        let each = rows.iter().map(|row| format!("{} {}", table(tr, &row.table), row.rows));
        format::list(tr, each)
    };
    out::line(&tr.erase_plan_erased(counted(&plan.erased), name.as_str()))?;
    if !plan.kept.is_empty() {
        out::line(&tr.erase_plan_kept(counted(&plan.kept), name.as_str()))?;
    }
    if plan.mentions.is_empty() {
        return out::line(&tr.erase_plan_clean(login, name));
    }
    out::line(&tr.erase_plan_named(plan.mentions.len() as i64, login, name))?;
    for mention in &plan.mentions {
        out::line(&format!("  {}", row(tr, mention)))?;
    }
    if !plan.alike.is_empty() {
        out::line(&tr.erase_plan_alike(format::list(tr, &plan.alike)))?;
    }
    Ok(())
}

/// One row that names the person: which it is, where in it, and how often.
fn row(tr: &Tr, mention: &Mention) -> String {
    let no = if mention.no.is_empty() { &mention.id } else { &mention.no };
    let mut places: Vec<String> = Vec::new();
    for (column, times) in &mention.columns {
        let label = tr.revisions_column(column.as_str(), labels::field_title(tr, column));
        places.push(format!("{label} {times}"));
    }
    if mention.past > 0 {
        places.push(tr.erase_plan_past(mention.past));
    }
    let row = tr.erase_plan_row(no.as_str(), format::list(tr, places), table(tr, &mention.table));
    if mention.fixed { format!("{row} {}", tr.erase_plan_fixed()) } else { row }
}

/// What the rows of a table are called.
fn table(tr: &Tr, table: &str) -> String {
    tr.erase_table(table, tr.revisions_kind(table))
}

/// Backups, copies and exported files that were made before, and until when they stay.
pub fn what_still_holds_it(session: &Session) {
    let tr = session.tr();
    let shelf = Shelf::of(session);
    let folder = shelf.folder.display().to_string();
    let backups = store::backups_of(&session.db, &shelf.folder).unwrap_or_default();
    match (backups.first(), backups.last()) {
        (Some(first), Some(last)) => {
            let count = backups.len() as i64;
            out::message(&tr.erase_backups_kept(count, name(first), folder, name(last)));
            // The newest one goes when as many as are kept have come after it.
            let nightly = session.host.as_ref().is_some_and(|host| host.db == session.db);
            let day = Clock::system().today().checked_add_days(Days::new(shelf.keep as u64));
            out::message(&match day.filter(|_| nightly) {
                Some(day) => tr.erase_backups_until(format::date_iso(day)),
                None => tr.erase_backups_more(shelf.keep as i64),
            });
        }
        _ => out::message(&tr.erase_backups_none(folder)),
    }
    let copies = store::copies_beside(&session.db).unwrap_or_default();
    if !copies.is_empty() {
        let shown = copies.iter().map(|path| path.display().to_string());
        out::message(&tr.erase_copies(format::list(tr, shown)));
    }
    let outbox = session.db.parent().unwrap_or(Path::new(".")).join("outbox");
    let exported = std::fs::read_dir(&outbox).map_or(0, Iterator::count);
    if exported > 0 {
        out::message(&tr.erase_outbox(exported as i64, outbox.display().to_string()));
    }
    out::message(&tr.erase_elsewhere());
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
