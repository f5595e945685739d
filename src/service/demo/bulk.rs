//! Further people and entries, as many as a measurement needs.

use super::DemoOptions;
use crate::{error::Error, service::context::Office, store::Store};

/// Loads what the options ask for beyond the twelve.
pub(super) fn load(
    _store: &mut Store,
    _office: &Office,
    _options: &DemoOptions,
    _progress: &mut dyn FnMut(u64, u64),
) -> Result<(), Error> {
    Ok(())
}
