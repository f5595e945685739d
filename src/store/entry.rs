//! Questions about what people enter: entries of steps, study, answers, opinions, commitments.

use super::Reader;
use crate::{
    domain::{
        commitment::{Commitment, CommitmentCheck, CommitmentItem},
        opinion::Opinion,
        self_exam::Answer,
        step_entry::StepEntry,
        study::{Reflection, StudyRecord},
    },
    error::Error,
    vals,
};

/// What one person entered in a campaign.
const OF_PERSON: &str = "campaign=?1 AND person=?2";

/// The same in one step.
const IN_STEP: &str = "campaign=?1 AND person=?2 AND step=?3";

impl Reader<'_> {
    /// The entry of a person in a step, if something was begun.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn step_entry(
        &self,
        campaign: &str,
        person: &str,
        step: &str,
    ) -> Result<Option<StepEntry>, Error> {
        self.find_one(IN_STEP, &vals![campaign, person, step])
    }

    /// The entries of a person in all steps.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn step_entries_of(&self, campaign: &str, person: &str) -> Result<Vec<StepEntry>, Error> {
        self.find(OF_PERSON, &vals![campaign, person])
    }

    /// Whether anybody began something in a step.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn is_step_begun(&self, campaign: &str, step: &str) -> Result<bool, Error> {
        Ok(self.count::<StepEntry>("campaign=?1 AND step=?2", &vals![campaign, step])? > 0)
    }

    /// The study records of a person, the newest day first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn study_records_of(
        &self,
        campaign: &str,
        person: &str,
    ) -> Result<Vec<StudyRecord>, Error> {
        let tail = format!("{OF_PERSON} ORDER BY day DESC, id DESC");
        self.find(&tail, &vals![campaign, person])
    }

    /// The reflections of a person in the order they were begun.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn reflections_of(&self, campaign: &str, person: &str) -> Result<Vec<Reflection>, Error> {
        self.find(&format!("{OF_PERSON} ORDER BY created_at, id"), &vals![campaign, person])
    }

    /// The answers of a person to the checklist of a step.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn answers_in(
        &self,
        campaign: &str,
        person: &str,
        step: &str,
    ) -> Result<Vec<Answer>, Error> {
        self.find(&format!("{IN_STEP} ORDER BY id"), &vals![campaign, person, step])
    }

    /// The answers of a person to all checklists, by item.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn answers_of(&self, campaign: &str, person: &str) -> Result<Vec<Answer>, Error> {
        self.find(&format!("{OF_PERSON} ORDER BY item"), &vals![campaign, person])
    }

    /// The answer of a person to one item.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn answer_to(
        &self,
        campaign: &str,
        person: &str,
        step: &str,
        item: &str,
    ) -> Result<Option<Answer>, Error> {
        self.find_one(&format!("{IN_STEP} AND item=?4"), &vals![campaign, person, step, item])
    }

    /// The opinions everybody collected, the newest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn opinions(&self, campaign: &str) -> Result<Vec<Opinion>, Error> {
        self.find("campaign=?1 ORDER BY received_on DESC, no DESC", &vals![campaign])
    }

    /// The opinions one person collected, the newest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn opinions_of(&self, campaign: &str, author: &str) -> Result<Vec<Opinion>, Error> {
        let tail = "campaign=?1 AND author=?2 ORDER BY received_on DESC, no DESC";
        self.find(tail, &vals![campaign, author])
    }

    /// The commitments of a person in a step, by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn commitments_in(
        &self,
        campaign: &str,
        person: &str,
        step: &str,
    ) -> Result<Vec<Commitment>, Error> {
        self.find(&format!("{IN_STEP} ORDER BY no"), &vals![campaign, person, step])
    }

    /// All commitments of a person, by number.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn commitments_of(&self, campaign: &str, person: &str) -> Result<Vec<Commitment>, Error> {
        self.find(&format!("{OF_PERSON} ORDER BY no, id"), &vals![campaign, person])
    }

    /// The items of a commitment in their order.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn items_of(&self, commitment: &str) -> Result<Vec<CommitmentItem>, Error> {
        self.find("commitment=?1 ORDER BY position, id", &vals![commitment])
    }

    /// The fulfilment checks of a commitment, the oldest first.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn checks_of(&self, commitment: &str) -> Result<Vec<CommitmentCheck>, Error> {
        self.find("commitment=?1 ORDER BY day, created_at, id", &vals![commitment])
    }
}
