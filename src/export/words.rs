//! What all reports say alike: names of the campaign's keys, shares, dates, head and foot.

use super::document::{Block, Cell, Document, Section, Table};
use crate::{
    clock,
    domain::{
        campaign::Campaign,
        lang::Lang,
        local_text::LocalText,
        report::{ReportHead, Share},
        step::{StepKind, StudyParams},
    },
    i18n::{Tr, format, tr},
};
use chrono::NaiveDate;

/// Stands for a rate without a base (domain 2.11): neither 0 % nor 100 %.
const NO_RATE: &str = "—";

/// The reader's words together with those of the campaign file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub tr: &'static Tr,
    pub campaign: &'a Campaign,
}

impl<'a> Words<'a> {
    pub fn new(head: &'a ReportHead, lang: Lang) -> Self {
        Self { tr: tr(lang), campaign: &head.campaign }
    }

    /// The text in the reader's language; the key itself where the file does not know it.
    fn named(&self, text: Option<&LocalText>, key: &str) -> String {
        text.map_or(key, |text| text.pick(self.tr.lang())).to_owned()
    }

    pub fn phase(&self, no: i64) -> String {
        self.named(self.campaign.phase_no(no).map(|phase| &phase.name), &no.to_string())
    }

    pub fn step(&self, key: &str) -> String {
        self.named(self.campaign.step(key).map(|step| &step.name), key)
    }

    pub fn step_short(&self, key: &str) -> String {
        self.named(self.campaign.step(key).map(|step| &step.short), key)
    }

    pub fn step_kind(&self, key: &str) -> StepKind {
        self.campaign.step(key).map_or(StepKind::Register, |step| step.kind())
    }

    pub fn category(&self, key: &str) -> String {
        self.named(self.campaign.category(key).map(|category| &category.name), key)
    }

    /// The question of the checklist, or the name of the named problem.
    pub fn exam_item(&self, key: &str) -> String {
        self.named(self.campaign.exam_text(key), key)
    }

    pub fn topic(&self, key: &str) -> String {
        self.named(self.study(|study| Some(&study.topic(key)?.title)), key)
    }

    pub fn education(&self, key: &str) -> String {
        self.named(self.study(|study| Some(&study.education(key)?.name)), key)
    }

    pub fn form(&self, key: &str) -> String {
        self.named(self.study(|study| Some(&study.form(key)?.name)), key)
    }

    fn study<'s>(
        &'s self,
        pick: impl Fn(&'s StudyParams) -> Option<&'s LocalText>,
    ) -> Option<&'s LocalText> {
        self.campaign.steps().filter_map(|(_, step)| step.study()).find_map(pick)
    }

    pub fn source(&self, key: &str) -> String {
        let mut opinions = self.campaign.steps().filter_map(|(_, step)| step.opinions());
        self.named(opinions.find_map(|params| Some(&params.source(key)?.name)), key)
    }

    pub fn channel(&self, key: &str) -> String {
        let mut opinions = self.campaign.steps().filter_map(|(_, step)| step.opinions());
        self.named(opinions.find_map(|params| Some(&params.channel(key)?.name)), key)
    }

    /// `17/33（51.5%）`: never a rate without its base.
    pub fn share(&self, share: Share) -> String {
        let rate = share.tenths().map_or_else(
            || NO_RATE.to_owned(),
            |tenths| self.tr.common_percent(format!("{}.{}", tenths / 10, tenths % 10)),
        );
        bracketed(self.tr, self.tr.common_of(share.part, share.base), rate)
    }

    /// A breakdown of a whole into its parts, with the note of domain 2.11 where the rounded
    /// rates do not add up to a hundred.
    pub fn breakdown(&self, title: String, parts: Vec<(String, i64)>, base: i64) -> Vec<Block> {
        if parts.is_empty() {
            return Vec::new();
        }
        let shares: Vec<_> = parts.iter().map(|(_, part)| Share::new(*part, base)).collect();
        let whole = parts.iter().map(|(_, part)| part).sum::<i64>() == base;
        let tenths: i64 = shares.iter().filter_map(|share| share.tenths()).sum();
        let mut table = Table::new([title, self.tr.report_column_share()], 1);
        for ((name, _), share) in parts.into_iter().zip(shares) {
            table.row([name.into(), self.share(share).into()]);
        }
        let mut blocks = vec![Block::Table(table)];
        if whole && base > 0 && tenths != 1000 {
            blocks.push(Block::Text(self.tr.report_rounding_note()));
        }
        blocks
    }

    /// The table, or a word that there is nothing.
    pub fn table_or_none(&self, table: Table) -> Block {
        if table.rows.is_empty() {
            Block::Text(self.tr.report_nothing())
        } else {
            Block::Table(table)
        }
    }

    pub fn list(&self, items: &[String]) -> String {
        if items.is_empty() {
            return self.tr.common_not_set();
        }
        format::list(self.tr, items)
    }

    /// An empty document with what every report begins and ends with.
    pub fn document(&self, head: &ReportHead, title: String, sections: Vec<Section>) -> Document {
        let tr = self.tr;
        Document {
            lang: tr.lang(),
            title,
            head: vec![
                (tr.report_unit(), head.unit.clone()),
                (tr.report_scope(), tr.report_scope_name(head.scope.code())),
                (tr.report_as_of(), format::date_long(tr, head.today)),
            ],
            sections,
            signatures: String::new(),
            foot: vec![
                (tr.report_exported_by(), head.exported_by.clone()),
                (tr.report_exported_at(), local_minute(head)),
                (tr.report_anchor(), head.anchor.clone()),
            ],
        }
    }

    /// Campaign name and year, as every title begins.
    pub fn campaign_name(&self) -> String {
        self.campaign.name.pick(self.tr.lang()).to_owned()
    }
}

/// A date in a table, where dates should sort: `2026-05-12`; empty when there is none.
pub(super) fn day(date: Option<NaiveDate>) -> String {
    date.map_or_else(String::new, format::date_iso)
}

/// A date as a cell.
pub(super) fn day_cell(date: Option<NaiveDate>) -> Cell {
    day(date).into()
}

fn local_minute(head: &ReportHead) -> String {
    clock::local(head.exported_at)
        .map_or_else(String::new, |at| at.format("%Y-%m-%d %H:%M").to_string())
}

/// `text（note）`.
pub(super) fn bracketed(tr: &Tr, text: impl AsRef<str>, note: impl AsRef<str>) -> String {
    tr.common_in_brackets(note.as_ref(), text.as_ref())
}
