//! A form's way from opening to commit: drafts, saving, conflicts, and leaving without loss.

use super::App;
use super::action::Action;
use super::asks::Purpose;
use super::dialog::Dialog;
use super::effect::Effect;
use super::event::{Key, TimerId};
use super::form::{Banner, Form, FormEvent, Phase};
use super::label::Label;
use super::overlay::{Choice, ConflictView, Overlay, Source};
use super::scroll::Scroll;
use super::toast::{Toast, Tone};
use crate::domain::change::DraftState;
use crate::domain::conflict::Conflict;
use crate::domain::reply::Reply;
use crate::domain::request::Request;
use crate::error::{Error, StoreFault};
use crate::i18n::{Tr, errors};

/// The dialog that asks whether to leave though a draft could not be kept.
pub(super) const LEAVE_DIALOG: &str = "app-leave";

/// A draft is kept this long after the last key (ms).
const DRAFT_PAUSE: u64 = 1_000;

impl App {
    pub(super) fn open_form(&mut self, mut form: Form) {
        form.open();
        if form.keeps_draft() && self.session.hello.is_some() {
            form.phase = Phase::Loading;
            let (name, entity) = (form.id.to_owned(), form.entity.clone());
            self.overlays.push(Overlay::Form(Box::new(form)));
            self.ask(Purpose::DraftLoad, Request::LoadDraft { form: name, entity });
        } else {
            self.overlays.push(Overlay::Form(Box::new(form)));
        }
    }

    /// The form being edited, also when a conflict lies above it.
    pub(super) fn form(&mut self) -> Option<&mut Form> {
        self.overlays.iter_mut().rev().find_map(|overlay| match overlay {
            Overlay::Form(form) => Some(&mut **form),
            _ => None,
        })
    }

    pub(super) fn form_key(&mut self, key: Key) {
        let tr = self.session.tr();
        let event = self.form().map_or(FormEvent::None, |form| form.key(key, tr));
        self.form_event(event);
    }

    pub(super) fn form_paste(&mut self, text: &str) {
        let tr = self.session.tr();
        let event = self.form().map_or(FormEvent::None, |form| form.paste(text, tr));
        self.form_event(event);
    }

    fn form_event(&mut self, event: FormEvent) {
        match event {
            FormEvent::None => {}
            FormEvent::Changed => {
                if self.form().is_some_and(|form| form.keeps_draft()) {
                    self.effects.push(Effect::Timer(TimerId::Draft, DRAFT_PAUSE));
                }
            }
            FormEvent::Moved => self.keep_draft(),
            FormEvent::Save => self.save_form(),
            FormEvent::Leave => self.leave_form(),
            FormEvent::Global(Action::Help) => {
                self.overlays.push(Overlay::Help { scroll: Scroll::default() })
            }
            FormEvent::Global(Action::Redraw) => self.effects.push(Effect::Redraw),
            FormEvent::Global(Action::Suspend) => {
                self.keep_draft();
                self.effects.push(Effect::Suspend);
            }
            FormEvent::Global(_) => {}
        }
    }

    // --- saving

    fn save_form(&mut self) {
        let Some(form) = self.form() else { return };
        if !form.is_valid() {
            return self.keep_draft();
        }
        // Taken out while the screen looks at it, so that both can be borrowed.
        let Some(at) = self.overlays.iter().rposition(|o| matches!(o, Overlay::Form(_))) else {
            return;
        };
        let Overlay::Form(mut form) = self.overlays.remove(at) else { return };
        let mut request = None;
        self.with_screen(|screen, ctx| request = screen.submit(&form, ctx));
        match request {
            Some(request) => {
                form.phase = Phase::Saving;
                form.banner = None;
                self.overlays.insert(at, Overlay::Form(form));
                let serial = self.stack.last().map_or(0, |open| open.serial);
                self.effects.push(Effect::Cancel(TimerId::Draft));
                self.ask(Purpose::Submit { serial }, request);
            }
            None => self.drop_draft(&form),
        }
    }

