//! The reminder text for the chat group, made of the facts of a reminder (domain 3.8).

use super::{Tr, format::date_short};
use crate::domain::team::Reminder;
use chrono::NaiveDate;

/// The text to copy; `step` is the name of the step in the reader's language, not needed for a finding.
pub fn text(tr: &Tr, reminder: &Reminder, step: &str, today: NaiveDate) -> String {
    let Reminder { person, finding_no, subject, due, late_days, from, .. } = reminder;
    let day = due.map(|due| date_short(tr, due)).unwrap_or_default();
    let (name, days) = (person.name.as_str(), *late_days);
    let is_today = *due == Some(today);
    if finding_no.is_empty() {
        return if days > 0 {
            tr.remind_step_late(days, &day, from, name, step)
        } else if is_today {
            tr.remind_step_today(from, name, step)
        } else {
            tr.remind_step_ahead(&day, from, name, step)
        };
    }
    if days > 0 {
        tr.remind_finding_late(days, &day, from, name, finding_no, subject)
    } else if is_today {
        tr.remind_finding_today(from, name, finding_no, subject)
    } else if due.is_some() {
        tr.remind_finding_ahead(&day, from, name, finding_no, subject)
    } else {
        tr.remind_finding_open(from, name, finding_no, subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{lang::Lang, person::PersonRef},
        i18n::tr,
    };

    fn reminder(finding: &str, due: &str, late_days: i64) -> Reminder {
        Reminder {
            person: PersonRef {
                id: "p".into(), login: "sunzhiyao".into(), name: "孙知遥".into()
            },
            step: "study".into(),
            finding_no: finding.into(),
            subject: if finding.is_empty() { String::new() } else { "备案指南".into() },
            due: due.parse().ok(),
            late_days,
            from: "林知夏".into(),
        }
    }

    fn said(lang: Lang, reminder: &Reminder) -> String {
        text(tr(lang), reminder, "学习教育", "2026-05-12".parse().unwrap())
    }

    #[test]
    fn the_text_names_who_what_when_and_by_whom() {
        assert_eq!(
            said(Lang::ZhHans, &reminder("WT-2026-005", "2026-05-12", 0)),
            "【整改提醒】@孙知遥 WT-2026-005 备案指南 今天到期，请17:00前在系统里申请销号或说明情况。（林知夏）"
        );
        assert_eq!(
            said(Lang::ZhHant, &reminder("", "2026-04-30", 12)),
            "【自查提醒】@孙知遥 「学习教育」應於4月30日完成，已逾期12天，請今天在系統裡補交，有困難請說明。（林知夏）"
        );
        let one_day = said(Lang::En, &reminder("WT-2026-005", "2026-05-11", 1));
        assert!(one_day.contains("is one day late"), "{one_day}");
        let ahead = said(Lang::En, &reminder("", "2026-05-31", 0));
        assert!(!ahead.contains("late"), "{ahead}");
        assert!(said(Lang::ZhHans, &reminder("WT-2026-009", "", 0)).contains("还在等您处理"));
    }
}
