//! What went wrong, in the reader's words: what happened, what was kept, what to do.

use super::{
    Tr, format,
    labels::{self, Label},
};
use crate::{
    domain::{
        problem::{Problem, ProblemKind},
        public_key::{KeyFault, RSA_MIN},
        refusal::Refusal,
        role::Role,
    },
    error::{Error, StoreFault},
};

/// The whole message of a failed call, in full sentences.
pub fn error(tr: &Tr, error: &Error) -> String {
    match error {
        Error::Refused(why) => tr.errors_nothing_changed(refusal(tr, why)),
        Error::Invalid(problems) => {
            let list: Vec<String> = problems.iter().map(|p| problem(tr, p)).collect();
            tr.errors_invalid(problems.len() as i64, list.join(&tr.errors_separator()))
        }
        Error::Conflict(_) => tr.errors_conflict(),
        Error::NotFound => tr.errors_not_found(),
        Error::Constraint(_) => tr.errors_constraint(),
        Error::Store(fault) => store(tr, fault),
        Error::Campaign(list) => tr.errors_campaign(list.as_str()),
    }
}

/// Why an action is not available: one sentence, also shown beside the action.
pub fn refusal(tr: &Tr, why: &Refusal) -> String {
    match why {
        Refusal::NoRight => tr.errors_no_right(),
        Refusal::NotActive => tr.errors_not_active(),
        Refusal::StillActive => tr.errors_still_active(),
        Refusal::OwnWork => tr.errors_own_work(),
        Refusal::NotAuthor => tr.errors_not_author(),
        Refusal::NotOwner => tr.errors_not_owner(),
        Refusal::NotTheirLine => tr.errors_not_their_line(),
        Refusal::LeaderDecides => tr.errors_leader_decides(),
        Refusal::OwnRoles => tr.errors_own_roles(),
        Refusal::PhaseNotOpen(first_day) => tr.errors_phase_not_open(date(tr, first_day)),
        Refusal::AlreadySubmitted => tr.errors_already_submitted(),
        Refusal::AlreadyAccepted => tr.errors_already_accepted(),
        Refusal::NotSubmitted => tr.errors_not_submitted(),
        Refusal::WrongState(code) => tr.errors_wrong_state(labels::state(tr, code)),
        Refusal::NoChannels => tr.errors_no_channels(),
        Refusal::MeasuresOpen => tr.errors_measures_open(),
        Refusal::NoMeasure => tr.errors_no_measure(),
        Refusal::Frozen => tr.errors_frozen(),
        Refusal::BuiltUpon => tr.errors_built_upon(),
        Refusal::NothingToUndo => tr.errors_nothing_to_undo(),
        Refusal::ReturnInstead => tr.errors_return_instead(),
        Refusal::InUse(what) => tr.errors_in_use(what.as_str()),
        Refusal::OpenItems(count) => tr.errors_open_items(*count),
        Refusal::LastInRole(role) => tr.errors_last_in_role(role.label(tr)),
        Refusal::Taken(what) => tr.errors_taken(what.as_str()),
        Refusal::Unknown(account) => tr.errors_unknown(account.as_str()),
        Refusal::OtherPerson => tr.errors_other_person(),
        Refusal::KeyWithdrawn => tr.login_key_ended(),
        Refusal::NotFileOwner => tr.errors_not_file_owner(),
        Refusal::DraftElsewhere(_) => tr.errors_draft_elsewhere(),
    }
}

/// A problem with the name of its field; fields of an import (`12:login`) name their line.
pub fn problem(tr: &Tr, problem: &Problem) -> String {
    let what = problem_kind(tr, &problem.kind);
    let (line, field) = match problem.field.split_once(':') {
        // A list of people calls what they are their duty: the titles of other things are texts.
        Some((line, "title")) => (Some(line), "duty"),
        Some((line, field)) => (Some(line), field),
        None => (None, problem.field.as_str()),
    };
    let text =
        if field.is_empty() { what } else { tr.errors_at_field(labels::field(tr, field), what) };
    match line {
        Some(line) => tr.errors_at_line(line, text),
        None => text,
    }
}

