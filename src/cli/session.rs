//! What every command begins with: the language, the database file, the account, the service.

use super::{endpoint::Claim, host::Host};
use crate::{
    error::Error,
    i18n::{Lang, Tr, tr},
    runtime::kit::kit,
    service::{Account, Service},
};
use clap::ArgMatches;
use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// The global options, and what stands in for those not given.
#[derive(Debug, Clone)]
pub struct Session {
    pub db: PathBuf,
    pub lang: Lang,
    /// `--lang` was given: the person's own setting does not count.
    pub lang_forced: bool,
    pub account: Account,
    /// How zicha is kept on this computer, where its administrator has said so.
    pub host: Option<Host>,
    /// Somebody who came over SSH; not the file, only rights count for them.
    pub served: bool,
}

impl Session {
    pub fn new(matches: &ArgMatches, lang: Lang, lang_forced: bool, host: Option<Host>) -> Self {
        let claims = matches.get_one::<String>("as").cloned();
        let named = matches.get_one::<PathBuf>("db").cloned();
        let db = named.unwrap_or_else(|| default_db(host.as_ref()));
        Self { db, lang, lang_forced, account: Account::current(claims), host, served: false }
    }

    /// The session of somebody who came over SSH: on the database that the host file names, as the
    /// person that sudo or the forced command of a key names.
    pub fn served(claim: Option<Claim>, lang: Lang, lang_forced: bool, host: Host) -> Self {
        let (login, key) = claim.map(|claim| (claim.login, claim.key)).unzip();
        let account = Account { key: key.flatten(), ..Account::current(login) };
        let db = host.db.clone();
        Self { db, lang, lang_forced, account, host: Some(host), served: true }
    }

    /// After so long without a key a session that came over SSH ends, drafts kept; others never.
    pub fn idle_limit(&self) -> Option<Duration> {
        let host = self.host.as_ref().filter(|_| self.served)?;
        Some(Duration::from_secs_f64(host.idle_minutes * 60.0))
    }

    /// The words of the session's language.
    pub fn tr(&self) -> &'static Tr {
        tr(self.lang)
    }

    /// Opens the database; the file is validated before identity is asked.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open(&self) -> Result<Service, Error> {
        Service::open(&self.db, kit(), self.account.clone())
    }

    /// Whether there is anything at the database's place.
    pub fn has_database(&self) -> bool {
        self.db.symlink_metadata().is_ok()
    }

    /// The folder for logs: beside the database.
    pub fn log_folder(&self) -> PathBuf {
        self.db.parent().unwrap_or(Path::new(".")).join("log")
    }

    /// After the service knows the person: their own language, unless `--lang` was given.
    pub fn speak_as(&mut self, settings: &[(String, String)]) {
        let own = settings.iter().find(|(key, _)| key == "lang");
        if let Some(lang) = own.and_then(|(_, code)| Lang::from_code(code))
            && !self.lang_forced
        {
            self.lang = lang;
        }
    }
}

/// The office's database for the service account of this computer; for anybody else `zicha.db` in the
/// personal data folder (in the working folder where there is no home).
fn default_db(host: Option<&Host>) -> PathBuf {
    if let Some(host) = host.filter(|host| host.is_ours()) {
        return host.db.clone();
    }
    let args = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "zicha".to_owned(),
        app_name: "zicha".to_owned(),
    };
    let folder = choose_app_strategy(args).map(|app| app.data_dir()).unwrap_or_default();
    folder.join("zicha.db")
}
