//! Rights withdrawn while people work: they end at the next action, and the screen says why.

use crate::{
    headless::Headless,
    support::{As, Office, kit, refusal},
};
use zicha::{
    domain::{
        change::DraftState,
        login_key::KeyCommand,
        person::{PeopleCommand, PersonStatus},
        public_key,
        refusal::Refusal,
        reply::Reply,
        request::{Command, Request},
        role::Role,
        study::{StudyCommand, StudyInput},
        team::TeamQuery,
    },
    i18n::Lang,
    service::{Account, Service},
    store::Options,
};

/// An account that came through sudo; no user of this machine needs to have that number.
const UID: i64 = 2_001;

fn account() -> Account {
    let name = "lihe-os".to_owned();
    Account { sudo: Some(Some(UID)), name, full_name: String::new(), ..Account::current(None) }
}

fn bind(office: &mut Office, login: &str, uid: Option<i64>) {
    let meta = office.person(login).person.meta;
    let bind = PeopleCommand::Bind { id: meta.id, version: meta.version, uid };
    office.as_("linzhixia").run(Command::People(bind)).unwrap();
}

fn set_status(office: &mut Office, login: &str, status: PersonStatus) {
    let meta = office.person(login).person.meta;
    let command = PeopleCommand::SetStatus { id: meta.id, version: meta.version, status };
    office.as_("linzhixia").run(Command::People(command)).unwrap();
}

fn record() -> Command {
    let (step, id, version) = ("study".into(), String::new(), 0);
    let input = StudyInput {
        topic: "licensing".into(),
        day: "2026-05-11".parse().ok(),
        form: "self".into(),
        tenths: 20,
        note: "读完材料并做了笔记。".into(),
    };
    Command::Study(StudyCommand::SaveRecord { step, id, version, input })
}

fn draft(version: i64) -> DraftState {
    DraftState {
        form: "reflection".into(),
        entity: "e1".into(),
        base_version: 0,
        version,
        body: "{\"body\":\"还没写完\"}".into(),
        updated_at: 0,
    }
}

/// What reading and writing come to, and whether anything was written.
fn tried(me: &mut Service) -> (Refusal, Refusal) {
    let seq = me.last_seq().unwrap();
    let read = refusal(me.handle(Request::Home));
    let write = refusal(As(me).run(record()));
    assert_eq!(me.last_seq().unwrap(), seq, "nothing was written");
    (read, write)
}

#[test]
fn an_unbound_account_ends_at_the_next_action_and_so_does_one_given_to_another() {
    let mut office = Office::small();
    bind(&mut office, "lihe", Some(UID));
    let mut me = Service::open(&office.path(), kit(), account()).unwrap();
    assert!(matches!(me.handle(Request::Home), Ok(Reply::Home(home)) if home.me.login == "lihe"));

    bind(&mut office, "lihe", None);
    let unknown = || Refusal::Unknown("lihe-os".into());
    assert_eq!(tried(&mut me), (unknown(), unknown()));
    assert_eq!(refusal(me.handle(Request::Undo(Vec::new()))), Refusal::NothingToUndo);
    // What was being typed is still kept, and is that person's.
    let kept = me.handle(Request::SaveDraft(draft(0)));
    assert!(matches!(kept, Ok(Reply::DraftSaved { .. })), "{kept:?}");
    let load = || Request::LoadDraft { form: "reflection".into(), entity: "e1".into() };
    assert_eq!(refusal(me.handle(load())), unknown(), "reading is over");
    assert!(matches!(office.as_("lihe").ask(load()), Ok(Reply::Draft(Some(_)))));

    bind(&mut office, "wangying", Some(UID));
    assert_eq!(tried(&mut me), (Refusal::OtherPerson, Refusal::OtherPerson));
    // A new session of the account is the new person; the old one never turns into somebody else.
    let mut new = Service::open(&office.path(), kit(), account()).unwrap();
    assert!(matches!(new.handle(Request::Home), Ok(Reply::Home(h)) if h.me.login == "wangying"));

    bind(&mut office, "wangying", None);
    bind(&mut office, "lihe", Some(UID));
    As(&mut me).run(record()).unwrap();
}

