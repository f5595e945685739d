//! What stands outside history: drafts, settings, notices.

use crate::support::Office;
use zicha::{
    domain::{
        change::DraftState,
        notice::{Notice, NoticeKind},
    },
    error::Error,
};

fn draft(body: &str) -> DraftState {
    DraftState {
        form: "study".into(),
        entity: "row1".into(),
        base_version: 4,
        body: body.into(),
        version: 0,
        updated_at: 0,
    }
}

#[test]
fn a_draft_is_saved_again_and_again_and_wakes_nobody() {
    let office = Office::new();
    let mut store = office.open();
    let seq = store.last_seq().unwrap();
    let mut mine = draft("{\"note\":\"未\"}");
    store.write("lihe", 2_000, |tx| tx.save_draft("lihe", &mut mine)).unwrap();
    mine.body = "{\"note\":\"未完\"}".into();
    store.write("lihe", 3_000, |tx| tx.save_draft("lihe", &mut mine)).unwrap();
    assert_eq!((mine.version, mine.updated_at), (2, 3_000));
    assert_eq!(store.read(|r| r.draft("lihe", "study", "row1")).unwrap(), Some(mine.clone()));
    assert_eq!(store.read(|r| r.drafts("lihe")).unwrap(), [mine]);
    assert_eq!(store.read(|r| r.drafts("wang")).unwrap(), []);
    store.write("lihe", 4_000, |tx| tx.delete_draft("lihe", "study", "row1")).unwrap();
    assert_eq!(store.read(|r| r.draft("lihe", "study", "row1")).unwrap(), None);
    assert_eq!(store.last_seq().unwrap(), seq);
}

#[test]
fn two_windows_on_one_draft_both_keep_their_text() {
    let office = Office::new();
    let (mut left, mut right) = (office.open(), office.open());
    let (mut first, mut second) = (draft("left"), draft("right"));
    left.write("lihe", 2_000, |tx| tx.save_draft("lihe", &mut first)).unwrap();
    let Err(Error::Conflict(conflict)) =
        right.write("lihe", 3_000, |tx| tx.save_draft("lihe", &mut second))
    else {
        panic!("one window wrote over the other");
    };
    assert_eq!(
        (conflict.entity.as_str(), conflict.id.as_str(), conflict.current_version),
        ("draft", "study/row1", 1)
    );
    assert_eq!((conflict.current["body"].as_str(), second.body.as_str()), ("left", "right"));
    second.version = conflict.current_version;
    right.write("lihe", 3_000, |tx| tx.save_draft("lihe", &mut second)).unwrap();
    assert!(matches!(
        left.write("lihe", 4_000, |tx| tx.save_draft("lihe", &mut first)),
        Err(Error::Conflict(_))
    ));
    right.write("lihe", 5_000, |tx| tx.delete_draft("lihe", "study", "row1")).unwrap();
    left.write("lihe", 6_000, |tx| tx.save_draft("lihe", &mut first)).unwrap();
    let kept = left.read(|r| r.draft("lihe", "study", "row1")).unwrap();
    assert_eq!(kept, Some(first), "typing goes on in a window whose draft was finished elsewhere");
}

#[test]
fn settings_are_remembered_per_person() {
    let office = Office::new();
    let mut store = office.open();
    store
        .write("lihe", 2_000, |tx| {
            tx.set_setting("", "language", "zh-Hans")?;
            tx.set_setting("lihe", "language", "en")?;
            tx.set_setting("lihe", "language", "zh-Hant")?;
            tx.set_setting("lihe", "mouse", "on")?;
            tx.clear_setting("lihe", "mouse")
        })
        .unwrap();
    let read = |scope: &str| store.read(|r| r.settings(scope)).unwrap();
    assert_eq!(read("lihe"), [("language".to_owned(), "zh-Hant".to_owned())].into());
    assert_eq!(read("wang"), [].into());
    assert_eq!(store.read(|r| r.setting("", "language")).unwrap().as_deref(), Some("zh-Hans"));
}

#[test]
fn notices_are_seen_once_and_only_by_their_person() {
    let office = Office::new();
    let mut store = office.open();
    let mut first = Notice {
        id: String::new(),
        person: "lihe".into(),
        kind: NoticeKind::Returned,
        step: "study".into(),
        entity: "row1".into(),
        subject: "12".into(),
        text: "请补充".into(),
        from: String::new(),
        at: 0,
        read_at: None,
    };
    let mut second = Notice { kind: NoticeKind::Reminded, ..first.clone() };
    store.write("wang", 2_000, |tx| tx.add_notice(&mut first)).unwrap();
    store.write("wang", 3_000, |tx| tx.add_notice(&mut second)).unwrap();
    assert_eq!((second.at, second.from.as_str()), (3_000, "wang"));
    assert_eq!(store.read(|r| r.notices("lihe", true)).unwrap(), [second.clone(), first.clone()]);
    assert!(!store.write("wang", 4_000, |tx| tx.mark_read("wang", &first.id)).unwrap());
    assert!(store.write("lihe", 4_000, |tx| tx.mark_read("lihe", &first.id)).unwrap());
    assert!(!store.write("lihe", 5_000, |tx| tx.mark_read("lihe", &first.id)).unwrap());
    assert_eq!(store.read(|r| r.notices("lihe", true)).unwrap(), [second]);
    first.read_at = Some(4_000);
    assert!(store.read(|r| r.notices("lihe", false)).unwrap().contains(&first));
    assert_eq!(
        store
            .write("wang", 6_000, |tx| tx.withdraw_notices("lihe", NoticeKind::Reminded, "row1"))
            .unwrap(),
        1
    );
    assert_eq!(store.read(|r| r.notices("lihe", true)).unwrap(), []);
}
