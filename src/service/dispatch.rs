//! Leads every request to its feature: one place to see what can be asked.

use super::{
    Service, campaign,
    context::Work,
    finding, home, keys, ledger, ledger_moves, people, person, private, remind, retention,
    step_moves,
    steps::{commitments, opinions, self_exam, statement, study},
    team, undo,
};
use crate::{
    domain::{
        change::{Done, UndoToken},
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
    },
    error::{Error, StoreFault},
};

/// How many changes of a session can be undone.
const UNDO_MAX: usize = 200;

pub(super) fn handle(s: &mut Service, request: Request) -> Result<Reply, Error> {
    Ok(match request {
        Request::Hello => {
            let demo = s.is_demo();
            Reply::Hello(Box::new(s.read(|ctx| private::hello(ctx, demo))?))
        }
        Request::Home => Reply::Home(Box::new(s.read(home::view)?)),
        Request::Study { step, person } => {
            Reply::Study(Box::new(s.read(|ctx| study::view(ctx, &step, person.as_ref()))?))
        }
        Request::SelfExam { step, person } => {
            Reply::SelfExam(Box::new(s.read(|ctx| self_exam::view(ctx, &step, person.as_ref()))?))
        }
        Request::Opinions { step, person } => {
            Reply::Opinions(Box::new(s.read(|ctx| opinions::view(ctx, &step, person.as_ref()))?))
        }
        Request::Commitments { step, person } => Reply::Commitments(Box::new(
            s.read(|ctx| commitments::view(ctx, &step, person.as_ref()))?,
        )),
        Request::Statement { step, person } => {
            Reply::Statement(Box::new(s.read(|ctx| statement::view(ctx, &step, person.as_ref()))?))
        }
        Request::Ledger(query) => Reply::Ledger(Box::new(s.read(|ctx| ledger::view(ctx, query))?)),
        Request::Finding(id) => Reply::Finding(Box::new(s.read(|ctx| finding::view(ctx, &id))?)),
        Request::Team(query) => Reply::Team(Box::new(s.read(|ctx| team::view(ctx, query))?)),
        Request::Person(id) => Reply::Person(Box::new(s.read(|ctx| person::view(ctx, &id))?)),
        Request::Remind { person, step, finding } => {
            let remind = |w: &mut Work| remind::run(w, &person, &step, finding.as_ref());
            Reply::Reminder(Box::new(s.write(remind)?))
        }
        Request::People => Reply::People(Box::new(s.read(people::view)?)),
        Request::Campaign => Reply::Campaign(Box::new(s.read(campaign::view)?)),
        Request::DataNotice => Reply::DataNotice(Box::new(s.read(retention::notice)?)),
        Request::Keys(login) => {
            Reply::Keys(Box::new(s.read(|ctx| keys::view(ctx, login.as_deref()))?))
        }
        Request::LoadDraft { form, entity } => {
            Reply::Draft(s.read(|ctx| private::load_draft(ctx, &form, &entity))?)
        }
        Request::SaveDraft(draft) => {
            let (form, entity) = (draft.form.clone(), draft.entity.clone());
            let version = s.keep_draft(draft)?;
            Reply::DraftSaved { form, entity, version }
        }
        Request::DropDraft { form, entity } => {
            s.write_aside(|w| private::drop_draft(w, &form, &entity))?;
            Reply::Ok
        }
        Request::ReadNotice(id) => {
            s.write_aside(|w| private::read_notice(w, &id))?;
            Reply::Ok
        }
        Request::SetSetting { key, value } => {
            s.write_aside(|w| private::set_setting(w, &key, &value))?;
            Reply::Ok
        }
        Request::Do(command) => Reply::Done(Box::new(order(s, command)?)),
        Request::Undo(tokens) => Reply::Done(Box::new(take_back(s, &tokens)?)),
        Request::SetupDefaults { .. } | Request::Setup(_) => {
            return Err(StoreFault::Exists(s.store().path().display().to_string()).into());
        }
        // Rendered by the worker, from what `Service::report` gives.
        Request::Export { .. } => return Err(Error::NotFound),
    })
}

/// Carries out a command and remembers how to undo it.
fn order(s: &mut Service, command: Command) -> Result<Done, Error> {
    let mut done = s.write(|w: &mut Work| match command {
        Command::People(command) => people::run(w, command),
        Command::Campaign(command) => campaign::run(w, command),
        Command::Key(command) => keys::run(w, command),
        Command::Step(command) => step_moves::run(w, command),
        Command::Study(command) => step_moves::study::run(w, command),
        Command::Exam(command) => step_moves::self_exam::run(w, command),
        Command::Opinion(command) => step_moves::opinions::run(w, command),
        Command::Commitment(command) => step_moves::commitments::run(w, command),
        Command::Ledger(command) => ledger_moves::run(w, command),
    })?;
    done.seq = s.last_seq()?;
    s.issued.extend(done.undo.iter().cloned());
    let excess = s.issued.len().saturating_sub(UNDO_MAX);
    s.issued.drain(..excess);
    Ok(done)
}

/// Undoes changes of this session; tokens from elsewhere are worth nothing.
fn take_back(s: &mut Service, tokens: &[UndoToken]) -> Result<Done, Error> {
    if tokens.is_empty() || tokens.iter().any(|token| !s.issued.contains(token)) {
        return Err(Refusal::NothingToUndo.into());
    }
    let mut done = s.write(|w| undo::run(w, tokens))?;
    s.issued.retain(|token| !tokens.contains(token));
    done.seq = s.last_seq()?;
    Ok(done)
}
