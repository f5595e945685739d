//! `zicha completions` and `zicha man`: written to a buffer first, since their writers panic on a closed pipe.

use super::{Failure, Outcome, args, out, session::Session};
use clap::ArgMatches;

/// A completion script for a shell.
pub fn completions(session: &Session, m: &ArgMatches) -> Outcome {
    let Some(shell) = m.get_one::<clap_complete::Shell>("shell") else { return Ok(()) };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut args::command(session.tr()), "zicha", &mut script);
    Ok(out::data(&script)?)
}

/// The help of a command named by its words; of the program where there are none.
pub fn help(session: &Session, m: &ArgMatches) -> Outcome {
    let mut command = args::command(session.tr());
    command.build();
    let mut found = &mut command;
    for word in m.get_many::<String>("command").into_iter().flatten() {
        match found.find_subcommand_mut(word) {
            Some(sub) => found = sub,
            None => {
                let what = session.tr().usage_unknown_command(word.clone());
                out::message(&session.tr().usage_wrong_more("zicha --help", what));
                return Err(Failure::Code(2));
            }
        }
    }
    let long = m.get_many::<String>("command").is_none();
    let page = if long { found.render_long_help() } else { found.render_help() };
    Ok(out::data(page.to_string().as_bytes())?)
}

/// The manual: one page for the program and one section per command.
pub fn page(session: &Session) -> Outcome {
    let mut command = args::command(session.tr());
    command.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let mut part = Vec::new();
        let man = clap_mangen::Man::new(sub.clone());
        man.render_synopsis_section(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        text.extend(format!(".SH {}\n", sub.get_name().to_uppercase()).bytes());
        text.extend(String::from_utf8_lossy(&part).replace(".SH ", ".SS ").bytes());
    }
    Ok(out::data(&text)?)
}