    pub(super) fn form_saved(&mut self, serial: u64, reply: Reply) {
        let at = self.overlays.iter().rposition(|o| matches!(o, Overlay::Form(_)));
        if let Reply::Done(done) = &reply {
            self.note_done(done);
        }
        if let Some(Overlay::Form(form)) = at.map(|at| self.overlays.remove(at)) {
            self.drop_draft(&form);
            if let Some(at) = self.stack.iter().position(|open| open.serial == serial) {
                self.with_screen_at(at, |screen, ctx| screen.saved(&form, &reply, ctx));
            }
        }
        self.reload_unless_editing();
    }

    fn drop_draft(&mut self, form: &Form) {
        if form.keeps_draft() && form.has_draft() {
            let (name, entity) = (form.id.to_owned(), form.entity.clone());
            self.ask(Purpose::Quiet, Request::DropDraft { form: name, entity });
        }
    }

    pub(super) fn form_failed(&mut self, error: Error) {
        let tr = self.session.tr();
        let Some(form) = self.form() else {
            return self.fail(errors::error(tr, &error));
        };
        form.phase = Phase::Editing;
        match error {
            Error::Invalid(problems) => form.show_problems(problems),
            Error::Store(StoreFault::Busy) => form.banner = Some(Banner::Busy),
            Error::Conflict(conflict) => {
                let view = ConflictView::new(form, Source::Row, *conflict, tr);
                self.overlays.push(Overlay::Conflict(Box::new(view)));
            }
            // The row it was opened from is gone: said as what it is, with the text still here.
            Error::NotFound if form.base_version > 0 => {
                let gone = Conflict { base_version: form.base_version, ..Conflict::default() };
                let view = ConflictView::new(form, Source::Row, gone, tr);
                self.overlays.push(Overlay::Conflict(Box::new(view)));
            }
            other => form.banner = Some(Banner::Said(errors::error(tr, &other))),
        }
        self.keep_draft();
    }

    // --- conflicts

    pub(super) fn conflict_chosen(&mut self, choice: Choice) {
        let Some(Overlay::Conflict(view)) = self.overlays.pop() else { return };
        let source = view.source;
        let theirs = view.theirs;
        let Some(form) = self.form() else { return };
        match source {
            Source::Row => form.base_version = theirs.current_version.max(form.base_version),
            Source::Draft => form.continue_draft(theirs.current_version),
        }
        match (choice, source) {
            (Choice::Theirs, Source::Row) => form.set_stored(&theirs.current),
            (Choice::Theirs, Source::Draft) => {
                if let Some(body) = theirs.current.get("body") {
                    form.set_body(body);
                }
            }
            (Choice::Mine, Source::Row) => return self.save_form(),
            (Choice::Mine, Source::Draft) | (Choice::KeepEditing, _) => form.touch(),
        }
        self.keep_draft();
    }

    // --- drafts

    pub(super) fn draft_came(&mut self, draft: Option<DraftState>) {
        let Some(form) = self.form() else { return };
        if form.phase != Phase::Loading {
            return;
        }
        form.phase = Phase::Editing;
        if let Some(draft) = draft.filter(|d| d.form == form.id && d.entity == form.entity) {
            form.take_draft(&draft);
        }
    }

    /// Keeps what was typed in the open form, if anything is new.
    pub(super) fn keep_draft(&mut self) {
        let Some(form) = self.form() else { return };
        if form.keeps_draft() && form.has_unsent() && form.phase == Phase::Editing {
            let draft = form.send_draft();
            self.effects.push(Effect::Cancel(TimerId::Draft));
            if self.session.hello.is_some() {
                self.ask(Purpose::DraftKeep, Request::SaveDraft(draft));
            }
        }
    }

