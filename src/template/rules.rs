//! What must hold between the parts of a campaign: dates, gaps and how much is asked of a person.

use super::mark::{ANY_YEAR, written};
use super::mistake::MistakeKind;
use super::read::{PhasePlace, Reading};
use super::sink::Sink;
use crate::domain::campaign::{Campaign, Phase};

/// What one person should have to fill in at most (G8).
const ASKED_AT_MOST: i64 = 40;

pub(super) fn check(reading: &Reading, sink: &Sink<'_>) {
    let campaign = &reading.campaign;
    let phases: Vec<(&Phase, &PhasePlace)> = campaign.phases.iter().zip(&reading.phases).collect();
    for (index, (phase, place)) in phases.iter().enumerate() {
        let Some(dates) = &place.dates else { continue };
        let (first, last) = phase.dates(ANY_YEAR);
        if reading.span.is_some() {
            let (start, end) = campaign.span.dates(ANY_YEAR);
            if first < start || first > end {
                sink.add(&dates.start, MistakeKind::OutsideCampaign);
            }
            if last > end || last < start {
                sink.add(&dates.end, MistakeKind::OutsideCampaign);
            }
        }
        // The first says enough: each with each would be more than anybody reads.
        let mut earlier = phases[..index].iter().filter(|(_, place)| place.dates.is_some());
        let overlaps = earlier.find(|(other, _)| {
            let (other_first, other_last) = other.dates(ANY_YEAR);
            first <= other_last && other_first <= last
        });
        if let Some((other, _)) = overlaps {
            sink.add(&dates.start, MistakeKind::Overlap { phase: other.key.clone() });
        }
        for (step, due) in phase.steps.iter().zip(&place.due) {
            let day = phase.due(step, ANY_YEAR, last);
            if day < first || day > last {
                sink.add(due, MistakeKind::DueOutsidePhase);
            }
        }
    }
    gaps(reading, sink);
    asked(campaign, reading, sink);
}

/// Days without a phase (A2); said only where all dates could be read.
fn gaps(reading: &Reading, sink: &Sink<'_>) {
    let all_read = reading.phases.iter().all(|place| place.dates.is_some());
    let Some(span) = reading.span.as_ref().filter(|_| all_read && !reading.phases.is_empty())
    else {
        return;
    };
    for gap in reading.campaign.gaps(ANY_YEAR) {
        let after =
            reading.campaign.phases.iter().position(|phase| phase.dates(ANY_YEAR).0 > gap.last);
        let place = match after.and_then(|index| reading.phases.get(index)) {
            Some(phase) => phase.dates.as_ref().map_or(&phase.header, |dates| &dates.start),
            None => &span.end,
        };
        let kind = MistakeKind::Gap { first: written(gap.first), last: written(gap.last) };
        sink.add(place, kind);
    }
}

fn asked(campaign: &Campaign, reading: &Reading, sink: &Sink<'_>) {
    let now = campaign.asked_per_person(false);
    if now > ASKED_AT_MOST {
        sink.add(&reading.head, MistakeKind::TooMuchAsked { max: ASKED_AT_MOST, now });
    }
}
