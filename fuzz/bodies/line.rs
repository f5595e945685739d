//! What comes in over the line before anybody is known: the command of an SSH client, a public key.

use super::spoken;
use std::{ffi::OsString, os::unix::ffi::OsStringExt};
use zicha::{
    cli::endpoint::{Door, Facts, door, help, table::VERBS},
    domain::public_key,
    i18n::{Lang, tr},
};

/// The command of an SSH client: words of the table or nothing, and never another person or place.
pub fn endpoint(bytes: &[u8]) {
    let forced = OsString::from_vec(bytes.to_vec());
    for (sudo, words) in [(false, vec!["--as".into(), "lihe".into()]), (true, vec![])] {
        let facts =
            Facts { service: true, sudo, forced: Some(forced.clone()), words, ..Facts::default() };
        match door(&facts) {
            Ok(Door::Local) => panic!("let in as if from this computer"),
            Ok(Door::Served { claim, asked }) => {
                let named = claim.map(|claim| (claim.login, claim.key));
                assert_eq!(named, (!sudo).then(|| ("lihe".to_owned(), None)));
                let text = std::str::from_utf8(bytes).expect("only text is a command");
                assert!(bytes.len() <= 256 && !text.contains(char::is_control), "{text:?}");
                assert_eq!(asked.verb.is_none(), text.split_whitespace().next().is_none());
                assert!(asked.verb.is_none_or(|verb| VERBS.contains(verb)));
                for word in asked.command_line() {
                    let word = word.into_string().unwrap();
                    assert!(!word.starts_with("--as") && !word.starts_with("--db"), "{word}");
                    assert!(!word.starts_with("-o") && !word.starts_with("--out"), "{word}");
                    assert!(!word.starts_with(['/', '.', '~']) || word == "-", "{word}");
                }
            }
            Err(wrong) => Lang::ALL.iter().for_each(|it| spoken(&help::wrong(tr(*it), wrong))),
        }
    }
    // Behind sudo nobody says who they are, whatever else they say.
    let disguised =
        Facts { service: true, sudo: true, words: vec!["--as".into(), forced], ..Facts::default() };
    assert!(!matches!(door(&disguised), Ok(Door::Served { claim: Some(_), .. } | Door::Local)));
}

/// A line as of `ssh-keygen`: a key that sshd can be told in one way only, or none.
pub fn key(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(key) = public_key::parse(&text) else { return };
    let told = format!("{} {}", key.kind, key.key);
    assert!(told.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()), "{told}");
    assert_eq!(told.split(' ').count(), 2, "{told}");
    assert_eq!(key.fingerprint.len(), "SHA256:".len() + 43, "{}", key.fingerprint);
    let again = public_key::parse(&told).expect("what is kept is read again");
    assert_eq!(
        (again.kind, &again.key, &again.fingerprint),
        (key.kind, &key.key, &key.fingerprint)
    );
    assert_eq!(again.comment, "");
}
