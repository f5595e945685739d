//! The command line as clap sees it: built at run time, so that its help speaks the reader's language.

use crate::domain::privacy;
use crate::i18n::{Tr, format};
use clap::{Arg, ArgAction, Command, ValueHint, builder::PossibleValuesParser, value_parser};
use std::path::PathBuf;

/// Where the options that every command has stand among the others: last.
const LAST: usize = 900;

/// The command line as far as opening the screens needs it: the options without the commands.
///
/// Describing every command in a language takes longer than reading the file; what this does not
/// understand is for [`command`] to read or to refuse.
pub fn screens(tr: &Tr) -> Command {
    Command::new("zicha").disable_help_flag(true).args(everywhere(tr))
}

/// The whole command line in a language.
pub fn command(tr: &Tr) -> Command {
    // However the file is called: usage and help name the program that the manual names.
    let zicha = Command::new("zicha")
        .bin_name("zicha")
        .version(env!("CARGO_PKG_VERSION"))
        .about(tr.cli_about())
        .long_about(tr.cli_long_about())
        .after_help(tr.cli_after_help())
        .max_term_width(100)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args(everywhere(tr))
        .arg(
            flag("version", tr.usage_version())
                .short('V')
                .action(ArgAction::Version)
                .display_order(LAST + 10),
        )
        .subcommands([
            init(tr),
            demo(tr),
            Command::new("status").about(tr.cli_status()).arg(flag("json", tr.cli_opt_json())),
            people(tr),
            keys(tr),
            campaign(tr),
            export(tr),
            Command::new("check").about(tr.cli_check()).arg(value(
                "anchor",
                "SEQ:HASH",
                tr.cli_opt_anchor(),
            )),
            Command::new("verify").about(tr.verify_about()).arg(file(tr.verify_arg_file())),
            Command::new("backup").about(tr.cli_backup()).args([
                file(tr.cli_arg_backup()).required(false),
                value("keep", "N", tr.keep_opt_keep())
                    .conflicts_with("file")
                    .value_parser(value_parser!(u64).range(1..=1000)),
            ]),
            Command::new("restore").about(tr.keep_restore()).arg(file(tr.keep_arg_restore())),
            super::server::args::command(tr),
            Command::new("erase").about(tr.erase_about()).args([
                positional("login", "LOGIN", tr.cli_opt_login()),
                flag("names", tr.erase_opt_names()),
                flag("yes", tr.erase_opt_yes()),
            ]),
            Command::new("nightly").about(tr.keep_nightly()),
            Command::new("completions").about(tr.cli_completions()).arg(
                positional("shell", "SHELL", tr.cli_arg_shell())
                    .value_parser(value_parser!(clap_complete::Shell)),
            ),
            Command::new("man").about(tr.cli_man()),
            ssh(tr),
            Command::new("help").about(tr.usage_help_command()).arg(
                positional("command", "COMMAND", tr.cli_arg_command())
                    .required(false)
                    .num_args(0..),
            ),
        ]);
    frame(tr, zicha)
}

/// The options that stand before or after any subcommand.
fn everywhere(tr: &Tr) -> impl Iterator<Item = Arg> {
    let all = [
        path("db", tr.cli_opt_db()).env("ZICHA_DB").hide_env(true),
        value("lang", "LANG", tr.cli_opt_lang())
            .value_parser(PossibleValuesParser::new(["zh-Hans", "zh-Hant", "en"])),
        value("as", "LOGIN", tr.cli_opt_as()),
        flag("help", tr.usage_help()).short('h').action(ArgAction::Help),
    ];
    all.into_iter().zip(LAST..).map(|(arg, order)| arg.global(true).display_order(order))
}

/// What clap says around the texts, in the reader's language; for a command and those beneath it.
fn frame(tr: &Tr, command: Command) -> Command {
    let page = format!(
        "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        tr.usage_heading()
    );
    command
        .help_template(page)
        .subcommand_help_heading(tr.usage_commands())
        .mut_args(|arg| frame_arg(tr, arg))
        .mut_subcommands(|command| frame(tr, command))
}

/// The heading above an argument, its choices and what stands in for it.
fn frame_arg(tr: &Tr, arg: Arg) -> Arg {
    let heading = if arg.is_positional() { tr.usage_arguments() } else { tr.usage_options() };
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let choices = arg.get_possible_values();
    if !choices.is_empty() && !arg.is_hide_possible_values_set() {
        help = tr.usage_choices(format::list(tr, choices.iter().map(|c| c.get_name())), help);
    }
    if let Some(value) = arg.get_default_values().first() {
        help = tr.usage_default(help, value.to_string_lossy());
    }
    arg.help(help).hide_possible_values(true).hide_default_value(true)
}

fn init(tr: &Tr) -> Command {
    Command::new("init").about(tr.cli_init()).args([
        value("campaign", "ID|FILE", tr.cli_opt_campaign()).required(true),
        value("year", "Y", tr.cli_opt_year())
            .required(true)
            .value_parser(value_parser!(i64).range(1990..=2100)),
        value("unit", "NAME", tr.cli_opt_unit()).required(true),
        value("login", "L", tr.cli_opt_login()).required(true),
        value("name", "N", tr.cli_opt_name()).required(true),
        value("phone", "P", tr.cli_opt_phone()),
        value("url", "U", tr.cli_opt_url()),
        value("account", "ACCOUNT", tr.server_opt_account()),
    ])
}

