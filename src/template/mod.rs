//! Campaign TOML to domain values, with line-exact errors.
