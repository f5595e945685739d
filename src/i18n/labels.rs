//! What the values of the field are called: roles, states, kinds, moves, outcomes.
//!
//! A value's label is `value.label(tr)`; the few that depend on where they stand have a function.

use super::{Tr, format};
use crate::domain::{
    campaign::{Campaign, CategoryGroup},
    change::Outcome,
    commitment::{CheckState, CommitmentKind, CommitmentStatus, Evaluator},
    finding::{
        FindingLevel, FindingMove, FindingSource, FindingStatus, Recognised, RectifyKind,
        ReviewCycle, Severity, VerifyMethod,
    },
    measurable::Measure,
    notice::NoticeKind,
    office::{CampaignStatus, ChannelKind, DateDoubt},
    opinion::{Decision, OpinionStatus},
    person::PersonStatus,
    policy::{Act, Relation},
    report::{ExportFormat, ExportKind},
    role::Role,
    self_exam::AnswerResult,
    step::{Step, StepKind},
    step_entry::StepStatus,
    study::ReviewStatus,
    team::{TeamFilter, TeamSort},
    walk::PhaseState,
};

/// A value with a name in every language.
pub trait Label: Copy {
    /// The short name shown to a reader.
    fn label(self, tr: &Tr) -> String;
}

/// Ties each enum to the message that names its values by their codes.
macro_rules! labels {
    ($($name:ty => $message:ident),+ $(,)?) => {
        $(impl Label for $name {
            fn label(self, tr: &Tr) -> String {
                tr.$message(self.code())
            }
        })+

        #[cfg(test)]
        fn every_label(tr: &Tr) -> Vec<(&'static str, Vec<String>)> {
            vec![$((stringify!($name), <$name>::ALL.iter().map(|v| v.label(tr)).collect())),+]
        }
    };
}

labels! {
    Role => labels_role,
    PersonStatus => labels_person_status,
    StepKind => labels_step_kind,
    StepStatus => labels_step_status,
    ReviewStatus => labels_review_status,
    AnswerResult => labels_answer,
    Decision => labels_decision,
    OpinionStatus => labels_opinion_status,
    CommitmentKind => labels_commitment_kind,
    CommitmentStatus => labels_commitment_status,
    CheckState => labels_check_state,
    Evaluator => labels_evaluator,
    FindingSource => labels_finding_source,
    FindingLevel => labels_finding_level,
    Severity => labels_severity,
    RectifyKind => labels_rectify_kind,
    ReviewCycle => labels_review_cycle,
    FindingStatus => labels_finding_status,
    FindingMove => labels_finding_move,
    VerifyMethod => labels_verify_method,
    Recognised => labels_recognised,
    NoticeKind => labels_notice_kind,
    CampaignStatus => labels_campaign_status,
    PhaseState => labels_phase_state,
    ChannelKind => labels_channel_kind,
    TeamFilter => labels_team_filter,
    TeamSort => labels_team_sort,
    ExportKind => labels_export_kind,
    ExportFormat => labels_export_format,
    CategoryGroup => labels_category_group,
    Measure => labels_measure,
    Act => labels_act,
    Relation => labels_relation,
}

/// The state of a step in the words of its kind: an accepted commitment is published (已公示), an
/// accepted study is read (已审阅). At most nine columns wide.
pub fn step_status(tr: &Tr, kind: StepKind, status: StepStatus) -> String {
    let code = status.code();
    match kind {
        StepKind::Commitment => tr.labels_step_status_commitment(code),
        StepKind::Opinions => tr.labels_step_status_opinions(code),
        StepKind::Rectification => tr.labels_step_status_rectification(code),
        _ => tr.labels_step_status(code),
    }
}

/// What this campaign calls a role, as in 分管领导（副处长）; the catalogue's word where it says nothing.
pub fn role_in(tr: &Tr, campaign: &Campaign, role: Role) -> String {
    campaign
        .role_label(role.code())
        .map(|label| label.pick(tr.lang()))
        .filter(|label| !label.is_empty())
        .map_or_else(|| role.label(tr), str::to_owned)
}

