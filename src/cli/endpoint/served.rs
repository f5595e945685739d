//! Does what was asked for over SSH: under the rights of the person who stands there, on the database
//! that this computer's administrator named.

use super::{
    help,
    table::{Gives, Reads, Verb},
    words::Asked,
};
use crate::{
    cli::{Failure, Outcome, args, dispatch, host::Host, open, out, screens, session::Session},
    i18n::tr,
};

/// Runs it; `session` is of the person's own door already.
pub fn run(session: &mut Session, asked: &Asked) -> Outcome {
    let Some(verb) = asked.verb else { return screens::run(session) };
    let tr = session.tr();
    if verb.gives == Gives::File && out::is_terminal() {
        return Err(Failure::Said(help::redirect(tr, verb)));
    }
    if verb.reads == Reads::Input && out::input_is_terminal() {
        return Err(Failure::Said(tr.endpoint_feed(verb.words.join(" "))));
    }
    // Who one is comes first, also where the command itself would not ask.
    drop(open(session)?);
    let line = asked.command_line();
    match verb.words {
        ["help"] => Ok(out::text(&help::page(session.tr()))?),
        ["version"] => Ok(out::line(concat!("zicha ", env!("CARGO_PKG_VERSION")))?),
        _ => match args::command(session.tr()).try_get_matches_from(line) {
            Ok(matches) => dispatch(session, &matches),
            Err(_) => Err(usage(session, verb)),
        },
    }
}

/// The table let a word pass that the command line does not take.
fn usage(session: &Session, verb: &'static Verb) -> Failure {
    out::message(&help::wrong(session.tr(), super::Wrong::Usage(verb)));
    Failure::Code(2)
}

/// Whether this computer is set up for people who come over SSH.
///
/// # Errors
/// That it is not.
pub fn place(host: Option<Host>, lang: crate::i18n::Lang) -> Result<Host, Failure> {
    host.filter(Host::is_ours).ok_or_else(|| Failure::Said(tr(lang).endpoint_not_set_up()))
}
