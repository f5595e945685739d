//! What the screens of a person's step have in common: whose step it is, handing it in, reviewing
//! it, and going on to the next one.

use chrono::NaiveDate;

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog, row_of};
use crate::app::form::{Form, FormField};
use crate::app::label::Label;
use crate::app::route::Route;
use crate::domain::campaign::Campaign;
use crate::domain::change::{Done, Outcome};
use crate::domain::person::PersonRef;
use crate::domain::policy::{Act, Rights};
use crate::domain::record::Id;
use crate::domain::request::{Command, Request};
use crate::domain::step::Step;
use crate::domain::step_entry::{EntryHead, StepCommand};
use crate::i18n::Tr;

/// The longest comment of a review.
const COMMENT_MAX: usize = 1000;

/// Dialogs and forms of this file.
const SUBMIT: &str = "step-submit";
const ACCEPT: &str = "step-accept";
const NEXT: &str = "step-next";
const RETURN_FORM: &str = "step-return";
const REOPEN_FORM: &str = "step-reopen";
const OFFLINE_FORM: &str = "step-accept-offline";

/// A step and whose it is.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Key of the step.
    pub step: String,
    /// `None` for mine.
    pub person: Option<PersonRef>,
}

impl Subject {
    pub fn new(step: &str, person: Option<PersonRef>) -> Self {
        Self { step: step.to_owned(), person }
    }

    /// The person to ask for; `None` is myself.
    pub fn id(&self) -> Option<Id> {
        self.person.as_ref().map(|person| person.id.clone())
    }

    /// Whether I look at my own work.
    pub fn is_mine(&self, session: &Session) -> bool {
        self.person.as_ref().is_none_or(|person| person.id == session.my_id())
    }

    /// The step as the campaign has it.
    pub fn step_in<'a>(&self, session: &'a Session) -> Option<&'a Step> {
        session.campaign().and_then(|campaign| campaign.step(&self.step))
    }

    /// The heading: the step's name, with the person's where it is not mine.
    pub fn title(&self, session: &Session) -> String {
        let name = name_of(session.campaign(), &self.step, session.tr());
        match &self.person {
            Some(person) if !self.is_mine(session) => {
                session.tr().steps_title_of(person.name.clone(), name)
            }
            _ => name,
        }
    }
}

fn name_of(campaign: Option<&Campaign>, key: &str, tr: &Tr) -> String {
    let step = campaign.and_then(|campaign| campaign.step(key));
    step.map_or_else(String::new, |step| step.name.pick(tr.lang()).to_owned())
}

/// Whether an order (a new entry, a change, a decision ...) is to be carried out: keys that are not
/// offered reach a screen too. Everything else, such as moving, always is.
pub fn may_act(action: Action, offers: &[Offer]) -> bool {
    let orders = matches!(
        action,
        Action::New
            | Action::Edit
            | Action::Delete
            | Action::Submit
            | Action::Accept
            | Action::Return
    );
    !orders || offers.iter().any(|offer| offer.action == action && offer.allowed.is_ok())
}

// --- handing in

/// Says everything that is still missing; a yes (`Answer::Yes` under `id`) asks to be taken there.
pub fn tell_lacks(id: &'static str, lines: &[String], ctx: &mut Ctx<'_>) {
    ctx.dialog(Dialog::confirm(
        id,
        Label::Msg(Tr::steps_lacks_title),
        Label::Text(lines.join("\n")),
        Label::Msg(Tr::steps_lacks_go),
    ));
}

/// Asks whether to hand the step in; [`answered`] does it.
pub fn ask_submit(subject: &Subject, head: &EntryHead, ctx: &mut Ctx<'_>) {
    let name = name_of(ctx.session.campaign(), &subject.step, ctx.tr);
    let text = match head.due.filter(|&due| ctx.today() > due) {
        Some(_) => ctx.tr.steps_submit_late(),
        None => ctx.tr.steps_submit_text(),
    };
    let title = ctx.tr.steps_submit_title(name);
    let yes = Label::Msg(Tr::common_submit);
    let ask = Dialog::confirm(SUBMIT, Label::Text(title), Label::Text(text), yes);
    ctx.dialog(ask.about_row(head.version, &subject.step));
}

/// After a submission: offers the next step of the walk.
pub fn offer_next(done: &Done, ctx: &mut Ctx<'_>) {
    let Some(next) = &done.next_step else { return };
    let name = name_of(ctx.session.campaign(), next, ctx.tr);
    let title = Label::Msg(Tr::steps_next_title);
    let text = Label::Text(ctx.tr.steps_next_text(name));
    let yes = Label::Msg(Tr::steps_next_go);
    ctx.dialog(Dialog::confirm(NEXT, title, text, yes).about(next.as_str()));
}

// --- reviewing

