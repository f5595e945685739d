use super::*;
use crate::domain::{
    commitment::CommitmentKind, local_text::LocalText, measurable::Measurable, record::Meta,
    step::Choice,
};

fn params() -> CommitmentParams {
    CommitmentParams {
        kinds: vec![Choice { key: "person".into(), name: "个人".into() }],
        min_each: 1,
        max_items: 2,
        item_max_chars: 20,
        measurable: Measurable {
            units: vec!["个工作日".into()],
            dates: vec!["月底前".into()],
            tests: vec!["不接受".into()],
        },
        needs_phone: true,
        needs_url: true,
        recipients: LocalText::default(),
    }
}

fn item(text: &str) -> ItemInput {
    ItemInput { text: text.into(), due: None }
}

fn commitment(status: CommitmentStatus, comment: &str) -> Commitment {
    Commitment {
        meta: Meta::default(),
        campaign: "c".into(),
        no: "CN-2026-001".into(),
        step: "s".into(),
        kind: CommitmentKind::Person,
        person: "p".into(),
        title: "承诺".into(),
        status,
        signed_name: String::new(),
        submitted_on: None,
        reviewer: None,
        reviewed_on: None,
        comment: comment.into(),
        place: String::new(),
        published_on: None,
        audience: String::new(),
    }
}

fn check(item: &str, on: &str, state: CheckState) -> CommitmentCheck {
    CommitmentCheck {
        meta: Meta::default(),
        commitment: "c".into(),
        item: item.into(),
        day: day(on),
        state,
        proof: String::new(),
        evaluator: Evaluator::Oneself,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn each_vague_item_is_named_by_its_place() {
    let items = [item("材料三个工作日办结"), item("努力做好服务"), item("")];
    let said: Vec<_> = input_problems(&params(), CommitmentKind::Team, "", &items)
        .into_iter()
        .map(|p| (p.field, p.kind))
        .collect();
    assert_eq!(
        said,
        [
            ("kind".into(), ProblemKind::NotAChoice),
            ("title".into(), ProblemKind::Required),
            ("items".into(), ProblemKind::TooMany { max: 2 }),
            ("items.1".into(), ProblemKind::NotMeasurable),
            ("items.2".into(), ProblemKind::Required),
        ]
    );
    assert_eq!(item_problems(&params(), &[]), [Problem::new("items", ProblemKind::Required)]);
}

#[test]
fn a_day_of_its_own_makes_an_item_checkable() {
    let dated = ItemInput { due: Some(day("2026-07-01")), ..item("公布办事流程图") };
    assert_eq!(item_problems(&params(), &[dated]), []);
    assert_eq!(item_problems(&params(), &[item("公布办事流程图")]).len(), 1);
}

#[test]
fn publishing_needs_a_valid_phone_and_a_valid_address() {
    let channel = |kind, valid| Channel {
        meta: Meta::default(),
        campaign: "c".into(),
        kind,
        value: "x".into(),
        hours: String::new(),
        valid,
    };
    let phone = channel(ChannelKind::Phone, true);
    let url = channel(ChannelKind::Url, true);
    let old = channel(ChannelKind::Url, false);
    assert_eq!(channels_ready(&params(), &[phone.clone(), url]), Ok(()));
    assert_eq!(channels_ready(&params(), &[phone.clone(), old]), Err(Refusal::NoChannels));
    assert_eq!(channels_ready(&params(), &[]), Err(Refusal::NoChannels));
    let lax = CommitmentParams { needs_url: false, ..params() };
    assert_eq!(channels_ready(&lax, &[phone]), Ok(()));
    let fields: Vec<_> = publish_problems("", " ", day("2026-05-13"), day("2026-05-12"))
        .into_iter()
        .map(|p| p.field)
        .collect();
    assert_eq!(fields, ["place", "audience", "day"]);
}

#[test]
fn a_broken_promise_needs_its_reason_and_nobody_speaks_for_others() {
    let today = day("2026-05-12");
    let own = check("a", "2026-05-12", CheckState::Kept);
    assert_eq!(check_problems(&own, true, true, today), []);
    let broken = CommitmentCheck { state: CheckState::Broken, ..own.clone() };
    assert_eq!(
        check_problems(&broken, true, true, today),
        [Problem::new("proof", ProblemKind::Required)]
    );
    let forged = CommitmentCheck { evaluator: Evaluator::Public, ..own.clone() };
    assert_eq!(check_problems(&forged, true, true, today)[0].field, "evaluator");
    assert_eq!(check_problems(&forged, true, false, today), []);
    assert_eq!(check_problems(&own, false, false, today).len(), 2);
}

#[test]
fn it_is_evaluated_when_the_last_word_on_every_item_is_said() {
    let items = ["a", "b"].map(|id| CommitmentItem {
        meta: Meta { id: id.into(), ..Meta::default() },
        commitment: "c".into(),
        position: 0,
        text: String::new(),
        due: None,
    });
    let a = check("a", "2026-06-01", CheckState::Kept);
    let b = check("b", "2026-06-01", CheckState::Broken);
    assert!(kept_or_explained(&items, &[a.clone(), b.clone()]));
    assert!(!kept_or_explained(&items, std::slice::from_ref(&a)));
    let again = check("b", "2026-06-02", CheckState::Ongoing);
    assert!(!kept_or_explained(&items, &[again.clone(), a.clone(), b]));
    let later = check("b", "2026-06-03", CheckState::Kept);
    assert!(kept_or_explained(&items, &[later, again, a]));
    assert!(!kept_or_explained(&[], &[]));
}

#[test]
fn the_step_stands_where_the_commitments_stand() {
    use CommitmentStatus as C;
    let status = |own: &[Commitment]| progress(&params(), own).status;
    assert_eq!(status(&[]), StepStatus::NotStarted);
    assert_eq!(status(&[commitment(C::Draft, "")]), StepStatus::Doing);
    assert_eq!(status(&[commitment(C::Draft, "写具体")]), StepStatus::Returned);
    assert_eq!(status(&[commitment(C::Review, "")]), StepStatus::Submitted);
    for public in [C::Published, C::Fulfilling, C::Evaluated] {
        let got = progress(&params(), &[commitment(C::Draft, ""), commitment(public, "")]);
        assert_eq!((got.status, got.done, got.total), (StepStatus::Accepted, 1, 1));
    }
    let two = CommitmentParams { min_each: 2, ..params() };
    let got = progress(&two, &[commitment(C::Published, "")]);
    assert_eq!((got.status, got.done), (StepStatus::Doing, 1));
}
