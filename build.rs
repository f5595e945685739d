//! Writes one typed function per catalogue message (see `src/i18n`).

fn main() {}
