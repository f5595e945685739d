//! Who sits at the keyboard: told by the operating system, never typed in (design: people and rights).
//!
//! The decision is a pure function of plain facts; the facts are collected in [`Account::current`].

use crate::{
    domain::{record::Id, refusal::Refusal},
    error::{Error, StoreFault},
};
use nix::unistd::{Uid, User};
use std::{os::unix::fs::MetadataExt, path::Path};

/// The operating-system account of this session and the person it claims to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// The real user id.
    pub uid: i64,
    /// The account behind `sudo`; `Some(None)` where sudo left something that is no number.
    pub sudo: Option<Option<i64>>,
    /// Name of the account behind the session; its number where it has none.
    pub name: String,
    /// The person's full name as the system knows it; may be empty.
    pub full_name: String,
    /// `--as LOGIN`.
    pub claims: Option<String>,
    /// The fingerprint of the key that the session came by, where its forced command names one: a
    /// withdrawn key ends it.
    pub key: Option<String>,
}

impl Account {
    /// The facts of this process; `claims` is what `--as` named.
    pub fn current(claims: Option<String>) -> Self {
        let uid = Uid::current().as_raw();
        let sudo = std::env::var_os("SUDO_UID").map(|uid| uid.to_str()?.parse::<u32>().ok());
        let behind = sudo.flatten().unwrap_or(uid);
        let user = User::from_uid(Uid::from_raw(behind)).ok().flatten();
        let full_name = user.as_ref().map(|user| {
            let gecos = user.gecos.to_string_lossy();
            gecos.split(',').next().unwrap_or_default().trim().to_owned()
        });
        Self {
            uid: i64::from(uid),
            sudo: sudo.map(|uid| uid.map(i64::from)),
            name: user.map_or_else(|| behind.to_string(), |user| user.name),
            full_name: full_name.unwrap_or_default(),
            claims,
            key: None,
        }
    }

    /// The user id that counts: the one behind sudo, else the real one.
    pub fn effective(&self) -> Option<i64> {
        self.sudo.map_or(Some(self.uid), |behind| behind)
    }

    /// Whether this is the owner of a file, and not somebody who came through sudo.
    pub fn owns(&self, owner: i64) -> bool {
        self.sudo.is_none() && self.uid == owner
    }

    /// Asks for the ownership of the database file: for `check`, `backup` and `init`, which need no
    /// person.
    ///
    /// # Errors
    /// [`Refusal::NotFileOwner`], or the fault of the file.
    pub fn must_own(&self, path: &Path) -> Result<(), Error> {
        if self.owns(owner_of(path)?) { Ok(()) } else { Err(Refusal::NotFileOwner.into()) }
    }
}

/// The user id that a file belongs to.
///
/// # Errors
/// [`StoreFault::Io`].
pub fn owner_of(path: &Path) -> Result<i64, StoreFault> {
    let found = path.metadata();
    found
        .map(|file| i64::from(file.uid()))
        .map_err(|e| StoreFault::Io(format!("{}: {e}", path.display())))
}

/// The user id of an account named by login or number; `None` where the system knows no such one.
pub fn uid_of(account: &str) -> Option<i64> {
    let named = || User::from_name(account).ok().flatten().map(|user| user.uid.as_raw());
    account.parse::<u32>().ok().or_else(named).map(i64::from)
}

/// What the database knows about the account, gathered for [`decide`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The user id that the database file belongs to.
    pub owner: i64,
    /// The person of the login that `--as` named.
    pub claimed: Option<Id>,
    /// The person bound to the account.
    pub bound: Option<Id>,
    /// The person a database without bound accounts opens as.
    pub default: Option<Id>,
}

