//! Why something may not be done, as a value: shown beside disabled actions and when a call is refused.

use super::record::Id;

/// The reason why an action is refused; `i18n::errors` says it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub enum Refusal {
    /// The person's roles do not include this right.
    NoRight,
    /// The person is transferred, retired or disabled.
    NotActive,
    /// Only the data of people who have left is erased.
    StillActive,
    /// Nobody reviews, verifies or signs their own work (S54, domain 2.1).
    OwnWork,
    /// Only the author may do this.
    NotAuthor,
    /// Only the directly responsible person may do this.
    NotOwner,
    /// Only the supervisor of that person, the leader or the coordinator may do this.
    NotTheirLine,
    /// Severe and common findings are closed by the leader (处长审定, domain 2.6).
    LeaderDecides,
    /// Nobody changes their own roles.
    OwnRoles,
    /// The phase has not been opened; holds its first day in ISO form.
    PhaseNotOpen(String),
    /// The entry was submitted and waits for review.
    AlreadySubmitted,
    /// The entry was accepted; only its return opens it again.
    AlreadyAccepted,
    /// Nothing has been submitted that could be reviewed.
    NotSubmitted,
    /// The state of the entry does not allow this move; holds the state's code.
    WrongState(&'static str),
    /// A commitment can be published only with a report phone and a URL (S45, S46).
    NoChannels,
    /// The closure asks for all measures at 100 %.
    MeasuresOpen,
    /// A confirmed finding needs at least one measure before it is handed to its owner (S49).
    NoMeasure,
    /// The original words of an opinion are frozen after saving.
    Frozen,
    /// Somebody built on the edit that should be undone.
    BuiltUpon,
    /// Nothing of this session is left to undo.
    NothingToUndo,
    /// This kind of step cannot be undone, only returned.
    ReturnInstead,
    /// Still referred to by another entry; holds its number.
    InUse(String),
    /// So many open pieces of work are still in the person's name (domain 2.1: hand-over first).
    OpenItems(i64),
    /// The office would be left without anybody in this role.
    LastInRole(super::role::Role),
    /// The login or name is taken; holds it.
    Taken(String),
    /// The session's person is unknown to this database; holds the account name.
    Unknown(String),
    /// The account of this session was given to somebody else since it began.
    OtherPerson,
    /// The key that this session came by was withdrawn since it began.
    KeyWithdrawn,
    /// `--as` is for the owner of the database file only.
    NotFileOwner,
    /// The draft of this form belongs to another window; holds the draft's entity.
    DraftElsewhere(Id),
}

impl Refusal {
    /// Whether nothing more can be done in the session: its person left the office, or its account or
    /// key is that person's no longer.
    pub const fn ends_session(&self) -> bool {
        matches!(
            self,
            Self::NotActive
                | Self::Unknown(_)
                | Self::OtherPerson
                | Self::KeyWithdrawn
                | Self::NotFileOwner
        )
    }
}
