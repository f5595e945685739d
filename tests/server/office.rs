//! The office of five on 12 May 2026, everybody bound to an account of the server.

use crate::support::{Office, setup_input};
use nix::unistd::Uid;
use std::{collections::BTreeMap, fs};
use zicha::{
    domain::{
        office::SetupInput,
        person::PeopleCommand,
        request::{Command, Request},
    },
    store::Store,
};

/// Its database as one file.
pub fn file(uids: &BTreeMap<String, Uid>) -> Vec<u8> {
    let uid = |login: &str| Some(i64::from(uids[login].as_raw()));
    let mut office = Office::small_of(&SetupInput { os_uid: uid("linzhixia"), ..setup_input() });
    for row in office.people().rows {
        let (login, person) = (row.person.login, row.person.meta);
        // Everybody has found that the screen looks right.
        let (key, value) = ("looks".to_owned(), "asked".to_owned());
        office.as_(&login).ask(Request::SetSetting { key, value }).unwrap();
        let uid = uid(&login);
        let bind = PeopleCommand::Bind { id: person.id, version: person.version, uid };
        office.as_("linzhixia").run(Command::People(bind)).unwrap();
    }
    let copy = office.folder().join("copy.db");
    Store::open(&office.path()).unwrap().backup(&copy).unwrap();
    fs::read(copy).unwrap()
}
