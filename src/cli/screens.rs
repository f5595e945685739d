//! Opening the screens: the set-up wizard where there is no database, Home otherwise.

use super::{Failure, Outcome, log, out, said, session::Session};
use crate::{
    app::{App, Start},
    clock::Clock,
    runtime::{
        RunError,
        console::{Console, Setup},
        desk::OfficeDesk,
        kit::kit,
        run::IDLE_CODE,
        screens::Screens,
    },
    term::TermError,
};

/// Opens the screens and stays until they are left; the exit code is theirs.
pub fn run(session: &mut Session) -> Outcome {
    let lang = (session.lang, session.lang_forced);
    let (path, account) = (session.db.clone(), session.account.clone());
    let (desk, today, setup) = if session.has_database() {
        let mut service = session.open().map_err(|e| said(session, &e))?;
        // Who one is must be known before the screen is switched on: one sentence, exit 1.
        service.who().map_err(|e| said(session, &e))?;
        let today = service.today();
        let address = session.served.then(|| format!("{}@{}", account.name, computer()));
        let desk = OfficeDesk::open(service, path, kit(), account, lang);
        (if let Some(address) = address { desk.reached_at(address) } else { desk }, today, false)
    } else if session.served {
        // An office is founded by its administrator, never by whoever logs in first.
        return Err(Failure::Said(session.tr().endpoint_not_set_up()));
    } else {
        (OfficeDesk::setup(path, kit(), account, lang), Clock::system().today(), true)
    };
    let tr = session.tr();
    let folder = session.log_folder();
    let sentence = tr.cli_broke_off(folder.display().to_string());
    let console =
        Console::open(Setup { mouse: false, idle_limit: session.idle_limit() }, move |info| {
            // What broke may have been a text of somebody's: one line, and nothing that steers.
            tracing::error!(panic = %out::within(info), "broke off");
            sentence.clone()
        });
    let mut console = console.map_err(|e| match e {
        TermError::NotATerminal => Failure::Said(tr.cli_no_terminal()),
        TermError::Io(e) => Failure::Said(tr.cli_terminal_failed(e.to_string())),
    })?;
    // Before set-up nothing may be left behind, a log neither.
    if !setup {
        log::start(&folder);
    }
    let (lang, lang_forced) = lang;
    let start = Start { lang, lang_forced, today, setup, size: console.size() };
    let app = App::new(start);
    let mut screens = Screens(if wants_no_colours() { app.without_colours() } else { app });
    let outcome = console.run(&mut screens, desk);
    drop(console);
    match outcome {
        Ok(0) => Ok(()),
        Ok(IDLE_CODE) => Err(Failure::Said(tr.cli_idle_end())),
        Ok(code) => Err(Failure::Code(u8::try_from(code).unwrap_or(1))),
        Err(RunError::WorkerGone) => Err(Failure::Code(1)),
        Err(RunError::Terminal(e)) => Err(Failure::Said(tr.cli_terminal_failed(e.to_string()))),
    }
}

/// The name of this computer; people may know it by another.
fn computer() -> String {
    let name = nix::unistd::gethostname().ok().and_then(|name| name.into_string().ok());
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "host".to_owned())
}

/// The wish of <https://no-color.org>, in any value but an empty one.
fn wants_no_colours() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
