//! The worker's desk: requests to the service; exports to the outbox; set-up before there is a database.

use super::{
    Desk, outbox,
    system_log::{Occasion, SystemLog},
};
use crate::{
    clock::Clock,
    domain::{
        lang::Lang,
        reply::{ExportedFile, Reply},
        report::{ExportFormat, ExportKind},
        request::Request,
    },
    error::{Error, StoreFault},
    export,
    i18n::tr,
    service::{Account, Kit, Service, setup},
    store::Options,
};
use chrono::NaiveDate;
use std::path::PathBuf;

/// What is known before and after there is a database.
enum Stage {
    Setup,
    Open(Box<Service>),
}

/// The desk of one session.
pub struct OfficeDesk {
    stage: Stage,
    path: PathBuf,
    kit: Kit,
    account: Account,
    /// The language the session began in; the person's own setting goes before it in exports.
    lang: Lang,
    lang_forced: bool,
    log: SystemLog,
    /// Account and computer that somebody comes to over SSH; `None` on this computer itself.
    reached_at: Option<String>,
}

impl OfficeDesk {
    /// Over an open database.
    pub fn open(
        service: Service,
        path: PathBuf,
        kit: Kit,
        account: Account,
        lang: (Lang, bool),
    ) -> Self {
        let stage = Stage::Open(Box::new(service));
        Self::at(stage, path, kit, account, lang)
    }

    /// Where there is no database yet; set-up makes one at `path`.
    pub fn setup(path: PathBuf, kit: Kit, account: Account, lang: (Lang, bool)) -> Self {
        Self::at(Stage::Setup, path, kit, account, lang)
    }

    fn at(stage: Stage, path: PathBuf, kit: Kit, account: Account, lang: (Lang, bool)) -> Self {
        let (lang, lang_forced) = lang;
        let (log, reached_at) = (SystemLog::default(), None);
        Self { stage, path, kit, account, lang, lang_forced, log, reached_at }
    }

    /// For somebody who comes over SSH to this `account@computer`: files of this computer are none of
    /// theirs, so an export is a command for their own.
    #[must_use]
    pub fn reached_at(mut self, address: String) -> Self {
        self.reached_at = Some(address);
        self
    }

    /// Tells its anchors to another log than the computer's.
    #[must_use]
    pub fn telling(mut self, log: SystemLog) -> Self {
        self.log = log;
        self
    }

    /// Tells the end of the chain; that it cannot be read is no reason to refuse what was done.
    fn tell(&self, occasion: Occasion) {
        if let Stage::Open(service) = &self.stage
            && let Ok(Some(anchor)) = service.anchor()
        {
            self.log.tell(occasion, &anchor);
        }
    }

    fn set_up(&mut self, request: Request) -> Result<Reply, Error> {
        match request {
            Request::SetupDefaults { template, year } => {
                let account = &self.account;
                let asked = (template.as_str(), year);
                let view = setup::defaults(&self.kit, account, Clock::system(), self.lang, asked)?;
                Ok(Reply::Setup(Box::new(view)))
            }
            Request::Setup(input) => {
                let options = Options::default();
                let account = self.account.clone();
                let service = setup::create(
                    &self.path,
                    &options,
                    self.kit,
                    account,
                    Clock::system(),
                    &input,
                )?;
                self.stage = Stage::Open(Box::new(service));
                Ok(Reply::Ok)
            }
            // A language chosen in the wizard is stored with the new database.
            Request::SetSetting { .. } => Ok(Reply::Ok),
            _ => Err(StoreFault::Missing(self.path.display().to_string()).into()),
        }
    }

    fn export(&mut self, kind: ExportKind, format: ExportFormat) -> Result<Reply, Error> {
        let Stage::Open(service) = &mut self.stage else { return Err(Error::NotFound) };
        let Reply::Hello(hello) = service.handle(Request::Hello)? else {
            return Err(Error::NotFound);
        };
        let name = export::file_name(kind, format, hello.today);
        let asked = format!("export {} --format {} > {name}", kind.code(), format.code());
        if let Some(address) = &self.reached_at {
            let command = format!("ssh {address} {asked}");
            return Ok(Reply::Exported(ExportedFile { command, ..ExportedFile::default() }));
        }
        let own = hello.settings.iter().find(|(key, _)| key == "lang");
        let own = own.and_then(|(_, code)| Lang::from_code(code)).filter(|_| !self.lang_forced);
        let report = service.report(kind)?;
        let lang = own.unwrap_or(self.lang);
        let bytes =
            export::render(&report, format, lang).map_err(|e| StoreFault::Io(e.say(tr(lang))))?;
        service.record_export(&report, format, &bytes)?;
        let path = outbox::put(&self.path, kind, format, hello.today, &bytes)?;
        self.tell(Occasion::Export);
        let claims = self.account.claims.as_ref();
        let claims = claims.map(|login| format!(" --as {login}")).unwrap_or_default();
        Ok(Reply::Exported(ExportedFile {
            command: format!(
                "zicha --db {}{claims} {asked}",
                quoted(&self.path.display().to_string())
            ),
            path: path.display().to_string(),
            bytes: bytes.len() as i64,
        }))
    }
}

/// A path as a shell word.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+@%".contains(c);
    if word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

impl Desk for OfficeDesk {
    fn handle(&mut self, request: Request) -> Result<Reply, Error> {
        if let Request::Export { kind, format } = request {
            return self.export(kind, format);
        }
        let reply = match &mut self.stage {
            Stage::Setup => self.set_up(request),
            Stage::Open(service) => service.handle(request),
        }?;
        if matches!(&reply, Reply::Done(done) if done.outcome.is_acceptance()) {
            self.tell(Occasion::Accept);
        }
        Ok(reply)
    }

    fn last_seq(&mut self) -> Option<i64> {
        match &self.stage {
            Stage::Setup => None,
            Stage::Open(service) => service.last_seq().ok(),
        }
    }

    fn today(&mut self) -> NaiveDate {
        match &self.stage {
            Stage::Setup => Clock::system().today(),
            Stage::Open(service) => service.today(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_path_becomes_one_shell_word() {
        assert_eq!(quoted("/var/lib/zicha.db"), "/var/lib/zicha.db");
        assert_eq!(quoted("/tmp/a b"), "'/tmp/a b'");
        assert_eq!(quoted("/tmp/it's"), "'/tmp/it'\\''s'");
        assert_eq!(quoted("/tmp/$(x)"), "'/tmp/$(x)'");
    }
}
