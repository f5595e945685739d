//! What time it is, as a value that can be handed in: an example office keeps its own fixed day.

use chrono::{Local, NaiveDate, NaiveTime, TimeZone, Utc};

/// An instant: milliseconds since 1970-01-01 UTC.
pub type Millis = i64;

/// A source of "now" and "today"; `fixed` is the day an example office lives in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    fixed: Option<NaiveDate>,
}

impl Clock {
    /// The computer's clock and local time zone.
    pub const fn system() -> Self {
        Self { fixed: None }
    }

    /// A clock that always shows this day (and the real time of day).
    pub const fn fixed(day: NaiveDate) -> Self {
        Self { fixed: Some(day) }
    }

    /// The local day.
    pub fn today(&self) -> NaiveDate {
        self.fixed.unwrap_or_else(|| Local::now().date_naive())
    }

    /// The instant; on a fixed clock the fixed day at the real local time of day.
    pub fn now(&self) -> Millis {
        match self.fixed {
            None => Utc::now().timestamp_millis(),
            Some(day) => instant_on(day, Local::now().time()),
        }
    }
}

/// The instant of a local day and time of day (the earliest one where clocks are put back).
pub fn instant_on(day: NaiveDate, time: NaiveTime) -> Millis {
    let local = day.and_time(time);
    match Local.from_local_datetime(&local).earliest() {
        Some(instant) => instant.timestamp_millis(),
        None => local.and_utc().timestamp_millis(),
    }
}

/// The local day and minute of an instant, for display; `None` for instants outside the calendar.
pub fn local(at: Millis) -> Option<chrono::NaiveDateTime> {
    Local.timestamp_millis_opt(at).earliest().map(|t| t.naive_local())
}

/// An instant as a part of a file name that sorts by time: `20260512T093000Z`, always UTC.
pub fn stamp(at: Millis) -> String {
    let instant = Utc.timestamp_millis_opt(at).single().unwrap_or_default();
    instant.format("%Y%m%dT%H%M%SZ").to_string()
}

/// The local time as RFC 3164 has it: `May 12 09:30:00`.
pub fn syslog_time() -> String {
    Local::now().format("%b %e %H:%M:%S").to_string()
}
