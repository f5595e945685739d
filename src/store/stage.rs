//! The points at which a program can be killed while it changes a whole file: a test stops it at each.

use crate::code_enum;

code_enum! {
    /// What was just done; the file is as before until [`Stage::Committed`] and [`Stage::Replaced`].
    Stage {
        // bringing an older file up to date
        /// The copy of the older file stands and passed its check.
        Saved = "saved",
        /// The write lock is ours.
        Began = "began",
        /// A step has run.
        Stepped = "stepped",
        /// The version is set, not yet committed.
        Numbered = "numbered",
        /// The file is of this program's version.
        Committed = "committed",
        // restoring
        /// The backup was copied beside the database.
        Copied = "copied",
        /// The copy passed its check in full.
        Verified = "verified",
        /// The copy holds the record of this restore.
        Recorded = "recorded",
        /// The database as it was is kept under another name.
        Kept = "kept",
        /// No log of it is left.
        Cleared = "cleared",
        /// The copy stands in its place.
        Replaced = "replaced",
    }
}
