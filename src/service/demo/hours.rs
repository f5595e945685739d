//! The hours of the example, by the clocks of the place it is set in: built anywhere in the world, it
//! has the same instants, and with them the same ids and hashes.

use crate::clock::Millis;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta};

/// The example is set in China: eight hours ahead of UTC, all year.
const AHEAD: TimeDelta = TimeDelta::hours(8);

/// The instant of a day and a time of day of the example.
pub(super) fn instant_on(day: NaiveDate, time: NaiveTime) -> Millis {
    (day.and_time(time) - AHEAD).and_utc().timestamp_millis()
}

/// The day of the example in which an instant lies.
pub(super) fn day_of(at: Millis) -> NaiveDate {
    DateTime::from_timestamp_millis(at).map_or(NaiveDate::MIN, |at| (at + AHEAD).date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_when_it_does_in_china() {
        let day: NaiveDate = "2026-05-12".parse().unwrap();
        let midnight = instant_on(day, NaiveTime::MIN);
        assert_eq!(midnight, 1_778_515_200_000, "2026-05-11T16:00:00Z");
        assert_eq!(day_of(midnight), day);
        assert_eq!(day_of(midnight - 1), day.pred_opt().unwrap());
    }
}
