//! `m` on what is late: a notice on the person's Home, and a text for the chat group.

use crate::app::ctx::Ctx;
use crate::app::dialog::Dialog;
use crate::app::label::Label;
use crate::domain::record::Id;
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::i18n::remind;

/// Reminds a person of a step, or of a finding where one is named.
pub fn ask(person: &str, step: &str, finding: Option<Id>, ctx: &mut Ctx<'_>) {
    let (person, step) = (person.to_owned(), step.to_owned());
    ctx.ask(Request::Remind { person, step, finding });
}

/// Shows the text and sends it to the clipboard; `false` where the reply is another one.
pub fn told(reply: &Reply, ctx: &mut Ctx<'_>) -> bool {
    let Reply::Reminder(reminder) = reply else { return false };
    let step = ctx.session.campaign().and_then(|campaign| campaign.step(&reminder.step));
    let step = step.map_or("", |step| step.name.pick(ctx.tr.lang()));
    let text = remind::text(ctx.tr, reminder, step, ctx.today());
    let title = Label::Text(ctx.tr.remind_title(reminder.person.name.as_str()));
    let shown = format!("{text}\n\n{}", ctx.tr.remind_note(reminder.person.name.as_str()));
    ctx.copy(text.clone());
    ctx.dialog(Dialog::copyable(title, shown).copying(text));
    true
}
