//! The terminal as a value: modes on and off, input, signals and frame output.
