//! What can be done with a finding in its state, under which key, and what comes next.

use crate::app::action::{Action, Offer};
use crate::app::label::Label;
use crate::domain::finding::{FindingStatus, FindingView};
use crate::domain::policy::Act;
use crate::domain::refusal::Refusal;
use crate::i18n::Tr;

/// One order about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Confirm,
    Reject,
    /// Add a measure.
    Plan,
    HandOver,
    SignFor,
    /// Add a progress note.
    Note,
    Apply,
    Verify,
    Sign,
    Return,
}

impl Move {
    /// The right it needs, where the finding stands in this state.
    pub const fn act(self, status: FindingStatus) -> Act {
        match self {
            Self::Confirm | Self::Reject => Act::ConfirmFinding,
            Self::Plan => Act::PlanMeasure,
            Self::HandOver => Act::HandOver,
            Self::SignFor => Act::SignForFinding,
            Self::Note => Act::NoteProgress,
            Self::Apply => Act::ApplyClosure,
            Self::Verify => Act::VerifyClosure,
            Self::Sign => Act::SignClosure,
            Self::Return if matches!(status, FindingStatus::Signing) => Act::SignClosure,
            Self::Return => Act::VerifyClosure,
        }
    }

    /// What it is called in the footer.
    pub fn label(self) -> Label {
        Label::Msg(match self {
            Self::Confirm => Tr::finding_confirm,
            Self::Reject => Tr::finding_reject,
            Self::Plan => Tr::finding_measure,
            Self::HandOver => Tr::finding_hand_over,
            Self::SignFor => Tr::finding_sign_for,
            Self::Note => Tr::finding_note,
            Self::Apply => Tr::finding_apply,
            Self::Verify => Tr::finding_verify,
            Self::Sign => Tr::finding_sign,
            Self::Return => Tr::finding_return,
        })
    }
}

/// What `a` does in this state.
pub const fn accept(status: FindingStatus) -> Move {
    match status {
        FindingStatus::Applied | FindingStatus::Verifying => Move::Verify,
        FindingStatus::Signing => Move::Sign,
        _ => Move::Confirm,
    }
}

/// What `r` does in this state.
pub const fn give_back(status: FindingStatus) -> Move {
    match status {
        FindingStatus::Applied | FindingStatus::Verifying | FindingStatus::Signing => Move::Return,
        _ => Move::Reject,
    }
}

/// What `s` does in this state.
pub const fn hand_on(status: FindingStatus) -> Move {
    match status {
        FindingStatus::Proposed | FindingStatus::Confirmed => Move::HandOver,
        FindingStatus::ToSign => Move::SignFor,
        _ => Move::Apply,
    }
}

/// The next natural step for this reader; `None` where others are to act, or nobody.
pub fn next_move(view: &FindingView) -> Option<Move> {
    use FindingStatus as S;
    let status = view.head.row.status;
    let ways: &[Move] = match status {
        S::Proposed => &[Move::Confirm],
        S::Confirmed if view.measures.is_empty() => &[Move::Plan],
        S::Confirmed => &[Move::HandOver],
        S::ToSign => &[Move::SignFor],
        // Where everything is done it is time to apply.
        S::Rectifying if view.head.percent == 100 => &[Move::Apply, Move::Note],
        S::Rectifying => &[Move::Note],
        S::Applied | S::Verifying => &[Move::Verify],
        S::Signing => &[Move::Sign],
        _ => &[],
    };
    ways.iter().copied().find(|step| view.rights.allows(step.act(status)))
}

/// What works on the page, the next step first. A key that would only repeat Enter is not named.
pub fn offers(view: &FindingView) -> Vec<Offer> {
    let status = view.head.row.status;
    let rights = &view.rights;
    let next = next_move(view);
    let mut offers: Vec<Offer> =
        next.map(|step| Offer::new(Action::Open).named(step.label())).into_iter().collect();
    let keys = [
        (Action::Accept, accept(status)),
        (Action::Return, give_back(status)),
        (Action::Submit, hand_on(status)),
    ];
    for (action, step) in keys.into_iter().filter(|(_, step)| Some(*step) != next) {
        let allowed = rights.check(step.act(status));
        offers.push(Offer::new(action).named(step.label()).when(allowed));
    }
    offers.push(new_offer(view));
    let edit = rights.check(Act::ChangeFinding).or_else(|why| {
        let measures = rights.allows(Act::PlanMeasure) && !view.measures.is_empty();
        if measures { Ok(()) } else { Err(why) }
    });
    offers.push(Offer::new(Action::Edit).when(edit));
    if !view.measures.is_empty() {
        let delete = Offer::new(Action::Delete).named(Label::Msg(Tr::finding_delete_measure));
        offers.push(delete.when(rights.check(Act::PlanMeasure)));
    }
    // Nobody reminds themselves: that needs no reason.
    let remind = rights.check(Act::Remind);
    if remind != Err(Refusal::OwnWork) {
        offers.push(Offer::new(Action::Remind).when(remind));
    }
    offers
}

fn new_offer(view: &FindingView) -> Offer {
    let offer = Offer::new(Action::New);
    match (view.rights.allows(Act::NoteProgress), view.rights.check(Act::PlanMeasure)) {
        (true, Ok(())) => offer.named(Label::Msg(Tr::finding_add)),
        (true, Err(_)) => offer.named(Label::Msg(Tr::finding_note)),
        (false, plan) => offer.named(Label::Msg(Tr::finding_measure)).when(plan),
    }
}
