//! The acceptance cases that need a real server: OpenSSH's `sshd`, `sudo`, keys and passwords on the
//! loopback of a machine within the machine (mounts, network, processes and accounts of its own).
//!
//! Every case is a test by its name. All that were asked for run in one such machine, which is gone
//! when they are done, whatever happened in it. It takes root; without it the cases are skipped and
//! say so, unless `ZICHA_REQUIRE_SSH=1`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client;
mod host;
mod office;
mod proc;
#[path = "../pty/mod.rs"]
mod pty;
mod room;
#[allow(dead_code)]
#[path = "../walk/seat.rs"]
mod seat;
#[path = "../support/mod.rs"]
mod support;
mod tools;

mod clean_export;
mod clumsy;
mod drop;
mod files;
mod identity;
mod keys;
mod log;
mod no_shell;
mod screen;
mod setup;
mod shell;
mod silence;

use host::Host;
use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::Instant,
};

/// What a case does with the server.
type Case = fn(&mut Host);

const CASES: &[(&str, Case)] = &[
    ("setup::the_doctor_finds_nothing_wrong", setup::well),
    ("clumsy::a_slip_is_told_found_and_mended", clumsy::slips),
    ("clumsy::an_administrator_behind_sudo_is_told_how_to_be_one", clumsy::behind_sudo),
    ("identity::a_password_or_a_key_says_who_one_is", identity::by_password_or_key),
    ("identity::nothing_the_client_sends_says_who_one_is", identity::forged),
    ("identity::sudo_lets_nobody_say_who_they_are", identity::beside_ssh),
    ("keys::two_keys_are_two_people", keys::two_keys),
    ("keys::a_withdrawn_key_cannot_log_in", keys::withdrawn),
    ("keys::a_withdrawn_key_ends_who_came_by_it", keys::withdrawn_while_inside),
    ("log::an_anchor_a_line_and_nothing_without_a_log", log::anchors),
    ("no_shell::no_command_leads_out", no_shell::commands),
    ("no_shell::no_other_service_of_ssh_is_open", no_shell::services),
    ("shell::surroundings_change_nothing", shell::surroundings),
    ("files::nobody_reaches_the_files_but_the_program", files::out_of_reach),
    ("screen::chinese_a_new_size_and_a_clean_end", screen::chinese_resize_end),
    ("clean_export::what_is_fetched_is_what_was_written", clean_export::equal),
    ("clean_export::a_kept_key_fetches_it_too", clean_export::equal_by_a_kept_key),
    ("clean_export::no_file_goes_to_a_terminal", clean_export::never_to_a_terminal),
    ("clean_export::a_list_is_sent_in_over_the_line", clean_export::sent_in),
    ("drop::a_client_killed_in_a_form_leaves_its_draft", drop::killed_in_edit),
    ("drop::a_client_killed_in_a_save_leaves_one_or_the_other", drop::killed_in_save),
    ("drop::a_client_killed_in_a_list_leaves_nothing", drop::killed_in_a_list),
    ("silence::suspended_clients_are_logged_out", silence::suspended),
    ("silence::a_cable_that_is_cut_leaves_nobody_inside", silence::cut),
    ("silence::nobody_is_stopped_while_they_write", silence::stopped_at_a_terminal),
    ("drop::rights_withdrawn_while_inside", drop::rights_withdrawn),
    ("drop::the_program_updated_while_inside", drop::updated_meanwhile),
    // Leaves a server on which nobody can log in any more.
    ("setup::what_was_set_up_is_taken_back", setup::taken_back),
];

fn main() -> ExitCode {
    match env::var(room::ROLE).as_deref() {
        Ok(room::FIRST) => room::first_process(),
        Ok(_) => run(&env::args().skip(1).collect::<Vec<_>>()),
        Err(_) => asked(&env::args().skip(1).collect::<Vec<_>>()),
    }
}

/// The part of a test program that cargo and nextest know.
fn asked(words: &[String]) -> ExitCode {
    let given = |flag: &str| words.iter().any(|word| word == flag);
    let mut names = Vec::new();
    let mut skipped = Vec::new();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--skip" => skipped.extend(rest.next()),
            "--format" | "--color" | "--test-threads" | "--logfile" | "-Z" => drop(rest.next()),
            flag if flag.starts_with('-') => {}
            _ => names.push(word),
        }
    }
    let fits = |case: &str, word: &str| {
        if given("--exact") { case == word } else { case.contains(word) }
    };
    let chosen: Vec<&str> = CASES
        .iter()
        .map(|(name, _)| *name)
        .filter(|case| names.is_empty() || names.iter().any(|word| fits(case, word)))
        .filter(|case| !skipped.iter().any(|word| fits(case, word)))
        .filter(|_| !given("--ignored"))
        .collect();
    if given("--list") {
        chosen.iter().for_each(|case| println!("{case}: test"));
        return ExitCode::SUCCESS;
    }
    if chosen.is_empty() {
        return ExitCode::SUCCESS;
    }
    match tools::missing() {
        None => room::enter(&chosen),
        Some(why) if env::var("ZICHA_REQUIRE_SSH").is_ok_and(|it| it == "1") => {
            eprintln!("over SSH: {why}; required by ZICHA_REQUIRE_SSH");
            ExitCode::FAILURE
        }
        Some(why) => {
            eprintln!("\n*** NOT TESTED OVER SSH: {why} ***");
            chosen.iter().for_each(|case| eprintln!("skipped  {case}"));
            ExitCode::SUCCESS
        }
    }
}

/// Runs cases within the machine.
fn run(chosen: &[String]) -> ExitCode {
    let mut host = Host::start();
    let mut failed = 0;
    for (name, case) in CASES.iter().filter(|(name, _)| chosen.iter().any(|it| it == name)) {
        let begun = Instant::now();
        host.begin();
        let outcome = catch_unwind(AssertUnwindSafe(|| case(&mut host)));
        let took = begun.elapsed().as_secs_f32();
        if outcome.is_ok() {
            println!("pass  {name}  ({took:.1} s)");
        } else {
            failed += 1;
            println!("FAIL  {name}  ({took:.1} s)\n{}", host.log());
        }
    }
    println!("{} over SSH, {failed} failed", chosen.len());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