fn demo(tr: &Tr) -> Command {
    Command::new("demo").about(tr.cli_demo()).args([
        value("people", "N", tr.cli_opt_people())
            .value_parser(value_parser!(u64).range(12..=100_000)),
        value("entries", "N", tr.cli_opt_entries())
            .value_parser(value_parser!(u64).range(0..=1_000_000)),
        value("seed", "N", tr.cli_opt_seed()).value_parser(value_parser!(u64)),
        value("today", "DATE", tr.cli_opt_today()).value_parser(value_parser!(chrono::NaiveDate)),
        flag("no-open", tr.cli_opt_no_open()),
    ])
}

fn people(tr: &Tr) -> Command {
    Command::new("people").about(tr.cli_people()).subcommand_required(true).subcommands([
        Command::new("list").about(tr.cli_people_list()).arg(
            value("format", "FORMAT", tr.cli_opt_list_format())
                .value_parser(PossibleValuesParser::new(["text", "json"]))
                .default_value("text"),
        ),
        Command::new("add").about(tr.cli_people_add()).args([
            positional("login", "LOGIN", tr.cli_opt_login()),
            positional("name", "NAME", tr.cli_opt_name()),
            roles(tr).default_value("staff"),
            value("unit", "U", tr.cli_opt_person_unit()),
        ]),
        Command::new("import")
            .about(tr.cli_people_import())
            .args([file(tr.cli_arg_import()), flag("yes", tr.people_opt_yes())]),
        Command::new("role").about(tr.cli_people_role()).args([
            positional("login", "LOGIN", tr.cli_opt_login()),
            Arg::new("role")
                .value_name("ROLE")
                .required(true)
                .num_args(1..)
                .help(tr.cli_opt_role())
                .value_parser(role_names()),
            flag("add", tr.cli_opt_role_add()),
        ]),
        Command::new("bind").about(tr.server_people_bind()).args([
            positional("login", "LOGIN", tr.cli_opt_login()),
            positional("account", "ACCOUNT", tr.server_opt_account()).required(false),
            flag("none", tr.server_opt_unbind()),
        ]),
        Command::new("rights").about(tr.cli_people_rights()),
    ])
}

fn keys(tr: &Tr) -> Command {
    let login = || positional("login", "LOGIN", tr.cli_arg_key_login());
    Command::new("keys").about(tr.cli_keys()).subcommand_required(true).subcommands([
        Command::new("list")
            .about(tr.cli_keys_list())
            .arg(positional("login", "LOGIN", tr.cli_arg_key_own()).required(false)),
        Command::new("add").about(tr.cli_keys_add()).args([
            login(),
            positional("key", "KEY", tr.cli_arg_key()).required(false).num_args(0..),
            value("label", "LABEL", tr.cli_opt_label()),
        ]),
        Command::new("withdraw")
            .about(tr.cli_keys_withdraw())
            .args([login(), positional("fingerprint", "FINGERPRINT", tr.cli_arg_fingerprint())]),
    ])
}

/// What sshd asks; nobody else has a use for it.
fn ssh(tr: &Tr) -> Command {
    // User, type, key. Whatever a client offers as its key is no option of ours.
    let words = positional("words", "USER TYPE KEY", String::new())
        .num_args(3)
        .trailing_var_arg(true)
        .allow_hyphen_values(true);
    Command::new("ssh")
        .about(tr.cli_ssh())
        .hide(true)
        .subcommand_required(true)
        .subcommand(Command::new("keys").about(tr.cli_ssh()).arg(words))
}

fn campaign(tr: &Tr) -> Command {
    Command::new("campaign").about(tr.cli_campaign()).subcommand_required(true).subcommands([
        Command::new("list").about(tr.cli_campaign_list()),
        Command::new("show").about(tr.cli_campaign_show()),
        Command::new("check").about(tr.cli_campaign_check()).arg(file(tr.cli_arg_campaign_file())),
        Command::new("export").about(tr.cli_campaign_export()).arg(positional(
            "id",
            "ID",
            tr.cli_arg_campaign_id(),
        )),
        Command::new("retention").about(tr.erase_retention_about()).arg(
            positional("months", "MONTHS", tr.erase_arg_months())
                .required(false)
                .value_parser(value_parser!(i64).range(1..=privacy::RETENTION_MAX)),
        ),
    ])
}

fn export(tr: &Tr) -> Command {
    Command::new("export").about(tr.cli_export()).args([
        Arg::new("kind")
            .value_name("KIND")
            .required(true)
            .help(tr.cli_arg_export_kind())
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(["summary", "team", "ledger", "mine"])),
        value("format", "FORMAT", tr.cli_opt_export_format())
            .value_parser(PossibleValuesParser::new(["md", "csv", "json", "xlsx"]))
            .default_value("md"),
        flag("all-revisions", tr.revisions_opt()),
        path("output", tr.cli_opt_output()).short('o'),
    ])
}

fn value(name: &'static str, shown: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(shown).help(help)
}

fn positional(name: &'static str, shown: &'static str, help: String) -> Arg {
    Arg::new(name).value_name(shown).required(true).help(help)
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn path(name: &'static str, help: String) -> Arg {
    value(name, "FILE", help).value_hint(ValueHint::FilePath).value_parser(value_parser!(PathBuf))
}

fn file(help: String) -> Arg {
    positional("file", "FILE", help)
        .value_hint(ValueHint::FilePath)
        .value_parser(value_parser!(PathBuf))
}

fn roles(tr: &Tr) -> Arg {
    value("role", "ROLE", tr.cli_opt_role()).value_parser(role_names())
}

fn role_names() -> PossibleValuesParser {
    PossibleValuesParser::new(crate::domain::role::Role::ALL.iter().map(|role| role.code()))
}
