//! When a promise can be checked (S43): the lint of commitments.

use crate::code_enum;
use serde::{Deserialize, Serialize};

/// How to see that a promise can be checked: by a number, a date or a yes-no test (S43, A.3).
/// The words are of all languages together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measurable {
    /// Units that make a number of a written numeral before them, as in 五个工作日, two days.
    pub units: Vec<String>,
    /// Words for a date or a rhythm: 月底前, 每季度, by the end of.
    pub dates: Vec<String>,
    /// Words that can only be kept or broken: 不接受, 公布, in writing.
    pub tests: Vec<String>,
}

code_enum! {
    /// What makes a promise checkable.
    Measure {
        Number = "number",
        Date = "date",
        Test = "test",
    }
}

impl Measurable {
    /// What makes this promise checkable; `None` when nothing does.
    pub fn measure(&self, text: &str) -> Option<Measure> {
        let text = text.to_lowercase();
        let has = |words: &[String]| words.iter().any(|word| text.contains(&word.to_lowercase()));
        if text.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
            || self.units.iter().any(|unit| numeral_before(&text, &unit.to_lowercase()))
        {
            Some(Measure::Number)
        } else if has(&self.dates) {
            Some(Measure::Date)
        } else {
            has(&self.tests).then_some(Measure::Test)
        }
    }
}

/// Whether a written numeral stands right before a unit, as in 三个工作日 or "two days"; 每一件 and
/// 第一次 count nothing.
fn numeral_before(text: &str, unit: &str) -> bool {
    const CHINESE: &str = "〇零一二两兩三四五六七八九十百千万萬半";
    const ENGLISH: [&str; 13] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
        "half", "once",
    ];
    !unit.is_empty()
        && text.match_indices(unit).any(|(at, _)| {
            let before = text[..at].trim_end();
            let head = before.trim_end_matches(|c| CHINESE.contains(c));
            let chinese = head.len() < before.len() && !head.ends_with(['每', '第']);
            let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next();
            chinese || word.is_some_and(|word| ENGLISH.contains(&word))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Measurable {
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        Measurable {
            units: list(&["个工作日", "声", "working day"]),
            dates: list(&["月底前", "every month"]),
            tests: list(&["不接受", "in writing"]),
        }
    }

    #[test]
    fn a_number_a_date_or_a_test_makes_a_promise_checkable() {
        let words = words();
        assert_eq!(words.measure("响铃五声之内接起"), Some(Measure::Number));
        assert_eq!(words.measure("接通率不低于９５％"), Some(Measure::Number));
        assert_eq!(words.measure("Answered within two working days"), Some(Measure::Number));
        assert_eq!(words.measure("九月底前公布"), Some(Measure::Date));
        assert_eq!(words.measure("A visit Every Month"), Some(Measure::Date));
        assert_eq!(words.measure("不接受服务对象的宴请"), Some(Measure::Test));
    }

    #[test]
    fn a_vague_promise_is_not_checkable() {
        let words = words();
        assert_eq!(words.measure("进一步加强学习，努力提高服务水平"), None);
        assert_eq!(words.measure("做到件件有回声"), None);
        assert_eq!(words.measure("认真听好每一声诉求"), None);
        assert_eq!(words.measure("Do better on working days"), None);
        assert_eq!(words.measure(""), None);
    }
}
