//! The campaign page: dates, opening early, report channels, and reading only.

use zicha::app::event::KeyCode;
use zicha::app::screens::campaign::CampaignPage;
use zicha::domain::change::Outcome;
use zicha::domain::office::{
    CampaignCommand, CampaignStatus, CampaignView, Channel, ChannelKind, DateDoubt, OfficeCampaign,
    OfficePhase,
};
use zicha::domain::policy::{Act, Rights};
use zicha::domain::privacy::{Overdue, RetentionView};
use zicha::domain::record::Meta;
use zicha::domain::refusal::Refusal;
use zicha::domain::reply::Reply;
use zicha::domain::request::{Command, Request};
use zicha::domain::role::Role;
use zicha::i18n::Lang;

use crate::desk::Desk;
use crate::support::*;

fn meta(id: &str, version: i64) -> Meta {
    Meta { id: id.into(), version, ..Meta::default() }
}

fn phase(no: i64, first: &str, last: &str, opened: bool) -> OfficePhase {
    OfficePhase {
        meta: meta(&format!("phase {no}").replace(' ', "-"), 2),
        campaign: "c".into(),
        no,
        first_day: day(first),
        last_day: day(last),
        opened_at: opened.then_some(1_778_000_000_000),
        opened_by: opened.then(|| "linzhixia".into()),
    }
}

fn channel(kind: ChannelKind, value: &str, hours: &str) -> Channel {
    Channel {
        meta: meta(kind.code(), 5),
        campaign: "c".into(),
        kind,
        value: value.into(),
        hours: hours.into(),
        valid: true,
    }
}

fn view(rights: Rights) -> CampaignView {
    CampaignView {
        campaign: OfficeCampaign {
            meta: meta("c", 1),
            template: "satisfactory-unit".into(),
            template_version: 1,
            year: 2026,
            unit: "office".into(),
            source: String::new(),
            status: CampaignStatus::Active,
        },
        unit: "外事外经处".into(),
        phases: vec![
            phase(1, "2026-04-01", "2026-05-31", false),
            phase(2, "2026-06-01", "2026-07-31", true),
            phase(3, "2026-08-01", "2026-09-30", false),
            phase(4, "2026-10-10", "2026-11-30", false),
        ],
        channels: vec![channel(ChannelKind::Phone, "0451-8765 4321", "工作日 8:30-17:30")],
        people: 12,
        doubts: vec![DateDoubt::Gap { first: day("2026-10-01"), last: day("2026-10-09") }],
        retention: RetentionView {
            months: 36,
            until: day("2029-11-30"),
            overdue: vec![Overdue {
                person: "p9".into(),
                login: "zhaomin".into(),
                since: day("2026-04-30"),
            }],
        },
        rights,
    }
}

fn all() -> Rights {
    allow(&[Act::ChangeCampaign, Act::OpenPhase, Act::ChangeChannels])
}

fn desk(lang: Lang, role: Role, rights: Rights) -> Desk {
    Desk::new(role, lang, CampaignPage::default(), move |request: &Request| {
        Ok(match request {
            Request::Campaign => Reply::Campaign(Box::new(view(rights.clone()))),
            Request::Do(_) => done(Outcome::Saved, None),
            _ => Reply::Ok,
        })
    })
}

fn keeper() -> Desk {
    desk(Lang::ZhHans, Role::Coordinator, all())
}