#[test]
fn whoever_left_the_office_is_out_at_the_next_action() {
    for status in [PersonStatus::Transferred, PersonStatus::Retired, PersonStatus::Disabled] {
        let mut office = Office::small();
        let mut me = office.again("wangying");
        me.handle(Request::Home).unwrap();
        set_status(&mut office, "wangying", status);
        assert_eq!(tried(&mut me), (Refusal::NotActive, Refusal::NotActive), "{status:?}");
        set_status(&mut office, "wangying", PersonStatus::Active);
        me.handle(Request::Home).unwrap();
    }
}

fn set_roles(office: &mut Office, login: &str, roles: &[Role]) {
    let (id, roles, add) = (office.id(login), roles.to_vec(), false);
    let command = Command::People(PeopleCommand::SetRoles { id, roles, add });
    office.as_("linzhixia").run(command).unwrap();
}

#[test]
fn a_role_that_was_taken_is_gone_at_the_next_action() {
    let mut office = Office::small();
    let mut me = office.again("heyanqiu");
    let of = office.id("lihe");
    let above = |me: &mut Service| {
        let remind = Request::Remind { person: of.clone(), step: "study".into(), finding: None };
        [Request::Team(TeamQuery::default()), Request::Person(of.clone()), remind]
            .map(|request| me.handle(request).map(drop))
    };
    assert_eq!(above(&mut me), [Ok(()), Ok(()), Ok(())]);
    set_roles(&mut office, "heyanqiu", &[Role::Staff]);
    for outcome in above(&mut me) {
        assert_eq!(refusal(outcome), Refusal::NoRight);
    }
    As(&mut me).run(record()).unwrap();
}

#[test]
fn the_screen_says_that_a_role_is_gone_and_goes_where_one_may_be() {
    let mut office = Office::small();
    let mut me = Headless::open(&office.path(), "heyanqiu", Lang::ZhHans, 80, 24);
    me.keys("enter").goto("team");
    assert!(me.screen().contains("李禾"), "{}", me.screen());
    set_roles(&mut office, "heyanqiu", &[Role::Staff]);
    me.tick();
    let shown = me.screen();
    assert!(shown.contains("您的角色有调整，不能再看「团队」"), "{shown}");
    assert!(shown.contains("现在该做"), "back at Home: {shown}");
    me.keys("f10");
    assert!(!me.screen().contains("8 团队"), "{}", me.screen());
    // A role that is given back is there without a new login.
    set_roles(&mut office, "heyanqiu", &[Role::Supervisor]);
    me.keys("esc").tick().keys("f10");
    assert!(me.screen().contains("团队"), "{}", me.screen());
}

#[test]
fn the_screen_says_that_the_session_is_over_and_loses_nothing() {
    let mut office = Office::small();
    bind(&mut office, "lihe", Some(UID));
    let open = |office: &Office| {
        let options = Options::default();
        let path = office.path();
        let mut me = Headless::open_account(&path, &options, account(), Lang::ZhHans, (80, 24));
        me.keys("enter").goto("study").keys("enter");
        me
    };
    let mut me = open(&office);
    me.keys("tab tab tab").type_text("写到一半的笔记");
    bind(&mut office, "lihe", None);
    me.keys("ctrl-s");
    let shown = me.screen();
    assert!(shown.contains("这次登录已经结束") && shown.contains("lihe-os"), "{shown}");
    me.keys("esc");
    assert!(me.screen().contains("写到一半的笔记"), "still to be read: {}", me.screen());
    me.keys("ctrl-s");
    assert!(me.screen().contains("这次登录已经结束"), "{}", me.screen());
    me.keys("enter");
    assert_eq!(me.left, Some(0), "{}", me.screen());
    bind(&mut office, "lihe", Some(UID));
    assert!(open(&office).screen().contains("写到一半的笔记"), "its draft was kept");
}

const KEYS: [&str; 2] = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpkC+H61ApQLzrAkq2wveCaDpiG3GN6dvoNG1KLEiN2 desk",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI home",
];

