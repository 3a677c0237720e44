//! Time zones as calendar files describe them (RFC 5545, 3.6.5): every change of the clocks in the time that is needed.

use super::line::Lines;
use crate::submissions::zone_of;
use jiff::{
    SignedDuration, Timestamp,
    civil::DateTime,
    tz::{Offset, TimeZone},
};
use std::collections::BTreeMap;

/// The description begins so long before the first event.
const MARGIN: SignedDuration = SignedDuration::from_hours(48);
/// It ends so long after the last one, if the clocks follow no rule: ten years and some days.
const LATER: SignedDuration = SignedDuration::from_hours(3700 * 24);
/// A rule is one that has held, or will hold, for so many years.
const YEARS: usize = 9;
/// So many changes of clocks at most: four a year for 150 years.
const CHANGES: usize = 600;

/// The zones that a file uses, each from its first event to its last.
#[derive(Debug, Default)]
pub struct Zones(BTreeMap<String, (Timestamp, Timestamp)>);

impl Zones {
    /// Notes that a zone is used at a time.
    pub fn add(&mut self, name: &str, at: Timestamp) {
        let (first, last) = self.0.entry(name.to_owned()).or_insert((at, at));
        (*first, *last) = ((*first).min(at), (*last).max(at));
    }

    /// Writes all of them, in the order of their names.
    pub fn write(&self, lines: &mut Lines) {
        for (name, (first, last)) in &self.0 {
            lines.plain("BEGIN", "VTIMEZONE");
            lines.plain("TZID", name);
            write_changes(lines, &zone_of(name), *first, *last);
            lines.plain("END", "VTIMEZONE");
        }
    }
}

/// Clocks that follow a rule every year are described by it, so that a program that keeps the description knows later years too;
/// others by every single change.
fn write_changes(lines: &mut Lines, zone: &TimeZone, first: Timestamp, last: Timestamp) {
    let from = first.saturating_sub(MARGIN).unwrap_or(first);
    let until = last.saturating_add(LATER).unwrap_or(last);
    let begun = zone.preceding(from).next().map(|change| change.timestamp());
    let changes = zone.following(begun.unwrap_or(from)).map(|change| change.timestamp()).take_while(|at| *at <= until).take(CHANGES);
    let observances: Vec<_> = begun.into_iter().chain(changes).filter_map(|at| Observance::at(zone, at)).collect();
    if observances.is_empty() {
        // a zone whose clocks were never changed
        let offset = zone.to_offset(from);
        write(
            lines,
            &Observance { starts: offset.to_datetime(Timestamp::UNIX_EPOCH.min(from)), from: offset, ..Observance::now(zone, from) },
            "",
        );
    }
    let (summer, winter): (Vec<&Observance>, Vec<&Observance>) = observances.iter().partition(|observance| observance.is_dst);
    match (rule(&summer), rule(&winter)) {
        (Some(one), Some(other)) => {
            let mut both = [(summer[0], one), (winter[0], other)];
            both.sort_by_key(|(observance, _)| observance.starts);
            for (observance, rule) in &both {
                write(lines, observance, rule);
            }
        }
        _ => {
            for observance in &observances {
                write(lines, observance, "");
            }
        }
    }
}

/// The rule that the changes to one kind of time follow (RFC 5545, 3.3.10), if they come every year on the same weekday of the
/// same week of a month.
fn rule(observances: &[&Observance]) -> Option<String> {
    let first = observances.first().filter(|_| observances.len() >= YEARS)?;
    let starts: Vec<DateTime> = observances.iter().map(|observance| observance.starts).collect();
    let week = |start: &DateTime| (start.day() - 1) / 7 + 1;
    let is_regular = observances.iter().all(|other| other.is_like(first))
        && starts.windows(2).all(|pair| pair[1].year() == pair[0].year() + 1)
        && starts
            .iter()
            .all(|start| (start.month(), start.weekday(), start.time()) == (starts[0].month(), starts[0].weekday(), starts[0].time()));
    let is_last = starts.iter().all(|start| start.day() + 7 > start.days_in_month());
    let is_same_week = starts.iter().all(|start| week(start) == week(&starts[0]));
    let week = if is_last { -1 } else { week(&starts[0]) };
    let day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][usize::try_from(starts[0].weekday().to_monday_zero_offset()).unwrap_or(6)];
    (is_regular && (is_last || is_same_week)).then(|| format!("FREQ=YEARLY;BYMONTH={};BYDAY={week}{day}", starts[0].month()))
}

/// One change of clocks.
#[derive(Debug, Clone)]
struct Observance {
    /// On the clock that was changed.
    starts: DateTime,
    from: Offset,
    to: Offset,
    name: String,
    is_dst: bool,
}

impl Observance {
    /// The change at a moment.
    fn at(zone: &TimeZone, at: Timestamp) -> Option<Self> {
        let from = zone.to_offset(at.saturating_sub(SignedDuration::from_secs(1)).ok()?);
        Some(Self { starts: from.to_datetime(at), from, ..Self::now(zone, at) })
    }

    /// The time that holds at a moment.
    fn now(zone: &TimeZone, at: Timestamp) -> Self {
        let info = zone.to_offset_info(at);
        let (to, name) = (info.offset(), info.abbreviation().to_owned());
        Self { starts: to.to_datetime(at), from: to, to, name, is_dst: info.dst().is_dst() }
    }

    fn is_like(&self, other: &Self) -> bool {
        (self.from, self.to, &self.name) == (other.from, other.to, &other.name)
    }
}

fn write(lines: &mut Lines, observance: &Observance, rule: &str) {
    let kind = if observance.is_dst { "DAYLIGHT" } else { "STANDARD" };
    lines.plain("BEGIN", kind);
    lines.plain("DTSTART", &observance.starts.strftime("%Y%m%dT%H%M%S").to_string());
    if !rule.is_empty() {
        lines.plain("RRULE", rule);
    }
    lines.plain("TZOFFSETFROM", &offset(observance.from));
    lines.plain("TZOFFSETTO", &offset(observance.to));
    lines.text("TZNAME", &observance.name);
    lines.plain("END", kind);
}

/// `-0800`, with seconds if there are any (RFC 5545, 3.3.14).
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60);
    let tail = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{hours:02}{minutes:02}{tail}")
}
