//! What `zicha check` found, in the reader's words.

use crate::{i18n::Tr, store::check::Problem};

/// One problem as a sentence.
pub fn problem(tr: &Tr, problem: &Problem) -> String {
    use Problem as P;
    match problem {
        P::Integrity(text) => tr.checks_integrity(text.clone()),
        P::Unreadable(text) => tr.checks_unreadable(text.clone()),
        P::ObjectMissing(name) => tr.checks_object("missing", name.clone()),
        P::ObjectAltered(name) => tr.checks_object("altered", name.clone()),
        P::ObjectForeign(name) => tr.checks_object("foreign", name.clone()),
        P::Missing { from, to } => tr.checks_missing(*from, *to),
        P::Altered { seq } => tr.checks_record("altered", *seq),
        P::Unlinked { seq } => tr.checks_record("unlinked", *seq),
        P::RevisionMissing { seq } => tr.checks_record("text_missing", *seq),
        P::RevisionAltered { seq } => tr.checks_record("text_altered", *seq),
        P::RevisionForeign { seq } => tr.checks_record("text_foreign", *seq),
        P::ErasureForeign { seq } => tr.checks_record("erasure", *seq),
        P::AnchorMissing { seq } => tr.checks_record("anchor_missing", *seq),
        P::AnchorDiffers { seq } => tr.checks_record("anchor_differs", *seq),
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