/// Accept and return of a step, with what stands in the way of either. Where the step was accepted
/// already, the leader may open it again under the same key.
pub fn review_offers(rights: &Rights, accept: Act, give_back: Act) -> [Offer; 2] {
    let accept = Offer::new(Action::Accept).when(rights.check(accept));
    let offer = Offer::new(Action::Return);
    let back = if !rights.allows(give_back) && rights.allows(Act::ReopenEntry) {
        offer.named(Label::Msg(Tr::steps_reopen))
    } else {
        offer.named(Label::Msg(Tr::steps_return)).when(rights.check(give_back))
    };
    [accept, back]
}

/// Asks whether to accept; `consequence` says what follows from it.
pub fn ask_accept(subject: &Subject, head: &EntryHead, consequence: String, ctx: &mut Ctx<'_>) {
    let Some(id) = &head.id else { return };
    let title = ctx.tr.steps_accept_title(subject.title(ctx.session));
    let yes = Label::Msg(Tr::common_accept);
    let text = Label::Text(consequence);
    let ask = Dialog::confirm(ACCEPT, Label::Text(title), text, yes);
    ctx.dialog(ask.about_row(head.version, id));
}

/// A superior accepted it outside the program: what they said is recorded.
pub fn offline_form(head: &EntryHead, consequence: String, today: NaiveDate) -> Option<Form> {
    let form = comment_form(OFFLINE_FORM, head, Label::Msg(Tr::steps_offline_title), today)?;
    let note = FormField::note(Label::Msg(Tr::steps_consequence), Label::Text(consequence));
    Some(
        form.with(note)
            .with(comment(Label::Msg(Tr::steps_offline_comment)))
            .saves_as(Label::Msg(Tr::common_accept)),
    )
}

/// Asks for the comment that a return needs; where the step is accepted, to open it again.
pub fn return_form(
    subject: &Subject,
    head: &EntryHead,
    rights: &Rights,
    give_back: Act,
    ctx: &Ctx<'_>,
) -> Option<Form> {
    let whose = subject.title(ctx.session);
    let form = if rights.allows(give_back) {
        let title = Label::Text(ctx.tr.steps_return_title(whose));
        comment_form(RETURN_FORM, head, title, ctx.today())?.saves_as(Label::Msg(Tr::steps_return))
    } else {
        let title = Label::Text(ctx.tr.steps_reopen_title(whose));
        comment_form(REOPEN_FORM, head, title, ctx.today())?.saves_as(Label::Msg(Tr::steps_reopen))
    };
    Some(form.with(comment(Label::Msg(Tr::steps_comment))))
}

fn comment_form(
    id: &'static str,
    head: &EntryHead,
    title: Label,
    today: NaiveDate,
) -> Option<Form> {
    let entry = head.id.as_ref()?;
    Some(Form::new(id, entry.as_str(), title, today).based_on(head.version).as_popup())
}

/// The field for a reviewer's comment: required, key `comment`.
pub fn comment(label: Label) -> FormField {
    FormField::long("comment", label)
        .required()
        .max(COMMENT_MAX)
        .hint(Label::Msg(Tr::steps_comment_hint))
}

/// The request of a form of this file; `beside` goes along with a return.
pub fn submit(form: &Form, beside: Vec<(String, String)>) -> Option<Request> {
    let (id, version) = (form.entity.clone(), form.base_version);
    let comment = form.values().text("comment");
    let command = match form.id {
        RETURN_FORM => StepCommand::Return { id, version, comment, beside },
        REOPEN_FORM => StepCommand::Reopen { id, version, comment },
        OFFLINE_FORM => StepCommand::Accept { id, version, comment },
        _ => return None,
    };
    Some(Request::Do(Command::Step(command)))
}

/// Whether saving this form ended a review, so that the reviewer goes back to where they came from.
pub fn ends_review(form: &Form) -> bool {
    matches!(form.id, RETURN_FORM | OFFLINE_FORM)
}

/// Whether this write accepted the entry, so that the reviewer goes back to where they came from.
pub fn is_accepted(head: &EntryHead, done: &Done) -> bool {
    let accepted = matches!(done.outcome, Outcome::Accepted | Outcome::AcceptedWithFindings(_));
    accepted && head.id.as_ref() == Some(&done.id)
}

/// Takes the answers of the dialogs of this file and sends the orders.
pub fn answered(id: &str, about: &str, answer: &Answer, ctx: &mut Ctx<'_>) {
    if *answer != Answer::Yes {
        return;
    }
    match (id, row_of(about)) {
        (SUBMIT, Some((version, step))) => {
            let signed_name = String::new();
            ctx.run(Command::Step(StepCommand::Submit { step, version, signed_name }));
        }
        (ACCEPT, Some((version, id))) => {
            let comment = String::new();
            ctx.run(Command::Step(StepCommand::Accept { id, version, comment }));
        }
        (NEXT, _) => {
            let kind = ctx.session.campaign().and_then(|c| c.step(about)).map(Step::kind);
            if let Some(kind) = kind {
                ctx.replace(Route::step(kind, about));
            }
        }
        _ => {}
    }
}