    /// On the way out: every form, whatever it is doing.
    pub(super) fn keep_all_drafts(&mut self) {
        let mut drafts = Vec::new();
        for overlay in &mut self.overlays {
            if let Overlay::Form(form) = overlay
                && form.keeps_draft()
                && form.has_unsent()
            {
                drafts.push(form.send_draft());
            }
        }
        if self.session.hello.is_some() {
            for draft in drafts {
                self.ask(Purpose::DraftKeep, Request::SaveDraft(draft));
            }
        }
    }

    pub(super) fn draft_kept(&mut self, name: &str, entity: &str, version: i64) {
        let sending = self.asks.keeps_draft();
        if let Some(form) = self.form()
            && form.id == name
            && form.entity == entity
            && !sending
        {
            form.draft_kept(version);
            if form.banner == Some(Banner::DraftBusy) {
                form.banner = None;
            }
        }
        self.tell_of_draft();
        if self.leaving && !self.asks.owes_draft() {
            self.quit();
        }
    }

    /// Says that the draft of the form that was left is kept, once it is.
    fn tell_of_draft(&mut self) {
        if self.telling && !self.asks.owes_draft() {
            self.telling = false;
            let text = self.session.tr().app_draft_kept();
            self.say(Toast::new(Tone::Info, text));
        }
    }

    pub(super) fn draft_failed(&mut self, request: Request, error: Error) {
        let Request::SaveDraft(draft) = request else { return };
        let tr = self.session.tr();
        let is_here = |form: &&mut Form| form.id == draft.form && form.entity == draft.entity;
        let busy = error == Error::Store(StoreFault::Busy);
        if busy && self.leaving {
            self.ask_to_leave();
        }
        let Some(form) = self.form().filter(is_here) else {
            if busy {
                self.keep_trying(Request::SaveDraft(draft));
            } else {
                self.fail(errors::error(tr, &error));
            }
            return;
        };
        match error {
            Error::Conflict(conflict) => self.draft_conflict(*conflict),
            _ if busy => {
                form.draft_failed(draft.version);
                // That the save itself was not done is the news that counts.
                if form.banner != Some(Banner::Busy) {
                    form.banner = Some(Banner::DraftBusy);
                }
                self.effects.push(Effect::Timer(TimerId::Retry, 2_000));
            }
            other => {
                form.draft_failed(draft.version);
                form.banner = Some(Banner::Said(errors::error(tr, &other)));
            }
        }
    }

    /// What was typed could not be kept: leaving would lose it, so it is asked for.
    fn ask_to_leave(&mut self) {
        self.leaving = false;
        self.overlays.push(Overlay::Dialog(Dialog::confirm(
            LEAVE_DIALOG,
            Label::Msg(Tr::app_busy_title),
            Label::Msg(Tr::app_leave_text),
            Label::Msg(Tr::app_leave_yes),
        )));
    }

    fn draft_conflict(&mut self, conflict: Conflict) {
        let tr = self.session.tr();
        if matches!(self.overlays.last(), Some(Overlay::Conflict(_))) {
            return;
        }
        let Some(form) = self.form() else { return };
        form.touch();
        let view = ConflictView::new(form, Source::Draft, conflict, tr);
        self.overlays.push(Overlay::Conflict(Box::new(view)));
    }

    fn leave_form(&mut self) {
        let Some(at) = self.overlays.iter().rposition(|o| matches!(o, Overlay::Form(_))) else {
            return;
        };
        if self.form().is_some_and(|form| form.phase == Phase::Saving) {
            return;
        }
        let differs = self.form().is_some_and(|form| form.differs());
        if differs {
            self.keep_draft();
        }
        let Overlay::Form(form) = self.overlays.remove(at) else { return };
        self.ahead.clear();
        self.effects.push(Effect::Cancel(TimerId::Draft));
        if !differs {
            self.drop_draft(&form);
        } else if form.keeps_draft() {
            self.telling = true;
            self.tell_of_draft();
        }
        if self.stale {
            self.reload();
        }
    }
}