fn command(desk: &mut Desk) -> CampaignCommand {
    match desk.commands().pop() {
        Some(Command::Campaign(command)) => command,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_page_opens_on_the_channel_that_is_missing() {
    insta::assert_snapshot!("campaign", keeper().sizes());
    let mut english = desk(Lang::En, Role::Coordinator, all());
    insta::assert_snapshot!("campaign_en", english.screen(80, 24));
}

#[test]
fn a_phase_opens_early_once_it_was_confirmed() {
    let mut desk = keeper();
    desk.key(KeyCode::Home).down(2);
    insta::assert_snapshot!("campaign_phase", desk.screen(80, 24));
    desk.keys("s");
    insta::assert_snapshot!("campaign_open_early", desk.screen(80, 24));
    assert!(desk.commands().is_empty());
    desk.key(KeyCode::Enter);
    let wanted = CampaignCommand::OpenPhase { id: "phase-3".into(), version: 2 };
    assert_eq!(command(&mut desk), wanted);
    desk.key(KeyCode::Home).keys("s");
    assert!(desk.screen(80, 24).contains("这个阶段已经可以填写"));
}

#[test]
fn dates_are_checked_against_each_other() {
    let mut desk = keeper();
    desk.key(KeyCode::Home).key(KeyCode::Enter);
    insta::assert_snapshot!("campaign_dates", desk.screen(80, 24));
    desk.key(KeyCode::Tab);
    for _ in 0..10 {
        desk.key(KeyCode::Backspace);
    }
    desk.keys("3.15").save();
    assert!(desk.screen(80, 24).contains("不能早于"), "{}", desk.screen(80, 24));
    for _ in 0..4 {
        desk.key(KeyCode::Backspace);
    }
    desk.keys("6.15").save();
    let (start, end) = (day("2026-04-01"), day("2026-06-15"));
    let wanted = CampaignCommand::SetPhase { id: "phase-1".into(), version: 2, start, end };
    assert_eq!(command(&mut desk), wanted);
}

#[test]
fn channels_are_added_changed_and_deleted() {
    let mut desk = keeper();
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("campaign_channel", desk.screen(80, 24));
    desk.keys("nwlyj.example").save();
    assert!(desk.screen(80, 24).contains("不是网址"));
    desk.key(KeyCode::Home).keys("https://").save();
    let CampaignCommand::SaveChannel { id, version: 0, kind, value, .. } = command(&mut desk)
    else {
        panic!();
    };
    assert_eq!((id.as_str(), kind), ("", ChannelKind::Url));
    assert_eq!(value, "https://nwlyj.example");
    desk.key(KeyCode::Up).keys("d");
    insta::assert_snapshot!("campaign_delete", desk.screen(80, 24));
    desk.key(KeyCode::Enter);
    let wanted = CampaignCommand::DeleteChannel { id: "phone".into(), version: 5 };
    assert_eq!(command(&mut desk), wanted);
}

#[test]
fn how_long_personal_data_is_kept_is_shown_and_changed() {
    let mut desk = keeper();
    desk.key(KeyCode::End);
    insta::assert_snapshot!("campaign_retention", desk.screen(80, 24));
    desk.key(KeyCode::Enter);
    insta::assert_snapshot!("campaign_retention_form", desk.screen(80, 24));
    desk.keys("1").save();
    assert!(desk.commands().is_empty(), "360 is the most: {}", desk.screen(80, 24));
    desk.key(KeyCode::Backspace).key(KeyCode::Backspace).key(KeyCode::Backspace).keys("0").save();
    assert!(desk.commands().is_empty(), "no month is none: {}", desk.screen(80, 24));
    desk.key(KeyCode::Backspace).keys("12").save();
    assert_eq!(command(&mut desk), CampaignCommand::SetRetention { months: 12 });
    for (lang, said) in [(Lang::En, "36 months"), (Lang::ZhHant, "36 個月")] {
        let mut desk = self::desk(lang, Role::Coordinator, all());
        desk.key(KeyCode::End);
        assert!(desk.screen(80, 24).contains(said), "{}", desk.screen(80, 24));
    }
}

#[test]
fn how_long_is_decided_by_nobody_else() {
    let rights = refuse(&[Act::ChangeCampaign], &Refusal::NoRight);
    let mut desk = desk(Lang::ZhHans, Role::Staff, rights);
    desk.key(KeyCode::End).key(KeyCode::Enter);
    assert!(desk.screen(80, 24).contains("您的角色不包括这项操作"), "{}", desk.screen(80, 24));
    assert!(desk.commands().is_empty());
}

#[test]
fn others_only_read_and_are_told_why() {
    let acts = [Act::ChangeCampaign, Act::OpenPhase, Act::ChangeChannels];
    let mut desk = desk(Lang::ZhHans, Role::Staff, refuse(&acts, &Refusal::NoRight));
    insta::assert_snapshot!("campaign_read_only", desk.screen(80, 24));
    for key in ["e", "s", "n"] {
        desk.keys(key);
        assert!(desk.screen(80, 24).contains("您的角色不包括这项操作"), "{key}");
    }
    assert!(desk.commands().is_empty());
}
