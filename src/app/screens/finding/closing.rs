//! The forms of closing a finding: application, verification, signature, return.

use super::forms::{REASON_MAX, label, limit, params};
use crate::app::ctx::Ctx;
use crate::app::form::{Choice, Form, FormField};
use crate::app::label::Label;
use crate::domain::finding::{
    Closure, Finding, FindingView, LedgerCommand, Recognised, VerifyMethod,
};
use crate::domain::ledger;
use crate::i18n::{Tr, format, labels::Label as _};

const APPLY: &str = "closure-apply";
const VERIFY: &str = "closure-verify";
const SIGN: &str = "closure-sign";
const RETURN: &str = "closure-return";
/// The longest comment of who verifies or signs.
const COMMENT_MAX: usize = 800;

/// The form of an application for closure (销号申请).
pub fn apply(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let tr = ctx.tr;
    let form = start(APPLY, row, tr.finding_apply_title(row.no.clone()), ctx)
        .saves_as(Label::Msg(Tr::finding_apply));
    let Some(rules) = ctx.session.campaign().and_then(params).cloned() else { return form };
    form.with(FormField::note(label("criterion", tr), row.criterion.clone()))
        .with(
            FormField::long("result", label("result", tr))
                .required()
                .min(limit(rules.result_min))
                .max(limit(ledger::TEXT_MAX))
                .hint(Label::Msg(Tr::finding_result_hint)),
        )
        .with(
            FormField::long("evidence", label("evidence", tr))
                .max(limit(ledger::TEXT_MAX))
                .hint(Label::Msg(Tr::finding_evidence_hint)),
        )
        .check(move |values| {
            ledger::apply_problems(&rules, &values.text("result"), &values.text("evidence"))
        })
}

/// The form of the verification (核查).
pub fn verify(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let tr = ctx.tr;
    let methods = Choice::coded(VerifyMethod::ALL, tr);
    start(VERIFY, row, tr.finding_verify_title(row.no.clone()), ctx)
        .with_all(application(view, tr))
        .with(FormField::choice("method", label("method", tr), methods).required())
        .with(FormField::long("comment", label("comment", tr)).max(COMMENT_MAX))
        .saves_as(Label::Msg(Tr::finding_verify))
}

/// The form of the signature that closes the finding (审签).
pub fn sign(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let tr = ctx.tr;
    let outcomes = Choice::coded(Recognised::ALL, tr);
    start(SIGN, row, tr.finding_sign_title(row.no.clone()), ctx)
        .with_all(application(view, tr))
        .with_all(verification(view, tr))
        .with(
            FormField::choice("recognised", label("recognised", tr), outcomes)
                .required()
                .hint(Label::Msg(Tr::finding_recognised_hint)),
        )
        .with(FormField::long("comment", label("comment", tr)).max(COMMENT_MAX))
        .saves_as(Label::Msg(Tr::finding_sign))
}

/// The form that sends an application back, with the reason.
pub fn send_back(view: &FindingView, ctx: &Ctx<'_>) -> Form {
    let row = &view.head.row;
    let title = ctx.tr.finding_return_title(row.no.clone());
    start(RETURN, row, title, ctx)
        .with(
            FormField::long("reason", label("reason", ctx.tr))
                .required()
                .max(REASON_MAX)
                .hint(Label::Msg(Tr::finding_return_hint)),
        )
        .as_popup()
        .saves_as(Label::Msg(Tr::finding_return))
}

/// The order of a form of this file.
pub fn command(form: &Form) -> Option<LedgerCommand> {
    let (id, version) = (form.entity.clone(), form.base_version);
    let values = form.values();
    let comment = values.text("comment");
    Some(match form.id {
        APPLY => {
            let (result, evidence) = (values.text("result"), values.text("evidence"));
            LedgerCommand::Apply { id, version, result, evidence }
        }
        VERIFY => {
            let method = VerifyMethod::from_code(values.code("method")?)?;
            LedgerCommand::Verify { id, version, method, comment }
        }
        SIGN => {
            let recognised = Recognised::from_code(values.code("recognised")?)?;
            LedgerCommand::Sign { id, version, recognised, comment }
        }
        RETURN => LedgerCommand::Return { id, version, reason: values.text("reason") },
        _ => return None,
    })
}

fn start(id: &'static str, row: &Finding, title: String, ctx: &Ctx<'_>) -> Form {
    Form::new(id, row.meta.id.clone(), Label::Text(title), ctx.today()).based_on(row.meta.version)
}

/// The application that is under way: the newest that was not sent back.
pub fn current(view: &FindingView) -> Option<&Closure> {
    view.closures
        .iter()
        .filter(|closure| closure.returned_by.is_none())
        .max_by_key(|closure| (closure.applied_on, closure.meta.created_at))
}

/// What was applied for, to be read above the decision.
fn application(view: &FindingView, tr: &Tr) -> Vec<FormField> {
    let note = |key: &str, text: &str| FormField::note(label(key, tr), text.to_owned());
    let mut notes = vec![note("criterion", &view.head.row.criterion)];
    if let Some(closure) = current(view) {
        notes.push(note("result", &closure.result));
        if !closure.evidence.is_empty() {
            notes.push(note("evidence", &closure.evidence));
        }
    }
    notes
}

/// What the verification said.
fn verification(view: &FindingView, tr: &Tr) -> Option<FormField> {
    let closure = current(view)?;
    let method = closure.verify_method.map(|method| method.label(tr));
    let comment = Some(closure.verify_comment.clone()).filter(|text| !text.is_empty());
    let said = format::list(tr, method.into_iter().chain(comment));
    (!said.is_empty()).then(|| FormField::note(Label::Msg(Tr::finding_verified), said))
}
