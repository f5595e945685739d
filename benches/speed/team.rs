//! Opening the team: as fast with ten thousand people and a million entries as with ten.

use crate::{
    screen::{HOME, LEADER},
    stage::{MANY, Stage, TEN, go_to, leave},
    table::{Row, median},
};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use zicha::{
    app::list,
    domain::{reply::Reply, request::Request, team::TeamQuery},
    runtime::kit::kit,
    service::{Account, Service},
};

const CALLS: usize = 60;
const RUNS: usize = 11;

fn open(path: &Path) -> Service {
    let account = Account { sudo: None, ..Account::current(Some(LEADER.into())) };
    Service::open(path, kit(), account).expect("the office opens")
}

/// One call, as the screen asks for it first.
fn call(service: &mut Service) -> Duration {
    let began = Instant::now();
    let limit = i64::try_from(list::WINDOW).unwrap();
    let query = TeamQuery { limit, ..TeamQuery::default() };
    let reply = service.handle(Request::Team(query)).expect("the leader may see it");
    let took = began.elapsed();
    assert!(matches!(reply, Reply::Team(view) if !view.rows.is_empty()));
    took
}

/// From the choice in the menu until the people stand there.
fn screen(stage: &Stage, path: &Path) -> Duration {
    let mut pty = stage.zicha(path, LEADER);
    pty.wait_for(HOME);
    let began = Instant::now();
    go_to(&mut pty, "团队");
    pty.wait_for("姓名");
    let took = began.elapsed();
    leave(pty, "ctrl-c");
    took
}

/// The service's call, and the screen as it is seen.
pub fn team(stage: &Stage) -> Vec<Row> {
    let (few, many) = (stage.office(TEN), stage.office(MANY));
    let (mut a, mut b) = (open(&many), open(&few));
    let (mut ours, mut yardstick) = (Vec::new(), Vec::new());
    for run in 0..CALLS + 3 {
        let (large, small) = (call(&mut a), call(&mut b));
        if run >= 3 {
            ours.push(large);
            yardstick.push(small);
        }
    }
    drop((a, b));
    let service = Row::times(
        (
            "Team of 10,000 people and 1,000,000 entries beside 12 people: the call",
            "一万人、一百万条的团队，对照十二人：查询",
        ),
        median(&ours),
        median(&yardstick),
    );
    let pairs: Vec<_> = (0..RUNS).map(|_| (screen(stage, &many), screen(stage, &few))).collect();
    let ours: Vec<_> = pairs.iter().map(|pair| pair.0).collect();
    let yardstick: Vec<_> = pairs.iter().map(|pair| pair.1).collect();
    let what = ("the same: from `g` to the first frame with people", "同上：从按 g 到看见人");
    vec![service.at_most(2.0), Row::times(what, median(&ours), median(&yardstick)).at_most(2.0)]
}