/// Which person a session is.
///
/// Behind sudo only the bound person counts. The owner of the file may name a person, and without a
/// bound account is the database's default person.
///
/// # Errors
/// [`Refusal::NotFileOwner`] for `--as` of anybody else, [`Refusal::Unknown`] with the login or account.
pub fn decide(account: &Account, known: &Known) -> Result<Id, Refusal> {
    let owner = account.owns(known.owner);
    if let Some(login) = &account.claims {
        return match (&known.claimed, owner) {
            (_, false) => Err(Refusal::NotFileOwner),
            (Some(person), true) => Ok(person.clone()),
            (None, true) => Err(Refusal::Unknown(login.clone())),
        };
    }
    let default = known.default.as_ref().filter(|_| owner);
    let found = known.bound.as_ref().or(default);
    found.cloned().ok_or_else(|| Refusal::Unknown(account.name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: i64 = 990;

    fn account(uid: i64, sudo: Option<Option<i64>>, claims: Option<&str>) -> Account {
        let claims = claims.map(str::to_owned);
        Account { uid, sudo, name: "acct".into(), full_name: String::new(), claims, key: None }
    }

    #[test]
    fn identity_is_decided_as_the_plan_says() {
        let (own, sudo) = (None, Some(Some(1001)));
        let unknown = |name: &str| Err(Refusal::Unknown(name.to_owned()));
        // real uid, behind sudo, --as; person named, bound, default; who it is
        let cases = [
            (OWNER, own, Some("li"), Some("p-li"), None, Some("p-def"), Ok("p-li")),
            (OWNER, own, Some("li"), Some("p-li"), Some("p-me"), None, Ok("p-li")),
            (OWNER, own, Some("xx"), None, Some("p-me"), Some("p-def"), unknown("xx")),
            (OWNER, own, None, None, Some("p-me"), Some("p-def"), Ok("p-me")),
            (OWNER, own, None, None, None, Some("p-def"), Ok("p-def")),
            (OWNER, own, None, None, None, None, unknown("acct")),
            // somebody else than the owner of the file
            (1001, own, None, None, Some("p-me"), Some("p-def"), Ok("p-me")),
            (1001, own, None, None, None, Some("p-def"), unknown("acct")),
            (1001, own, Some("li"), Some("p-li"), Some("p-me"), None, Err(Refusal::NotFileOwner)),
            // behind sudo the service account owns the file, which gives no rights
            (OWNER, sudo, None, None, Some("p-me"), Some("p-def"), Ok("p-me")),
            (OWNER, sudo, None, None, None, Some("p-def"), unknown("acct")),
            (OWNER, sudo, Some("li"), Some("p-li"), Some("p-me"), None, Err(Refusal::NotFileOwner)),
            (OWNER, sudo, Some("xx"), None, None, None, Err(Refusal::NotFileOwner)),
            // sudo whose account cannot be read
            (OWNER, Some(None), None, None, None, Some("p-def"), unknown("acct")),
        ];
        for (uid, sudo, claims, claimed, bound, default, expected) in cases {
            let account = account(uid, sudo, claims);
            let id = |id: Option<&str>| id.map(str::to_owned);
            let (claimed, bound, default) = (id(claimed), id(bound), id(default));
            let known = Known { owner: OWNER, claimed, bound, default };
            assert_eq!(
                decide(&account, &known),
                expected.map(str::to_owned),
                "{account:?} {known:?}"
            );
        }
    }

    #[test]
    fn the_account_behind_sudo_counts() {
        assert_eq!(account(0, Some(Some(1001)), None).effective(), Some(1001));
        assert_eq!(account(0, Some(None), None).effective(), None);
        assert_eq!(account(7, None, None).effective(), Some(7));
        assert!(!account(0, Some(Some(0)), None).owns(0));
    }

    #[test]
    fn the_process_knows_its_account() {
        let me = Account::current(None);
        assert_eq!(me.uid, i64::from(Uid::current().as_raw()));
        assert!(!me.name.is_empty());
        assert_eq!(uid_of("0"), Some(0));
        assert_eq!(uid_of("no such account"), None);
    }
}
