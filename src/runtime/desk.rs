//! The worker's desk: requests to the service; exports to the outbox; set-up before there is a database.

use super::Desk;
use crate::{
    clock::Clock,
    domain::{lang::Lang, reply::Reply, request::Request},
    error::{Error, StoreFault},
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
        Self { stage, path, kit, account, lang: lang.0 }
    }

    /// Where there is no database yet; set-up makes one at `path`.
    pub fn setup(path: PathBuf, kit: Kit, account: Account, lang: (Lang, bool)) -> Self {
        Self { stage: Stage::Setup, path, kit, account, lang: lang.0 }
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
                if let Some(folder) = self.path.parent() {
                    let made = std::fs::create_dir_all(folder);
                    made.map_err(|e| StoreFault::Io(format!("{}: {e}", folder.display())))?;
                }
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
}

impl Desk for OfficeDesk {
    fn handle(&mut self, request: Request) -> Result<Reply, Error> {
        match &mut self.stage {
            Stage::Setup => self.set_up(request),
            Stage::Open(service) => service.handle(request),
        }
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
