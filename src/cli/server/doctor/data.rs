//! Whether the database can be relied on: its disk, its library, its backups, the night's run, the clock.

use super::{Finding, Patient, Trouble, failed, set_up_again, warning};
use crate::{
    cli::server::{
        layout::{SERVICE_FILE, TIMER, TIMER_FILE, TIMER_LINK},
        machine::{Kind, Tool},
    },
    clock::Millis,
    store::{
        self,
        schema::{APPLICATION_ID, SCHEMA},
    },
};
use std::path::Path;

const HOUR: Millis = 3_600_000;
const MIB: u64 = 1 << 20;

/// A night may be missed by a computer that was off; two may not.
const BACKUP_AGE: Millis = 50 * HOUR;

/// The write-ahead log needs memory shared between processes.
pub fn file_system(p: &Patient<'_>) -> Finding {
    let folder = p.layout.db_folder();
    let shown = folder.display().to_string();
    if p.found(folder).is_none() {
        return (Vec::new(), p.tr.doctor_not_used());
    }
    let found = p.machine.network(folder);
    let trouble = found
        .map(|kind| failed(p.tr.doctor_network(kind, shown.as_str()), p.tr.doctor_mend_network()));
    (trouble.into_iter().collect(), p.tr.doctor_local(shown))
}

/// Older libraries can lose what concurrent writers committed.
pub fn sqlite(p: &Patient<'_>) -> Finding {
    let (version, good) = store::library();
    let trouble = (!good).then(|| failed(p.tr.doctor_library(version), p.tr.doctor_mend_update()));
    (trouble.into_iter().collect(), version.to_owned())
}

/// The format of the file: by its head, without opening it as root.
pub fn schema(p: &Patient<'_>) -> Finding {
    let (db, known) = (&p.layout.host.db, SCHEMA.version());
    let shown = db.display().to_string();
    if p.found(db).is_none() {
        return (Vec::new(), p.tr.doctor_not_used());
    }
    let head = match p.machine.head(db, 100) {
        Ok(head) => head,
        Err(why) => return (vec![warning(p.tr.doctor_unread(why), "")], shown),
    };
    let long = |at: usize| {
        let bytes = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_be_bytes)
    };
    let found = i64::from(long(60));
    let trouble = if long(68) != APPLICATION_ID {
        Some(failed(p.tr.doctor_not_ours(shown), p.tr.doctor_mend_restore()))
    } else if found > known {
        Some(failed(p.tr.doctor_newer(found, known), p.tr.doctor_mend_update()))
    } else if found < known {
        Some(warning(p.tr.doctor_older(found, known), p.tr.doctor_mend_migrate()))
    } else {
        None
    };
    (trouble.into_iter().collect(), p.tr.doctor_schema(found))
}

/// Room for the write-ahead log and the next backup.
pub fn disk(p: &Patient<'_>) -> Finding {
    let size = p.found(&p.layout.host.db).map_or(0, |found| found.size);
    let mut troubles = Vec::new();
    let mut least: Option<u64> = None;
    for folder in [p.layout.db_folder(), &p.layout.host.backups] {
        let Some(free) = p.machine.free(folder) else { continue };
        least = Some(least.map_or(free, |least| least.min(free)));
        let mib = i64::try_from(free / MIB).unwrap_or(i64::MAX);
        let said = || p.tr.doctor_disk(mib, folder.display().to_string());
        if free < size + 64 * MIB {
            troubles.push(failed(said(), p.tr.doctor_mend_disk()));
        } else if free < 5 * size + 512 * MIB {
            troubles.push(warning(said(), p.tr.doctor_mend_disk()));
        }
    }
    troubles.dedup_by(|one, other| one.said == other.said);
    let Some(least) = least else { return (troubles, p.tr.doctor_not_used()) };
    let mib = i64::try_from(least / MIB).unwrap_or(i64::MAX);
    (troubles, p.tr.doctor_disk(mib, p.layout.db_folder().display().to_string()))
}

