//! The campaign a session works by: read once, from its text or from what was made of the text.
//!
//! Reading a campaign file takes longer than everything else before the first frame. So what it says
//! is kept beside it in a form that is quickly read: derived data, good for one version of the
//! campaign and for the program that made it, made anew by the next who writes, and compared with the
//! text by `zicha check`.

use super::{Kit, context::Office};
use crate::{
    clock::Clock,
    domain::{
        campaign::Campaign,
        office::{CampaignHead, OfficeCampaign},
    },
    error::Error,
    store::{
        Reader, Writer,
        check::{Problem, TotalsCheck},
    },
};
use std::sync::Arc;

/// The setting of the whole office that holds the form: a line that says what it was made of and by
/// which program, then the campaign as JSON.
const FORM: &str = "campaign_form";

/// Another one when the program reads campaign files otherwise: the hash of the sources that do.
const READER: &str = env!("CAMPAIGN_READER");

/// The campaign read last: its text is long and never changes while its version stays.
#[derive(Debug, Default)]
pub(super) struct Rules {
    held: Option<(CampaignHead, Arc<Campaign>)>,
    /// What is held was read from the text: the form is missing or not of this program.
    is_form_owed: bool,
}

impl Rules {
    /// The office as of this snapshot.
    pub fn office(&mut self, db: &Reader, kit: &Kit, clock: Clock) -> Result<Office, Error> {
        let head = db.newest_campaign()?.ok_or(Error::NotFound)?;
        if let Some((held, rules)) = &self.held
            && held.id == head.id
            && held.version == head.version
        {
            return assemble(db, kit, clock, head, Arc::clone(rules));
        }
        let kept = db.setting("", FORM)?.and_then(|kept| read(&kept, &head));
        self.is_form_owed = kept.is_none();
        let rules = kept.map_or_else(|| text(db, kit, &head), Ok)?;
        self.hold(db, kit, clock, (head, rules))
    }

    /// The same, read from the text whatever was made of it: for whoever checks.
    pub fn office_of_text(
        &mut self,
        db: &Reader,
        kit: &Kit,
        clock: Clock,
    ) -> Result<Office, Error> {
        let head = db.newest_campaign()?.ok_or(Error::NotFound)?;
        let rules = text(db, kit, &head)?;
        self.hold(db, kit, clock, (head, rules))
    }

    /// Whoever writes anyway leaves the form for the next session, where there is none.
    pub fn keep(&self, tx: &mut Writer) -> Result<(), Error> {
        match self.held.as_ref().filter(|_| self.is_form_owed) {
            Some((campaign, rules)) => keep(tx, campaign, rules),
            None => Ok(()),
        }
    }

    /// The transaction that kept the form is on the disk.
    pub const fn kept(&mut self) {
        self.is_form_owed = false;
    }

    fn hold(
        &mut self,
        db: &Reader,
        kit: &Kit,
        clock: Clock,
        (head, rules): (CampaignHead, Campaign),
    ) -> Result<Office, Error> {
        let rules = Arc::new(rules);
        self.held = Some((head.clone(), Arc::clone(&rules)));
        assemble(db, kit, clock, head, rules)
    }
}

fn assemble(
    db: &Reader,
    kit: &Kit,
    clock: Clock,
    campaign: CampaignHead,
    rules: Arc<Campaign>,
) -> Result<Office, Error> {
    let phases = db.phases(&campaign.id)?;
    let (today, now) = (clock.today(), clock.now());
    Ok(Office { campaign, rules, phases, today, now, calendar: kit.calendar })
}

/// The campaign as its text has it.
fn text(db: &Reader, kit: &Kit, head: &CampaignHead) -> Result<Campaign, Error> {
    (kit.parse)(&db.get::<OfficeCampaign>(&head.id)?.source)
}

/// Keeps the form of a campaign.
pub(super) fn keep(
    tx: &mut Writer,
    campaign: &CampaignHead,
    rules: &Campaign,
) -> Result<(), Error> {
    // What cannot be written down is read from its text.
    let Ok(json) = serde_json::to_string(rules) else { return Ok(()) };
    tx.set_setting("", FORM, &format!("{}\n{json}", stamp(campaign)))
}

/// The campaign of a form, if this program made it of this version of the text.
fn read(kept: &str, campaign: &CampaignHead) -> Option<Campaign> {
    let (made, json) = kept.split_once('\n')?;
    if made != stamp(campaign) {
        return None;
    }
    serde_json::from_str(json).ok()
}

fn stamp(CampaignHead { id, version, .. }: &CampaignHead) -> String {
    format!("{READER} {id} {version}")
}

/// Whether the form says what the text says; `0` was read from the text.
#[derive(Debug)]
pub(super) struct Form<'a>(pub &'a Office);

impl TotalsCheck for Form<'_> {
    fn check(&self, db: &Reader<'_>) -> Result<Vec<Problem>, Error> {
        let Office { campaign, rules, .. } = self.0;
        let Some(kept) = db.setting("", FORM)? else { return Ok(Vec::new()) };
        let stamp = stamp(campaign);
        // One that another program made is not used by this one.
        let Some(json) = kept.strip_prefix(&stamp) else { return Ok(Vec::new()) };
        if read(&kept, campaign).as_ref() == Some(&**rules) {
            return Ok(Vec::new());
        }
        let what = format!("setting {FORM}");
        let counted = serde_json::to_string(&**rules).unwrap_or_default();
        let (stored, counted) = differing(json.trim_start(), &counted);
        Ok(vec![Problem::Totals { what, stored, counted }])
    }
}

/// A few characters of two texts from where they begin to differ.
fn differing(a: &str, b: &str) -> (String, String) {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| text.chars().skip(same.saturating_sub(10)).take(40).collect();
    (part(a), part(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::step::StepKind, template};

    fn head(version: i64) -> CampaignHead {
        CampaignHead { id: "c1".into(), version, year: 2026, unit: "u1".into() }
    }

    fn form(campaign: &Campaign) -> String {
        format!("{}\n{}", stamp(&head(1)), serde_json::to_string(campaign).unwrap())
    }

    #[test]
    fn a_form_says_what_the_text_says() {
        for builtin in template::builtin() {
            let campaign = template::parse(builtin.source).unwrap();
            assert_eq!(read(&form(&campaign), &head(1)), Some(campaign));
        }
    }

    #[test]
    fn a_form_of_something_else_is_no_form() {
        let campaign = template::parse(template::builtin()[0].source).unwrap();
        let kept = form(&campaign);
        assert_eq!(read(&kept, &head(2)), None, "the text was changed");
        assert_eq!(read(&kept.replacen(READER, "0", 1), &head(1)), None, "another program");
        assert_eq!(read(&kept[..kept.len() - 1], &head(1)), None, "cut off");
        assert_eq!(read("", &head(1)), None);
        assert!(campaign.first_of(StepKind::SelfExam).is_some());
    }

    #[test]
    fn a_difference_is_shown_where_it_is() {
        let (a, b) = differing("一二三四五六七八九十甲乙", "一二三四五六七八九十丙乙");
        assert_eq!(
            (a.as_str(), b.as_str()),
            ("一二三四五六七八九十甲乙", "一二三四五六七八九十丙乙")
        );
        assert_eq!(differing("", "x"), (String::new(), "x".to_owned()));
    }
}
