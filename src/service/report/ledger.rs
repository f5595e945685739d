//! The ledger as far as its reader may read it.

use super::{
    super::{context::Ctx, ledger},
    lines,
};
use crate::{
    domain::{
        refusal::Refusal,
        report::{LedgerReport, ReportScope},
        role::Role,
    },
    error::Error,
    store::finding::{FindingFilter, FindingScope},
};

pub(super) fn report(ctx: &Ctx<'_>) -> Result<(ReportScope, LedgerReport), Error> {
    // An administrator has no business rights (domain 2.1).
    if ctx.who.actor.roles.iter().all(|role| *role == Role::Admin) {
        return Err(Refusal::NoRight.into());
    }
    let scope = ledger::scope(ctx)?;
    let covers = match &scope {
        FindingScope::Everything => ReportScope::Office,
        FindingScope::Involved { units, .. } if units.is_empty() => ReportScope::Own,
        FindingScope::Involved { .. } => ReportScope::Line,
    };
    let filter = FindingFilter {
        campaign: ctx.office.id(),
        scope: &scope,
        status: None,
        person: None,
        category: None,
        late_on: None,
    };
    let findings = ctx.db.findings(&filter, 0, i64::MAX)?;
    Ok((covers, LedgerReport { rows: lines::of(ctx, findings)? }))
}
