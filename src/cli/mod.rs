//! The command line: the same service calls as the screens, for scripts and administrators.
//!
//! Data goes to stdout, messages to stderr; 0 done, 1 refused or failed, 2 wrong usage.

mod args;
mod campaign;
mod checks;
mod demo;
pub mod endpoint;
mod erase;
mod erase_plan;
mod export;
pub mod host;
mod init;
mod input;
mod keep;
mod keys;
mod log;
mod manual;
mod nightly;
pub mod out;
mod patience;
mod people;
mod rights;
mod screens;
mod server;
mod session;
mod ssh;
mod status;
mod status_json;
mod usage;
mod verify;

use crate::{
    domain::{reply::Reply, request::Request},
    error::{Error, StoreFault},
    i18n::{Lang, errors, tr},
    service::Service,
};
use clap::ArgMatches;
use endpoint::{Claim, Door, Facts, Wrong, words::Asked};
use host::{Host, HostFault};
use session::Session;
use std::{ffi::OsString, process::ExitCode};

/// Why a command did not do what was asked, in the reader's words.
#[derive(Debug)]
pub enum Failure {
    /// Said on stderr; exit 1.
    Said(String),
    /// The system would not write; said on stderr, exit 1.
    Io(std::io::Error),
    /// Already said on stderr; exit with this code.
    Code(u8),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// What a command answers.
type Outcome = Result<(), Failure>;

/// Says an error in a session's language.
fn said(session: &Session, error: &Error) -> Failure {
    Failure::Said(errors::error(session.tr(), error))
}

/// Asks the service; failures in the session's words.
fn ask(session: &Session, service: &mut Service, request: Request) -> Result<Reply, Failure> {
    service.handle(request).map_err(|e| said(session, &e))
}

/// Opens the database and learns the person's language.
fn open(session: &mut Session) -> Result<Service, Failure> {
    let mut service = session.open().map_err(|e| said(session, &e))?;
    if let Reply::Hello(hello) = ask(session, &mut service, Request::Hello)? {
        session.speak_as(&hello.settings);
    }
    Ok(service)
}

/// Runs the program; the exit code is 0 done, 1 refused or failed, 2 wrong usage.
pub fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let host = host();
    let facts = Facts::current(&words, host.as_ref().ok().and_then(Option::as_ref));
    match endpoint::door(&facts) {
        Ok(Door::Local) => local(&words, host),
        Ok(Door::Served { claim, asked }) => served(claim, &asked, host),
        Err(wrong) => {
            let lang = asked_lang(&facts.said()).unwrap_or_else(Lang::from_locale);
            out::message(&endpoint::help::wrong(tr(lang), wrong));
            ExitCode::from(if wrong == Wrong::Disguised { 1 } else { 2 })
        }
    }
}

/// The host file. Tests hand its text over, which no released program heeds.
fn host() -> Result<Option<Host>, HostFault> {
    #[cfg(debug_assertions)]
    if let Ok(text) = std::env::var("ZICHA_TEST_HOST") {
        let wrong = |(line, what)| HostFault::Wrong("ZICHA_TEST_HOST".into(), line, what);
        return Host::parse(&text).map(Some).map_err(wrong);
    }
    Host::load()
}

/// For whoever sits at this computer: the whole command line.
fn local(words: &[OsString], host: Result<Option<Host>, HostFault>) -> ExitCode {
    let asked = asked_lang(words);
    let lang = asked.unwrap_or_else(Lang::from_locale);
    let screens = args::screens(tr(lang)).try_get_matches_from(words);
    let matches = match screens.or_else(|_| args::command(tr(lang)).try_get_matches_from(words)) {
        Ok(matches) => matches,
        Err(error) => {
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            if error.use_stderr() {
                let tr = tr(lang);
                out::message(&usage::wrong(tr, &args::command(tr), words, &error));
            } else {
                let _ = out::data(error.render().to_string().as_bytes());
            }
            return ExitCode::from(code);
        }
    };
    let host = match host {
        Err(fault) if needs_host(&matches) => {
            out::message(&fault.words(tr(lang)));
            return ExitCode::FAILURE;
        }
        host => host.ok().flatten(),
    };
    let mut session = Session::new(&matches, lang, asked.is_some(), host);
    let outcome = dispatch(&mut session, &matches);
    ended(session.lang, outcome)
}

