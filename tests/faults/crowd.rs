//! Case 10: a crowd on one file. Two hundred processes are measured by `cargo bench --bench load`;
//! here the same program with two dozen, for what must hold on any machine: no error, nothing lost,
//! nobody left out.

#[path = "../../benches/load/crowd.rs"]
mod measure;
#[path = "../../benches/load/office.rs"]
mod office;
// SQLite's own way of waiting is measured in `benches/speed` alone.
#[allow(dead_code)]
#[path = "../../benches/speed/raw.rs"]
mod raw;
#[path = "../../benches/load/worker.rs"]
mod worker;

pub use office::{Office, Person};

use crate::children::{fact, part, tell};
use measure::Plan;
use std::time::Duration;
use worker::Kind;

#[test]
#[ignore = "run as another process by the tests of this file"]
fn works() {
    worker::work(&fact("TASK"));
}

fn together(kind: Kind, people: usize, pause: Option<Duration>, lasts: Duration) {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::of(people, folder.path());
    let came = measure::run(&office, Plan { kind, pause, lasts }, |task| {
        let mut command = part("crowd::works");
        tell(&mut command, "TASK", task.words());
        command
    });
    assert_eq!((came.errors, came.lost), (0, 0), "{kind:?}");
    assert_eq!(came.each.len(), people);
    assert!(came.each[0] > 0, "{kind:?}: somebody never got a turn: {:?}", came.each);
    assert!(came.quantile(1.0) < zicha::store::DEADLINE);
    if kind == Kind::Zicha {
        // Whoever saves now and then gets a turn as often as the others. (Without a pause two seconds
        // are too short to say so: that is measured with two hundred.)
        let share = came.slowest_share();
        assert!(pause.is_none() || share >= 0.3, "{share} of what one in the middle had");
        let report = office.check();
        assert!(report.is_sound(), "{:?}", report.problems);
    }
}

#[test]
fn two_dozen_who_save_now_and_then_lose_nothing() {
    let pause = Some(Duration::from_millis(1_000));
    together(Kind::Zicha, 24, pause, Duration::from_secs(2));
}

#[test]
fn two_dozen_who_save_without_a_pause_lose_nothing() {
    together(Kind::Zicha, 24, None, Duration::from_secs(2));
}

#[test]
fn the_yardstick_of_the_measure_works() {
    together(Kind::Raw, 3, None, Duration::from_millis(300));
}
