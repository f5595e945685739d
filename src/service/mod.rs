//! The one door to the data: checks policy, runs one transaction, writes history.
