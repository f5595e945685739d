//! The options of `zicha server`.

use super::layout::Access;
use crate::i18n::Tr;
use clap::{Arg, ArgAction, Command, ValueHint, builder::PossibleValuesParser, value_parser};
use std::path::PathBuf;

/// The command and those beneath it.
pub fn command(tr: &Tr) -> Command {
    let access = PossibleValuesParser::new(Access::ALL.map(Access::code));
    let access = Arg::new("access")
        .long("access")
        .value_name("ACCESS")
        .help(tr.server_opt_access())
        .value_parser(access)
        .default_value(Access::Accounts.code());
    let flag = |name, help| Arg::new(name).long(name).help(help).action(ArgAction::SetTrue);
    let root = || {
        Arg::new("root")
            .long("root")
            .value_name("DIR")
            .help(tr.server_opt_root())
            .value_hint(ValueHint::DirPath)
            .value_parser(value_parser!(PathBuf))
    };
    Command::new("server").about(tr.server_about()).subcommand_required(true).subcommands([
        Command::new("setup").about(tr.server_setup()).args([
            flag("apply", tr.server_opt_apply()),
            access,
            root(),
        ]),
        Command::new("doctor")
            .about(tr.server_doctor())
            .args([flag("json", tr.cli_opt_json()), root()]),
        Command::new("remove").about(tr.server_remove()).args([
            flag("apply", tr.server_opt_apply()),
            flag("purge", tr.server_opt_purge()),
            flag("yes", tr.server_opt_yes()),
            root(),
        ]),
    ])
}