/// What a value needs, without the name of its field: for the line beneath the field.
pub fn problem_kind(tr: &Tr, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Required => tr.errors_required(),
        ProblemKind::TooShort { min, now } => tr.errors_too_short(*min, *now),
        ProblemKind::TooLong { max, now } => tr.errors_too_long(*max, *now),
        ProblemKind::EmptyPhrase(phrase) => tr.errors_empty_phrase(phrase.as_str()),
        ProblemKind::NotMeasurable => tr.errors_not_measurable(),
        ProblemKind::BadDate => tr.errors_bad_date(),
        ProblemKind::BadNumber { min, max } => tr.errors_bad_number(*max, *min),
        ProblemKind::AfterDate(last) => tr.errors_after_date(date(tr, last)),
        ProblemKind::BeforeDate(first) => tr.errors_before_date(date(tr, first)),
        ProblemKind::Future => tr.errors_future(),
        ProblemKind::NotAChoice => tr.errors_not_a_choice(),
        ProblemKind::BadPhone => tr.errors_bad_phone(),
        ProblemKind::BadUrl => tr.errors_bad_url(),
        ProblemKind::BadLogin => tr.errors_bad_login(),
        ProblemKind::SamePerson => tr.errors_same_person(),
        ProblemKind::NameMismatch => tr.errors_name_mismatch(),
        ProblemKind::Unanswered(count) => tr.errors_unanswered(*count),
        ProblemKind::TopicsMissing(count) => tr.errors_topics_missing(*count),
        ProblemKind::TypesMissing(count) => tr.errors_types_missing(*count),
        ProblemKind::ReflectionsMissing(count) => tr.errors_reflections_missing(*count),
        ProblemKind::TooMany { max } => tr.errors_too_many(*max),
        ProblemKind::NotMultiple(step) => tr.errors_not_multiple(*step),
        ProblemKind::TooFew { min, now } => tr.errors_too_few(*min, *now),
        ProblemKind::Repeated { line } => tr.errors_repeated(*line),
        ProblemKind::NotUtf8 => tr.errors_not_utf8(),
        ProblemKind::NoColumn => tr.errors_no_column(),
        ProblemKind::UnusedColumn(heading) => tr.errors_unused_column(heading.as_str()),
        ProblemKind::Key(fault) => login_key(tr, fault),
        ProblemKind::Exists(what) => tr.errors_exists(what.as_str()),
        ProblemKind::LeaderMoves { to, from, .. } => {
            tr.people_leader_moves(from.as_str(), tr.labels_role(Role::Leader.code()), to.as_str())
        }
    }
}

/// What is the matter with the file, the lock or the disk.
pub fn store(tr: &Tr, fault: &StoreFault) -> String {
    match fault {
        StoreFault::Missing(path) => tr.errors_store_missing(path.as_str()),
        StoreFault::Exists(path) => tr.errors_store_exists(path.as_str()),
        StoreFault::NotOurs(path) => tr.errors_store_not_ours(path.as_str()),
        StoreFault::Empty(path) => tr.errors_store_empty(path.as_str()),
        StoreFault::Newer { found, known } => tr.errors_store_newer(*found, *known),
        StoreFault::Truncated(path) => tr.errors_store_truncated(path.as_str()),
        StoreFault::ReadOnly(path) => tr.errors_store_read_only(path.as_str()),
        StoreFault::NetworkFs(path, kind) => tr.errors_store_network(kind.as_str(), path.as_str()),
        StoreFault::Busy => tr.errors_store_busy(),
        StoreFault::Full => tr.errors_store_full(),
        StoreFault::Inside => tr.errors_store_inside(),
        StoreFault::Maintenance => tr.errors_store_maintenance(),
        StoreFault::NotBackup(path) => tr.errors_store_not_backup(path.as_str()),
        StoreFault::Updated => tr.errors_store_updated(),
        StoreFault::OldLibrary(version) => tr.errors_store_old_library(version.as_str()),
        StoreFault::Corrupt(what) => tr.errors_store_corrupt(what.as_str()),
        StoreFault::Io(what) => tr.errors_store_io(what.as_str()),
    }
}

/// An ISO date as people write it; anything else as it is.
/// Why nobody may log in with a key.
pub fn login_key(tr: &Tr, fault: &KeyFault) -> String {
    let detail = match fault {
        KeyFault::Kind(kind) => kind.clone(),
        KeyFault::Short(bits) => bits.to_string(),
        _ => String::new(),
    };
    tr.login_key_fault(fault.code(), detail, RSA_MIN.to_string())
}

