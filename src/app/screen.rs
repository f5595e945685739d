//! What a screen is to the app: state that loads, answers actions and says what works here.

use super::action::{Action, Offer};
use super::ctx::{Ctx, Session};
use super::dialog::Answer;
use super::event::MouseEvent;
use super::form::Form;
use super::prefs::Prefs;
use crate::domain::reply::Reply;
use crate::domain::request::Request;

/// A screen's state and behaviour; how it looks is in `ui::screens`. Only `title`, `offers` and
/// `action` must be written; see the guide in `app::screens`.
pub trait Screen {
    /// The heading.
    fn title(&self, session: &Session) -> String;

    /// What works here now, most important first: footer and help are made from it. An offer that
    /// is not allowed tells its reason when pressed and never reaches `action`.
    fn offers(&self, session: &Session) -> Vec<Offer>;

    /// A key's meaning. Moves come here without being offered.
    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>);

    /// What to ask for when the screen is shown, when somebody changed something and after a
    /// write; the answers come to `reply`.
    fn load(&self) -> Vec<Request> {
        Vec::new()
    }

    /// Whether an action is meant for rows that are still on their way, though older ones are
    /// shown: its key is held until they are there. (Before the first rows every key is.)
    fn awaits(&self, _action: Action) -> bool {
        false
    }

    /// An answer to `load` or `ctx.ask`. `Reply::Done` was already announced to the person.
    fn reply(&mut self, _reply: Reply, _ctx: &mut Ctx<'_>) {}

    /// A form opened here is filled in and checked: the request that saves it. The form stays
    /// open until the commit; problems, conflicts and a busy writer are shown in it.
    /// `None` closes the form without a request (it did something else).
    fn submit(&mut self, _form: &Form, _ctx: &mut Ctx<'_>) -> Option<Request> {
        None
    }

    /// The form was saved and closed.
    fn saved(&mut self, _form: &Form, _reply: &Reply, _ctx: &mut Ctx<'_>) {}

    /// A dialog opened here was answered.
    fn answered(&mut self, _id: &str, _subject: &str, _answer: Answer, _ctx: &mut Ctx<'_>) {}

    /// Text typed after `/`; empty when the search ended. `Find` must be offered for it.
    fn find(&mut self, _text: &str, _ctx: &mut Ctx<'_>) {}

    /// What the list is searched for, said on the message line; empty while all of it is shown,
    /// and where the screen itself says what narrows its list.
    fn sought(&self) -> &str {
        ""
    }

    /// Whether the person chose to see only some rows, by a search or a filter. Back first shows
    /// them all again (`widen`), and leaves only then.
    fn is_narrowed(&self) -> bool {
        !self.sought().is_empty()
    }

    /// Shows all rows again.
    fn widen(&mut self, ctx: &mut Ctx<'_>) {
        self.find("", ctx);
    }

    /// A press of the mouse in the body.
    fn mouse(&mut self, _event: MouseEvent, _ctx: &mut Ctx<'_>) {}

    /// Another preference was chosen (only screens that show them need to know).
    fn prefs_changed(&mut self, _prefs: &Prefs) {}
}
