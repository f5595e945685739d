//! CSV to plain rows and a list of doubts.
