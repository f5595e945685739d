//! Running numbers that people quote: the last one of a series, found through its index.

use super::{Reader, Record};
use crate::{error::Error, vals};

/// Serials have at least three digits; a series that fills them goes on with four.
const DIGITS: std::ops::RangeInclusive<u32> = 3..=12;

impl Reader<'_> {
    /// The next free serial after `head` in the column `no` of a record, as in `WT-2026-`: taken
    /// within the transaction that stores it, so that two writers never get the same.
    ///
    /// # Errors
    /// The fault of the database.
    pub fn next_serial<R: Record>(&self, campaign: &str, head: &str) -> Result<u64, Error> {
        let mut next = 1;
        for digits in DIGITS {
            let Some(last) = self.last_of::<R>(campaign, head, digits)? else { break };
            next = last + 1;
            if next < 10_u64.pow(digits) {
                break;
            }
        }
        Ok(next)
    }

    /// The greatest serial of a length: the index is walked backwards from the end of that length.
    fn last_of<R: Record>(
        &self,
        campaign: &str,
        head: &str,
        digits: u32,
    ) -> Result<Option<u64>, Error> {
        let table = R::TABLE;
        let sql = format!(
            "SELECT no FROM {table} WHERE campaign=?1 AND no>=?2 AND no<=?3 AND LENGTH(no)=?4
             ORDER BY no DESC LIMIT 1"
        );
        let end = |digit: &str| format!("{head}{}", digit.repeat(digits as usize));
        let (least, most) = (end("0"), end("9"));
        let length = least.len() as i64;
        let Some(row) = self.rows(&sql, &vals![campaign, least, most, length])?.pop() else {
            return Ok(None);
        };
        let no: String = row.get(0)?;
        Ok(no.strip_prefix(head).and_then(|serial| serial.parse().ok()))
    }
}
