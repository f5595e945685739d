//! Which domain types are stored in which table: the one list of records.
//!
//! A record needs its line here and its `CREATE TABLE` in a schema step; `zicha check` then holds
//! each of its rows against its history.

use super::record::{Record, Table};
use crate::{
    domain::{
        commitment::{Commitment, CommitmentCheck, CommitmentItem},
        finding::{Closure, Finding, Measure, ProgressNote},
        login_key::LoginKey,
        office::{Channel, OfficeCampaign, OfficePhase},
        opinion::Opinion,
        person::{Person, RoleAssignment, Unit},
        self_exam::Answer,
        step_entry::StepEntry,
        study::{Reflection, StudyRecord},
    },
    record,
};

/// Declares the records and lists their tables.
macro_rules! records {
    ($($type:ident in $table:literal { $($field:ident),+ $(,)? })+) => {
        $(record!($type in $table { $($field),+ });)+

        /// Every record table; `zicha check` compares each of their rows with its history.
        pub const TABLES: &[fn() -> &'static Table] = &[$(<$type as Record>::table),+];
    };
}

records! {
    Unit in "unit" { parent, name, short_name, supervisor }
    Person in "person" { login, name, sort_key, title, unit, cadre, status, os_uid }
    RoleAssignment in "role_assignment" { campaign, person, role }
    LoginKey in "login_key" { person, kind, key, fingerprint, label, withdrawn_on }
    OfficeCampaign in "office_campaign" { template, template_version, year, unit, source, status }
    OfficePhase in "office_phase" { campaign, no, first_day, last_day, opened_at, opened_by }
    Channel in "channel" { campaign, kind, value, hours, valid }
    StepEntry in "step_entry" {
        campaign, person, step, status, body, signed_name, submitted_on, reviewer, reviewed_on,
        comment, offline
    }
    StudyRecord in "study_record" { campaign, person, topic, day, form, tenths, note }
    Reflection in "reflection" {
        campaign, person, topic, title, body, status, submitted_on, reviewer, reviewed_on, comment
    }
    Answer in "answer" {
        campaign, person, step, item, result, fact, cause, plan, comment, finding
    }
    Opinion in "opinion" {
        campaign, no, author, received_on, source, channel, giver, original, summary, category,
        decision, reason, finding, status
    }
    Commitment in "commitment" {
        campaign, no, step, kind, person, title, status, signed_name, submitted_on, reviewer,
        reviewed_on, comment, place, published_on, audience
    }
    CommitmentItem in "commitment_item" { commitment, position, text, due }
    CommitmentCheck in "commitment_check" { commitment, item, day, state, proof, evaluator }
    Finding in "finding" {
        campaign, no, source, source_ref, author, title, description, category, level, severity,
        cause, kind, leader, owner, co_units, due, next_review, review_cycle, original_due,
        criterion, status, reason, confirmed_by, confirmed_on, applied_on, closed_on, returns,
        reopens
    }
    Measure in "measure" { finding, position, means, target, owner, due, percent }
    ProgressNote in "progress_note" { finding, measure, day, text, percent }
    Closure in "closure" {
        finding, result, evidence, applied_by, applied_on, verified_by, verified_on,
        verify_method, verify_comment, signed_by, signed_on, sign_comment, returned_by,
        return_reason, recognised
    }
}
