//! Workdays: weekends, public holidays and the weekends that are worked instead.
