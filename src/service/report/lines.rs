//! Ledger lines with names, measures, last note and closure: a few questions for many findings.

use super::super::context::Ctx;
use crate::{
    domain::{
        finding::{Closure, Finding, LedgerRow, Measure},
        ledger,
        record::Id,
        report::LedgerLine,
    },
    error::Error,
};
use std::collections::BTreeMap;

/// Findings per question, well below the number of values a statement may have.
const CHUNK: usize = 500;

/// The lines of these findings in their order.
pub(super) fn of(ctx: &Ctx<'_>, findings: Vec<Finding>) -> Result<Vec<LedgerLine>, Error> {
    let names = ctx.db.names()?;
    let mut lines = Vec::with_capacity(findings.len());
    let mut rest = findings.into_iter().peekable();
    while rest.peek().is_some() {
        let chunk: Vec<Finding> = rest.by_ref().take(CHUNK).collect();
        let behind = Behind::read(ctx, &chunk)?;
        lines.extend(chunk.into_iter().map(|finding| behind.line(ctx, &names, finding)));
    }
    Ok(lines)
}

/// What belongs to the findings of a chunk.
struct Behind {
    measures: BTreeMap<Id, Vec<Measure>>,
    closures: BTreeMap<Id, Closure>,
    notes: BTreeMap<Id, String>,
}

impl Behind {
    fn read(ctx: &Ctx<'_>, findings: &[Finding]) -> Result<Self, Error> {
        let ids: Vec<&str> = findings.iter().map(|finding| finding.meta.id.as_str()).collect();
        let mut measures = BTreeMap::<Id, Vec<Measure>>::new();
        for measure in ctx.db.measures_of_all(&ids)? {
            measures.entry(measure.finding.clone()).or_default().push(measure);
        }
        let closures = ctx.db.closures_of_all(&ids)?.into_iter();
        // The last application counts, unless it was sent back.
        let closures = closures.map(|closure| (closure.finding.clone(), closure)).collect();
        Ok(Self { measures, closures, notes: ctx.db.last_notes_of_all(&ids)? })
    }

    fn line(&self, ctx: &Ctx<'_>, names: &BTreeMap<Id, String>, finding: Finding) -> LedgerLine {
        let name = |id: &str| names.get(id).cloned().unwrap_or_default();
        let of = |id: &Option<Id>| id.as_deref().map(name).unwrap_or_default();
        let id = &finding.meta.id;
        let measures = self.measures.get(id).map_or(&[][..], Vec::as_slice);
        let closure = self.closures.get(id).filter(|closure| closure.returned_by.is_none());
        let today = ctx.office.today;
        let late_days = finding.late_days(today);
        let running = finding.running_deadline().filter(|_| late_days == 0);
        LedgerLine {
            progress: self.notes.get(id).cloned().unwrap_or_default(),
            verified_by: closure.map(|closure| of(&closure.verified_by)).unwrap_or_default(),
            closure: closure.cloned(),
            head: LedgerRow {
                author: name(&finding.author),
                leader: of(&finding.leader),
                owner: of(&finding.owner),
                percent: ledger::percent(measures),
                late_days,
                workdays_left: running.map(|due| ctx.office.calendar.workdays_left(today, due)),
                row: finding,
            },
            measures: measures.iter().map(|m| (m.clone(), name(&m.owner))).collect(),
        }
    }
}