/// The newest backup.
pub fn backup(p: &Patient<'_>) -> Finding {
    let backups = &p.layout.host.backups;
    let Some(db) = p.found(&p.layout.host.db) else {
        return (Vec::new(), p.tr.doctor_not_used());
    };
    let mend = format!("systemctl start {}", TIMER.replace(".timer", ".service"));
    // Only finished ones, and none that a clock which was wrong put into the future: it would hide for
    // years that no newer one is made.
    let files = p.machine.list(backups).into_iter();
    let files = files.filter(|path| store::is_backup_of(&p.layout.host.db, path));
    let files = files.filter_map(|path| p.found(&path)).filter(|found| found.kind == Kind::File);
    let newest = files.map(|found| found.modified).filter(|at| *at <= p.machine.now() + HOUR).max();
    let Some(newest) = newest else {
        return (
            vec![warning(p.tr.doctor_no_backup(backups.display().to_string()), mend)],
            String::new(),
        );
    };
    let hours = (p.machine.now() - newest) / HOUR;
    let old = p.machine.now() - newest > BACKUP_AGE && db.modified > newest;
    let trouble = old.then(|| failed(p.tr.doctor_backup(hours), mend));
    (trouble.into_iter().collect(), p.tr.doctor_backup(hours))
}

/// The timer of the nightly check and backup, and how its last run ended.
pub fn nightly(p: &Patient<'_>) -> Finding {
    let again = || set_up_again(p.layout.access);
    let mut troubles: Vec<Trouble> = Vec::new();
    for (path, text) in [(SERVICE_FILE, p.layout.service()), (TIMER_FILE, p.layout.timer())] {
        match p.machine.read(Path::new(path)) {
            Ok(Some(found)) if found == text => {}
            Ok(Some(_)) => troubles.push(warning(p.tr.doctor_content(path), again())),
            Ok(None) => troubles.push(failed(p.tr.doctor_missing(path), again())),
            Err(why) => troubles.push(warning(p.tr.doctor_unread(why), "")),
        }
    }
    if troubles.is_empty() && p.found(Path::new(TIMER_LINK)).is_none() {
        troubles
            .push(failed(p.tr.doctor_timer_off(TIMER), format!("systemctl enable --now {TIMER}")));
    }
    if p.machine.is_live() && p.machine.has_systemd() && troubles.is_empty() {
        let ask = |args: &[&str]| p.machine.run(Tool::Systemctl, args).unwrap_or_default();
        if !ask(&["is-active", "--quiet", TIMER]).done {
            let mend = format!("systemctl enable --now {TIMER}");
            troubles.push(failed(p.tr.doctor_timer_off(TIMER), mend));
        }
        let unit = TIMER.replace(".timer", ".service");
        if ask(&["is-failed", "--quiet", &unit]).done
            || ask(&["show", "--property=Result", "--value", &unit]).out.trim() == "exit-code"
        {
            let mend = format!("journalctl -u {unit} -n 20");
            troubles.push(failed(p.tr.doctor_nightly_failed(unit), mend));
        }
    }
    (troubles, TIMER.to_owned())
}

/// Due dates and the history's instants come from this clock.
pub fn clock(p: &Patient<'_>) -> Finding {
    let now = p.machine.now();
    let newest = [&p.layout.host.db, &p.layout.program];
    let newest = newest.iter().filter_map(|path| p.found(path)).map(|found| found.modified).max();
    let mut troubles = Vec::new();
    if newest.is_some_and(|newest| newest > now + HOUR) {
        troubles.push(failed(p.tr.doctor_clock_behind(), "timedatectl set-ntp true"));
    }
    if p.machine.is_live() && p.machine.has_systemd() && p.machine.has(Tool::Timedatectl) {
        let asked =
            p.machine.run(Tool::Timedatectl, &["show", "--property=NTPSynchronized", "--value"]);
        if asked.is_ok_and(|ran| ran.done && ran.out.trim() == "no") {
            troubles.push(warning(p.tr.doctor_clock_alone(), "timedatectl set-ntp true"));
        }
    }
    let local = crate::clock::local(now).map(|at| at.format("%Y-%m-%d %H:%M").to_string());
    (troubles, local.unwrap_or_default())
}

/// What people's sessions begin with where their client sends nothing.
pub fn locale(p: &Patient<'_>) -> Finding {
    let files = ["/etc/default/locale", "/etc/locale.conf"];
    let texts: Vec<String> =
        files.iter().filter_map(|path| p.machine.read(Path::new(path)).ok().flatten()).collect();
    let value = texts.iter().flat_map(|text| text.lines()).find_map(|line| {
        let value = line.trim().strip_prefix("LC_ALL=").or(line.trim().strip_prefix("LANG="))?;
        Some(value.trim_matches('"').to_owned())
    });
    let value = value.unwrap_or_default();
    let utf8 = value.to_ascii_lowercase().replace('-', "").ends_with("utf8");
    let trouble =
        (!utf8).then(|| warning(p.tr.doctor_locale(value.as_str()), "update-locale LANG=C.UTF-8"));
    (trouble.into_iter().collect(), value)
}
