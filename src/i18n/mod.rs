//! Languages, the message catalogue and the labels of domain values.
