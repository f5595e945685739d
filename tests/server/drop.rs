//! Lines that drop: nothing is left on the server but the draft.

use crate::{
    host::{DB, Host, zicha_as},
    identity::{home, seat},
    proc,
    seat::Seat,
};
use zicha::{
    domain::{person::Person, study::StudyRecord},
    store::{Store, Val},
};

/// A form with a text begun in it.
pub fn writing(host: &Host, login: &str, text: &str) -> Seat {
    let mut me = seat(host, login);
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.press("enter", "必填");
    me.in_field("备注");
    me.types(text);
    me
}

/// At the next login the same form holds the text, and says so.
pub fn offered(host: &Host, login: &str, text: &str) {
    let mut me = seat(host, login);
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.press("enter", "必填");
    me.wait_for(text);
    me.wait_for("草稿");
    me.key("ctrl-c");
    assert_eq!(me.wait_exit(), 0);
}

/// Somebody else writes at once: nobody holds the database.
pub fn others_write(host: &Host) {
    let wrote = host.client("linzhixia").runs("people role wangying staff");
    assert_eq!(wrote.code, 0, "{wrote:?}");
}

/// Waits until a draft of the person holds the text.
pub fn keeps_draft(login: &str, text: &str) {
    let store = Store::open(DB.as_ref()).unwrap();
    let people: Vec<Person> =
        store.read(|db| db.find("login=?1", &[Val::T(login.into())])).unwrap();
    proc::until(&format!("a draft holds {text}"), || {
        let drafts = store.read(|db| db.drafts(&people[0].meta.id)).unwrap();
        drafts.iter().any(|draft| draft.body.contains(text))
    });
}

pub fn records() -> Vec<StudyRecord> {
    let store = Store::open(DB.as_ref()).unwrap();
    store.read(|db| db.find("1=1", &[])).unwrap()
}

/// Chain, rows and totals hold.
pub fn is_sound() {
    let check = zicha_as("zicha", &["check"]);
    assert_eq!(check.code, 0, "{check:?}");
}

pub fn killed_in_edit(host: &mut Host) {
    let me = writing(host, "lihe", "线断之前的话");
    // The last keys are on their way when the client dies: SIGHUP still saves the draft.
    me.kill9();
    proc::ends_soon();
    others_write(host);
    offered(host, "lihe", "线断之前的话");
    assert!(records().is_empty(), "a draft is not an entry");
    is_sound();
}

pub fn killed_in_save(host: &mut Host) {
    for wait in [false, true] {
        host.begin();
        let mut me = writing(host, "lihe", "保存的时候断了");
        keeps_draft("lihe", "保存的时候断了");
        me.key("f6");
        if wait {
            proc::until("the record is in the file", || !records().is_empty());
        }
        me.kill9();
        proc::ends_soon();
        others_write(host);
        // Saved or still a draft: never both, never neither.
        match records().as_slice() {
            [] => offered(host, "lihe", "保存的时候断了"),
            [one] => assert_eq!(one.note, "保存的时候断了"),
            more => panic!("{more:?}"),
        }
        is_sound();
    }
}

pub fn killed_in_a_list(host: &mut Host) {
    let mut me = seat(host, "lihe");
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.send(&"\x1b[B".repeat(2000));
    me.kill9();
    proc::ends_soon();
    others_write(host);
}

pub fn rights_withdrawn(host: &mut Host) {
    let mut leader = seat(host, "chenwangchuan");
    leader.goes_to("团队");
    leader.wait_for("李禾");
    for command in ["people role heyanqiu leader --add", "people role chenwangchuan staff"] {
        let done = host.client("linzhixia").runs(command);
        assert_eq!(done.code, 0, "{done:?}");
    }
    // Told at the next look at the team, which is shown no more, and not thrown out: one's own work
    // goes on.
    leader.wait_for("您的角色有调整，不能再看");
    leader.wait_for("现在该做");
    leader.goes_to("学习");
    leader.wait_for("专题 0/8");
    leader.press("enter", "必填");
    leader.in_field("备注");
    leader.types("职务变了，学习照常");
    leader.press("f6", "专题 1/8");
    leader.key("ctrl-c");
    assert_eq!(leader.wait_exit(), 0);
    is_sound();
}

pub fn updated_meanwhile(host: &mut Host) {
    let mut me = writing(host, "lihe", "更新之前写的话");
    keeps_draft("lihe", "更新之前写的话");
    // What a newer program does to the file first of all.
    let raw = rusqlite::Connection::open(DB).unwrap();
    let version: i64 = raw.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    raw.execute_batch(&format!("PRAGMA user_version={}", version + 1)).unwrap();
    me.press("f6", "重新登录");
    me.key("ctrl-c");
    me.wait_exit();
    let old = host.client("lihe").runs("status");
    assert!(old.code == 1 && old.err.lines().count() == 1, "{old:?}");
    raw.execute_batch(&format!("PRAGMA user_version={version}")).unwrap();
    assert!(records().is_empty());
    drop(home(host.client("lihe").opens()));
    offered(host, "lihe", "更新之前写的话");
    is_sound();
}
