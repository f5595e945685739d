//! The computer's log: the head of the history goes there at each export, acceptance and nightly run,
//! one line each, and nobody waits for a log that is not there.

use crate::{
    host::{DB, Host, user, zicha_as},
    identity::seat,
    proc,
    support::kit,
};
use std::{
    fs::{self, Permissions},
    os::unix::{fs::PermissionsExt as _, net::UnixDatagram},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};
use zicha::{
    domain::{
        office::CampaignCommand,
        reply::Reply,
        request::{Command, Request},
        step_entry::StepCommand,
    },
    service::{Account, Service},
    store::Store,
};

/// Where a computer takes messages.
const SOCKET: &str = "/dev/log";

/// Words of a colleague: none of them may stand in a log.
const WORDS: &str = "窗口午间没有人";

/// The computer's log, which takes every message as it comes: sudo and sshd wait for it.
struct System {
    lines: Arc<Mutex<Vec<String>>>,
    ends: Arc<AtomicBool>,
    takes: JoinHandle<()>,
}

impl System {
    fn start() -> Self {
        let socket = UnixDatagram::bind(SOCKET).unwrap();
        fs::set_permissions(SOCKET, Permissions::from_mode(0o666)).unwrap();
        socket.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
        let (lines, ends) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<AtomicBool>::default());
        let (into, over) = (Arc::clone(&lines), Arc::clone(&ends));
        let takes = thread::spawn(move || {
            let mut taken = [0; 4096];
            while !over.load(Ordering::Relaxed) {
                if let Ok(length) = socket.recv(&mut taken) {
                    let line = String::from_utf8(taken[..length].to_vec()).unwrap();
                    into.lock().unwrap().push(line);
                }
            }
        });
        Self { lines, ends, takes }
    }

    /// What zicha said, of all that was said.
    fn told(&self) -> Vec<String> {
        let lines = self.lines.lock().unwrap();
        lines.iter().filter(|line| line.contains(" zicha[")).cloned().collect()
    }

    fn stop(self) {
        self.ends.store(true, Ordering::Relaxed);
        self.takes.join().unwrap();
        fs::remove_file(SOCKET).unwrap();
    }
}

/// A person's own session, beside SSH.
fn as_(login: &str) -> Service {
    let uid = i64::from(user("zicha").uid.as_raw());
    let account = Account { uid, claims: Some(login.to_owned()), ..Account::default() };
    Service::open(DB.as_ref(), kit(), account).unwrap()
}

fn order(service: &mut Service, command: Command) {
    service.handle(Request::Do(command)).unwrap();
}

/// The last phase is open, whatever the day.
fn open_last_phase() {
    let mut coordinator = as_("linzhixia");
    let Reply::Campaign(view) = coordinator.handle(Request::Campaign).unwrap() else {
        panic!("campaign")
    };
    let last = view.phases.into_iter().find(|phase| phase.no == 4).unwrap().meta;
    let open = CampaignCommand::OpenPhase { id: last.id, version: last.version };
    order(&mut coordinator, Command::Campaign(open));
}

/// A member of the staff writes their summary and hands it in.
fn hand_in(login: &str) {
    let mut me = as_(login);
    let step = || "statement".to_owned();
    let body = WORDS.repeat(800 / WORDS.chars().count() + 1);
    order(&mut me, Command::Step(StepCommand::SaveText { step: step(), version: 0, body }));
    let signed_name = String::new();
    order(&mut me, Command::Step(StepCommand::Submit { step: step(), version: 1, signed_name }));
}

/// The leader exports, accepts what somebody handed in, and the night comes.
fn three_occasions(host: &Host, name: &str) {
    let export = host.client("chenwangchuan").runs("export summary --format csv");
    assert!(export.code == 0 && !export.out.is_empty(), "{export:?}");
    let mut leader = seat(host, "chenwangchuan");
    leader.goes_to("团队");
    leader.wait_for(name);
    leader.moves_to(name);
    leader.press("enter", "个人总结");
    leader.moves_to("个人总结");
    leader.press("f5", "Enter 通过");
    leader.press("enter", "已审阅");
    leader.key("ctrl-c");
    assert_eq!(leader.wait_exit(), 0);
    let nightly = zicha_as("zicha", &["nightly"]);
    assert_eq!(nightly.code, 0, "{nightly:?}");
}

pub fn anchors(host: &mut Host) {
    open_last_phase();
    hand_in("lihe");
    assert!(!fs::exists(SOCKET).unwrap());
    three_occasions(host, "李禾");

    let system = System::start();
    hand_in("wangying");
    let status = host.client("wangying").runs("status");
    assert_eq!(status.code, 0, "{status:?}");
    three_occasions(host, "王映");
    proc::until("the log has taken all", || system.told().len() >= 3);
    let lines = system.told();
    system.stop();
    let past = Store::open(DB.as_ref()).unwrap().read(|db| db.history_since(0, 10_000)).unwrap();
    let action = |seq: i64| past.iter().find(|row| row.seq == seq).unwrap().action.clone();
    let mut before = 0;
    for (line, (event, done)) in
        lines.iter().zip([("export", "export"), ("accept", "accept"), ("nightly", "accept")])
    {
        assert!(line.starts_with("<85>") && line.contains(" zicha["), "{line}");
        assert!(
            line.bytes().all(|byte| (b' '..=b'~').contains(&byte)),
            "one line of codes: {line}"
        );
        assert!(line.contains(&format!(": anchor 1 event={event} chain=")), "{line}");
        let (_, anchor) = line.rsplit_once(" at=").unwrap();
        let seq: i64 = anchor.split_once(':').unwrap().0.parse().unwrap();
        assert!(seq >= before && action(seq).contains(done), "{line}: {}", action(seq));
        before = seq;
        // Each compares with the history as it is now.
        let check = zicha_as("zicha", &["check", "--anchor", anchor]);
        assert_eq!(check.code, 0, "{check:?}");
    }
    assert_eq!(lines.len(), 3, "what is no occasion is not told: {lines:?}");
}