fn print(key: &str) -> String {
    public_key::parse(key).unwrap().fingerprint
}

/// A session that came by a key, as its forced command says.
fn by_key(login: &str, key: &str) -> Account {
    Account { key: Some(print(key)), ..crate::support::account(Some(login)) }
}

fn add_key(office: &mut Office, login: &str, key: &str) {
    let (login, line, label) = (login.to_owned(), key.to_owned(), String::new());
    let add = Command::Key(KeyCommand::Add { login, line, label });
    office.as_("linzhixia").run(add).unwrap();
}

fn withdraw(office: &mut Office, actor: &str, login: &str, key: &str) {
    let (login, fingerprint) = (login.to_owned(), print(key));
    office.as_(actor).run(Command::Key(KeyCommand::Withdraw { login, fingerprint })).unwrap();
}

#[test]
fn a_withdrawn_key_ends_the_session_that_came_by_it_and_no_other() {
    let mut office = Office::small();
    for key in KEYS {
        add_key(&mut office, "lihe", key);
    }
    let open = |office: &Office, login: &str, key: &str| {
        Service::open(&office.path(), kit(), by_key(login, key)).unwrap()
    };
    let [mut desk, mut home] = KEYS.map(|key| open(&office, "lihe", key));
    for me in [&mut desk, &mut home] {
        assert!(
            matches!(me.handle(Request::Home), Ok(Reply::Home(home)) if home.me.login == "lihe")
        );
    }
    withdraw(&mut office, "linzhixia", "lihe", KEYS[0]);
    assert_eq!(tried(&mut desk), (Refusal::KeyWithdrawn, Refusal::KeyWithdrawn));
    let kept = desk.handle(Request::SaveDraft(draft(0)));
    assert!(matches!(kept, Ok(Reply::DraftSaved { .. })), "{kept:?}");
    let load = || Request::LoadDraft { form: "reflection".into(), entity: "e1".into() };
    assert_eq!(refusal(desk.handle(load())), Refusal::KeyWithdrawn);
    // The other key of the same person goes on, and finds what was typed.
    assert!(matches!(home.handle(load()), Ok(Reply::Draft(Some(_)))));
    As(&mut home).run(record()).unwrap();
    // Whoever comes with a key that nobody gave them is nobody.
    let mut other = open(&office, "wangying", KEYS[1]);
    assert_eq!(tried(&mut other), (Refusal::KeyWithdrawn, Refusal::KeyWithdrawn));
    // Withdrawing the key one sits behind is one's last action.
    let fingerprint = print(KEYS[1]);
    let own = KeyCommand::Withdraw { login: "lihe".to_owned(), fingerprint };
    As(&mut home).run(Command::Key(own)).unwrap();
    assert_eq!(tried(&mut home), (Refusal::KeyWithdrawn, Refusal::KeyWithdrawn));
}

#[test]
fn the_screen_says_that_its_key_was_withdrawn_and_keeps_what_was_typed() {
    for &lang in Lang::ALL {
        let mut office = Office::small();
        add_key(&mut office, "lihe", KEYS[0]);
        let open = |office: &Office, account: Account| {
            let (path, options) = (office.path(), Options::default());
            let mut me = Headless::open_account(&path, &options, account, lang, (80, 24));
            me.keys("enter").goto("study").keys("enter");
            me
        };
        let mut me = open(&office, by_key("lihe", KEYS[0]));
        me.keys("tab tab tab").type_text("写到一半的笔记");
        withdraw(&mut office, "chenwangchuan", "lihe", KEYS[0]);
        // Nobody pressed anything: the next look at what others did is enough.
        me.tick().keys("ctrl-s");
        let (shown, tr) = (me.screen().replace(['\n', ' '], ""), zicha::i18n::tr(lang));
        let says = |text: String| shown.contains(&text.replace(' ', "")[..30]);
        assert!(says(tr.login_key_ended()), "{shown}");
        me.keys("enter");
        assert_eq!(me.left, Some(0), "{}", me.screen());
        let again = open(&office, crate::support::account(Some("lihe")));
        assert!(again.screen().contains("写到一半的笔记"), "its draft was kept");
    }
}