fn date(tr: &Tr, iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |day| format::date_long(tr, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, tr};
    use std::collections::HashSet;

    fn refusals() -> Vec<Refusal> {
        use Refusal as R;
        vec![
            R::NoRight,
            R::NotActive,
            R::OwnWork,
            R::NotAuthor,
            R::NotOwner,
            R::NotTheirLine,
            R::LeaderDecides,
            R::OwnRoles,
            R::PhaseNotOpen("2026-06-01".into()),
            R::AlreadySubmitted,
            R::AlreadyAccepted,
            R::NotSubmitted,
            R::WrongState("rectifying"),
            R::NoChannels,
            R::MeasuresOpen,
            R::NoMeasure,
            R::Frozen,
            R::BuiltUpon,
            R::NothingToUndo,
            R::ReturnInstead,
            R::InUse("CN-2026-001".into()),
            R::OpenItems(3),
            R::LastInRole(Role::Leader),
            R::Taken("lihe".into()),
            R::Unknown("wang".into()),
            R::OtherPerson,
            R::KeyWithdrawn,
            R::NotFileOwner,
            R::DraftElsewhere("x".into()),
        ]
    }

    fn faults() -> Vec<StoreFault> {
        let path = || "/a/zicha.db".to_owned();
        vec![
            StoreFault::Missing(path()),
            StoreFault::Exists(path()),
            StoreFault::NotOurs(path()),
            StoreFault::Empty(path()),
            StoreFault::Newer { found: 9, known: 1 },
            StoreFault::Truncated(path()),
            StoreFault::ReadOnly(path()),
            StoreFault::NetworkFs(path(), "nfs".into()),
            StoreFault::Busy,
            StoreFault::Full,
            StoreFault::Inside,
            StoreFault::Maintenance,
            StoreFault::NotBackup(path()),
            StoreFault::Updated,
            StoreFault::OldLibrary("3.40.0".into()),
            StoreFault::Corrupt("page 7".into()),
            StoreFault::Io("EIO".into()),
        ]
    }

    #[test]
    fn every_failure_has_words_of_its_own_and_ends_as_a_sentence() {
        for &lang in Lang::ALL {
            let words = tr(lang);
            let mut all: Vec<String> = refusals().iter().map(|r| refusal(words, r)).collect();
            all.extend(faults().iter().map(|f| store(words, f)));
            all.push(error(words, &Error::NotFound));
            all.push(error(words, &Error::Conflict(Box::default())));
            all.push(error(words, &Error::Constraint(String::new())));
            let own: HashSet<&String> = all.iter().collect();
            assert_eq!(own.len(), all.len(), "{lang:?}");
            for text in &all {
                let end = text.chars().next_back();
                assert!(end.is_some_and(|c| "。.？".contains(c)), "{text}");
                assert!(!text.contains("errors-"), "{text}");
            }
        }
    }

    #[test]
    fn refusals_carry_their_particulars() {
        let en = tr(Lang::En);
        assert!(refusal(en, &Refusal::PhaseNotOpen("2026-06-01".into())).contains("1 Jun 2026"));
        assert!(refusal(en, &Refusal::WrongState("rectifying")).contains("Rectifying"));
        assert!(refusal(tr(Lang::ZhHans), &Refusal::LastInRole(Role::Leader)).contains("处长"));
        let message = error(en, &Error::Refused(Refusal::OwnWork));
        assert!(message.ends_with("Nothing was changed."), "{message}");
    }

    #[test]
    fn problems_name_field_and_line() {
        let en = tr(Lang::En);
        let short = |field: &str| Problem::new(field, ProblemKind::TooShort { min: 15, now: 4 });
        assert_eq!(problem(en, &short("fact")), "fact: at least 15 characters, now 4");
        assert_eq!(problem(en, &short("3:fact")), "line 3, fact: at least 15 characters, now 4");
        assert_eq!(problem(en, &short("")), "at least 15 characters, now 4");
        let both =
            Error::Invalid(vec![short("fact"), Problem::new("login", ProblemKind::BadLogin)]);
        assert!(error(en, &both).starts_with("2 things need correcting"));
        let number = ProblemKind::BadNumber { min: 1, max: 240 };
        assert_eq!(problem_kind(en, &number), "must be a number from 1 to 240");
        assert_eq!(
            problem_kind(tr(Lang::ZhHans), &ProblemKind::Unanswered(16)),
            "还有 16 题没有答"
        );
    }
}
