//! The table that is printed: a row per measure, the yardstick beside it, the budget behind it.

use std::time::Duration;

/// Whether a budget was kept; a missed one never fails the run.
#[derive(Clone)]
enum Verdict {
    /// Told for its own sake.
    None,
    /// The budget in words, and whether it was kept.
    Budget(String, bool),
}

/// One measure.
#[derive(Clone)]
pub struct Row {
    what: (&'static str, &'static str),
    ours: String,
    yardstick: String,
    ratio: Option<f64>,
    verdict: Verdict,
}

impl Row {
    /// A measure without a yardstick: `what` in English and Chinese.
    pub fn new(what: (&'static str, &'static str), ours: impl Into<String>) -> Self {
        let (ours, yardstick) = (ours.into(), String::new());
        Self { what, ours, yardstick, ratio: None, verdict: Verdict::None }
    }

    /// Two times beside each other.
    pub fn times(what: (&'static str, &'static str), ours: Duration, yardstick: Duration) -> Self {
        Self::new(what, time(ours)).beside(time(yardstick), ratio(ours, yardstick))
    }

    /// The yardstick and the ratio to it.
    pub fn beside(mut self, yardstick: impl Into<String>, ratio: f64) -> Self {
        self.yardstick = yardstick.into();
        self.ratio = Some(ratio);
        self
    }

    /// The ratio may be this at most.
    pub fn at_most(self, times: f64) -> Self {
        let kept = self.ratio.is_some_and(|ratio| ratio <= times);
        self.budget(&format!("≤ {times} ×"), kept)
    }

    /// A budget in words.
    pub fn budget(mut self, words: &str, kept: bool) -> Self {
        self.verdict = Verdict::Budget(words.to_owned(), kept);
        self
    }
}

/// The table in Markdown.
pub fn markdown(rows: &[Row], chinese: bool) -> String {
    let heads = if chinese {
        ["测量项目", "自查", "对照", "比值", "限额", "结果"]
    } else {
        ["measure", "zicha", "yardstick", "ratio", "budget", "verdict"]
    };
    let mut table = format!("| {} |\n|---|---|---|---|---|---|\n", heads.join(" | "));
    for row in rows {
        let what = if chinese { row.what.1 } else { row.what.0 };
        let ratio = row.ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        let (budget, verdict) = match &row.verdict {
            Verdict::None => (String::new(), ""),
            Verdict::Budget(words, true) => (words.clone(), if chinese { "达到" } else { "pass" }),
            Verdict::Budget(words, false) => {
                (words.clone(), if chinese { "未达到" } else { "fail" })
            }
        };
        let cells = [what, &row.ours, &row.yardstick, &ratio, &budget, verdict];
        table += &format!("| {} |\n", cells.join(" | "));
    }
    table
}

/// How many times as long.
pub fn ratio(ours: Duration, yardstick: Duration) -> f64 {
    ours.as_secs_f64() / yardstick.as_secs_f64()
}

/// A time in the unit that reads best.
pub fn time(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        ..10.0 => format!("{micros:.1} µs"),
        ..1000.0 => format!("{micros:.0} µs"),
        ..10_000.0 => format!("{:.1} ms", micros / 1e3),
        ..1_000_000.0 => format!("{:.0} ms", micros / 1e3),
        _ => format!("{:.1} s", micros / 1e6),
    }
}

/// The value below which this share of all lie (0.5 for the median).
pub fn quantile<T: Copy + Ord>(values: &[T], share: f64) -> T {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let last = sorted.len() - 1;
    sorted[((last as f64) * share).round() as usize]
}

/// The middle of some values.
pub fn median<T: Copy + Ord>(values: &[T]) -> T {
    quantile(values, 0.5)
}
