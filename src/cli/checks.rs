//! What `zicha check` found, in the reader's words.

use crate::{i18n::Tr, store::check::Problem};

/// One problem as a sentence.
pub fn problem(tr: &Tr, problem: &Problem) -> String {
    use Problem as P;
    match problem {
        P::Integrity(text) => tr.checks_integrity(text.clone()),
        P::Unreadable(text) => tr.checks_unreadable(text.clone()),
        P::ObjectMissing(name) => tr.checks_object(name.clone(), "missing"),
        P::ObjectAltered(name) => tr.checks_object(name.clone(), "altered"),
        P::ObjectForeign(name) => tr.checks_object(name.clone(), "foreign"),
        P::Missing { from, to } => tr.checks_missing(*from, *to),
        P::Altered { seq } => tr.checks_record(*seq, "altered"),
        P::Unlinked { seq } => tr.checks_record(*seq, "unlinked"),
        P::RevisionMissing { seq } => tr.checks_record(*seq, "text_missing"),
        P::RevisionAltered { seq } => tr.checks_record(*seq, "text_altered"),
        P::RevisionForeign { seq } => tr.checks_record(*seq, "text_foreign"),
        P::ErasureForeign { seq } => tr.checks_record(*seq, "erasure"),
        P::AnchorMissing { seq } => tr.checks_record(*seq, "anchor_missing"),
        P::AnchorDiffers { seq } => tr.checks_record(*seq, "anchor_differs"),
        P::EntityForeign { entity } => tr.checks_entity(entity.clone()),
        P::RowDiffers { table, id, seq, columns } => {
            tr.checks_row_differs(columns.join(", "), id.clone(), *seq, table.clone())
        }
        P::RowForeign { table, id } => tr.checks_row_foreign(id.clone(), table.clone()),
        P::RowMissing { table, id, seq } => tr.checks_row_missing(id.clone(), *seq, table.clone()),
        P::Totals { what, stored, counted } => {
            tr.checks_totals(counted.clone(), stored.clone(), what.clone())
        }
    }
}