/// What this campaign calls a category; an unknown key as it is.
pub fn category_in(tr: &Tr, campaign: &Campaign, key: &str) -> String {
    let name = campaign.category(key).map(|category| category.name.pick(tr.lang()));
    name.unwrap_or(key).to_owned()
}

/// What this campaign calls a type of rectification.
pub fn kind_in(tr: &Tr, campaign: &Campaign, kind: RectifyKind) -> String {
    let step = campaign.first_of(StepKind::Rectification).and_then(Step::rectification);
    let name = step.and_then(|params| params.kind(kind.code())).map(|k| k.name.pick(tr.lang()));
    name.filter(|name| !name.is_empty()).map_or_else(|| kind.label(tr), str::to_owned)
}

/// The name of a state of any kind of entry, by its code.
pub fn state(tr: &Tr, code: &str) -> String {
    None.or_else(|| FindingStatus::from_code(code).map(|s| s.label(tr)))
        .or_else(|| CommitmentStatus::from_code(code).map(|s| s.label(tr)))
        .or_else(|| StepStatus::from_code(code).map(|s| s.label(tr)))
        .or_else(|| ReviewStatus::from_code(code).map(|s| s.label(tr)))
        .or_else(|| OpinionStatus::from_code(code).map(|s| s.label(tr)))
        .or_else(|| PersonStatus::from_code(code).map(|s| s.label(tr)))
        .or_else(|| CampaignStatus::from_code(code).map(|s| s.label(tr)))
        .unwrap_or_else(|| code.to_owned())
}

/// What a row of the history did, by its action code; an unknown code as it is.
pub fn action(tr: &Tr, code: &str) -> String {
    tr.labels_action(code)
}

/// The name of a form's field, by its key; an unknown key as it is.
///
/// `items.0` is the first of several items, `work-1.fact` the fact beside a checklist item.
pub fn field(tr: &Tr, key: &str) -> String {
    match key.rsplit_once('.') {
        None => tr.labels_field(key),
        Some((list, index)) => match index.parse::<i64>() {
            Ok(index) => tr.labels_field_numbered(tr.labels_field(list), index + 1),
            Err(_) => tr.labels_field(index),
        },
    }
}