/// For whoever came over SSH: the words of the endpoint's table.
fn served(claim: Option<Claim>, asked: &Asked, host: Result<Option<Host>, HostFault>) -> ExitCode {
    let lang = asked.lang.unwrap_or_else(Lang::from_locale);
    let host = host.map_err(|fault| Failure::Said(fault.words(tr(lang))));
    let host = match host.and_then(|host| endpoint::served::place(host, lang)) {
        Ok(host) => host,
        Err(failure) => return ended(lang, Err(failure)),
    };
    let mut session = Session::served(claim, lang, asked.lang.is_some(), host);
    session.idle_limit().into_iter().for_each(patience::limit);
    // A terminal stops the program at its Ctrl-Z, wherever that is just then; and a program that is
    // stopped while it writes keeps everybody else from writing. Nobody may do that from outside.
    stay_awake();
    let outcome = endpoint::served::run(&mut session, asked);
    ended(session.lang, outcome)
}

/// Holds back the stop that a terminal asks for, in this thread and all that it starts.
fn stay_awake() {
    let mut stop = nix::sys::signal::SigSet::empty();
    stop.add(nix::sys::signal::Signal::SIGTSTP);
    // Where that is not given one can be stopped, as everywhere else.
    let _ = stop.thread_block();
}

/// Says what went wrong, and makes an exit code of it.
fn ended(lang: Lang, outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Code(code)) => ExitCode::from(code),
        Err(Failure::Said(text)) => {
            out::message(&text);
            ExitCode::FAILURE
        }
        // Whoever takes nothing of what is written does not read why either.
        Err(Failure::Io(error)) if patience::is_over(&error) => ExitCode::FAILURE,
        Err(Failure::Io(error)) => {
            let error = StoreFault::Io(error.to_string()).into();
            out::message(&errors::error(tr(lang), &error));
            ExitCode::FAILURE
        }
    }
}

/// Whether the command may not go on with a host file that cannot be followed.
fn needs_host(matches: &ArgMatches) -> bool {
    !matches!(matches.subcommand_name(), Some("server" | "help" | "man" | "completions"))
}

fn dispatch(session: &mut Session, matches: &ArgMatches) -> Outcome {
    match matches.subcommand() {
        None => screens::run(session),
        Some(("init", m)) => init::run(session, m),
        Some(("status", m)) => status::run(session, m),
        Some(("people", m)) => people::run(session, m),
        Some(("campaign", m)) => campaign::run(session, m),
        Some(("demo", m)) => demo::run(session, m),
        Some(("export", m)) => export::run(session, m),
        Some(("keys", m)) => keys::run(session, m),
        Some(("ssh", m)) => ssh::run(session, m),
        Some(("check", m)) => keep::check(session, m),
        Some(("verify", m)) => verify::run(session, m),
        Some(("backup", m)) => keep::backup(session, m),
        Some(("restore", m)) => keep::restore(session, m),
        Some(("server", m)) => server::run(session, m),
        Some(("erase", m)) => erase::run(session, m),
        Some(("nightly", _)) => nightly::run(session),
        Some(("completions", m)) => manual::completions(session, m),
        Some(("help", m)) => manual::help(session, m),
        Some(("man", _)) => manual::page(session),
        Some((other, _)) => Err(Failure::Said(other.to_owned())),
    }
}

/// `--lang` as it stands in the arguments: clap's own help must already speak it.
fn asked_lang(words: &[OsString]) -> Option<Lang> {
    let mut words = words.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        let value = if word == "--lang" {
            words.next().map(|next| next.into_owned())
        } else {
            word.strip_prefix("--lang=").map(str::to_owned)
        };
        if let Some(value) = value {
            return Lang::from_code(&value);
        }
    }
    None
}
