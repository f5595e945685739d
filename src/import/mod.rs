//! Files from outside as plain rows, with a list of what was doubtful about them.

pub mod people;