/// The name of a field as it heads the field: with a capital where the script has them.
pub fn field_title(tr: &Tr, key: &str) -> String {
    let name = field(tr, key);
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is unusual about the dates of the phases.
pub fn date_doubt(tr: &Tr, doubt: &DateDoubt) -> String {
    match doubt {
        DateDoubt::Overlap { before, after } => tr.labels_date_overlap(*after, *before),
        DateDoubt::Gap { first, last } => {
            tr.labels_date_gap(format::date_short(tr, *first), format::date_short(tr, *last))
        }
    }
}

/// What is said once a command was carried out.
pub fn outcome(tr: &Tr, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Saved => tr.labels_outcome_saved(),
        Outcome::Deleted => tr.labels_outcome_deleted(),
        Outcome::Submitted => tr.labels_outcome_submitted(),
        Outcome::SubmittedLate => tr.labels_outcome_submitted_late(),
        Outcome::Accepted => tr.labels_outcome_accepted(),
        Outcome::AcceptedWithFindings(count) => tr.labels_outcome_accepted_findings(*count),
        Outcome::Returned => tr.labels_outcome_returned(),
        Outcome::Published => tr.labels_outcome_published(),
        Outcome::Confirmed => tr.labels_outcome_confirmed(),
        Outcome::Rejected => tr.labels_outcome_rejected(),
        Outcome::HandedOver => tr.labels_outcome_handed_over(),
        Outcome::SignedFor => tr.labels_outcome_signed_for(),
        Outcome::Applied => tr.labels_outcome_applied(),
        Outcome::Verified => tr.labels_outcome_verified(),
        Outcome::Closed => tr.labels_outcome_closed(),
        Outcome::Decided => tr.labels_outcome_decided(),
        Outcome::Converted(no) => tr.labels_outcome_converted(no.as_str()),
        Outcome::Reopened => tr.labels_outcome_reopened(),
        Outcome::Evaluated => tr.labels_outcome_evaluated(),
        Outcome::PhaseOpened => tr.labels_outcome_phase_opened(),
        Outcome::LeaderMoved(name) => {
            tr.labels_outcome_leader_moved(name.as_str(), tr.labels_role(Role::Leader.code()))
        }
        Outcome::Undone => tr.labels_outcome_undone(),
        Outcome::Reminded => tr.labels_outcome_reminded(),
        Outcome::AcceptedMany(accepted, refused) => {
            tr.labels_outcome_accepted_many(*accepted, *refused)
        }
        Outcome::KeyAdded(fingerprint) => tr.login_key_added(fingerprint.as_str()),
        Outcome::KeyWithdrawn(fingerprint) => tr.login_key_withdrawn(fingerprint.as_str()),
        Outcome::Imported { people, led_before: None } => tr.labels_outcome_imported(*people),
        Outcome::Imported { people, led_before: Some(name) } => tr.people_imported_and_handed_over(
            tr.labels_outcome_imported(*people),
            name.as_str(),
            tr.labels_role(Role::Leader.code()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, tr};
    use std::collections::HashSet;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn fields_of_a_list_say_which() {
        let tr = tr(Lang::ZhHans);
        assert_eq!(field(tr, "items.2"), "承诺事项第 3 条");
        assert_eq!(field(tr, "work-1.fact"), "具体表现");
        assert_eq!(field(tr, "answers"), "自查清单");
    }

    #[test]
    fn every_value_has_a_name_of_its_own_in_every_language() {
        for &lang in Lang::ALL {
            for (name, labels) in every_label(tr(lang)) {
                let own: HashSet<&String> = labels.iter().collect();
                assert_eq!(own.len(), labels.len(), "{name} in {lang:?}: {labels:?}");
            }
        }
    }

    #[test]
    fn states_of_steps_fit_a_matrix_cell_and_differ_by_kind() {
        for &lang in Lang::ALL {
            for &kind in StepKind::ALL {
                let words: HashSet<String> =
                    StepStatus::ALL.iter().map(|s| step_status(tr(lang), kind, *s)).collect();
                assert_eq!(words.len(), StepStatus::ALL.len(), "{kind:?} in {lang:?}");
                assert!(words.iter().all(|word| word.width() <= 9), "{words:?}");
            }
        }
        let hans = tr(Lang::ZhHans);
        assert_eq!(step_status(hans, StepKind::Commitment, StepStatus::Accepted), "已公示");
        assert_eq!(step_status(hans, StepKind::Study, StepStatus::Accepted), "已审阅");
        assert_eq!(step_status(hans, StepKind::Rectification, StepStatus::Done), "已销号");
    }

    #[test]
    fn codes_without_a_name_are_shown_as_they_are() {
        let en = tr(Lang::En);
        assert_eq!(action(en, "hand_over"), "handed over");
        assert_eq!(action(en, "teleport"), "teleport");
        assert_eq!(field(en, "os_account"), "system account");
        assert_eq!(field(en, "q17"), "q17");
        assert_eq!(state(en, "to_sign"), "To sign for");
        assert_eq!(state(en, "nowhere"), "nowhere");
    }

    #[test]
    fn outcomes_count() {
        let en = tr(Lang::En);
        assert_eq!(
            outcome(en, &Outcome::AcceptedWithFindings(1)),
            "Accepted; 1 finding entered in the ledger"
        );
        assert_eq!(outcome(en, &Outcome::AcceptedMany(3, 0)), "3 accepted");
        assert_eq!(outcome(en, &Outcome::AcceptedMany(3, 2)), "3 accepted, 2 not");
        let hans = tr(Lang::ZhHans);
        assert_eq!(
            outcome(hans, &Outcome::Converted("WT-2026-001".into())),
            "已转为问题 WT-2026-001"
        );
    }
}
