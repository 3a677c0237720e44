//! Time zones as calendar files describe them (RFC 5545, 3.6.5): every change of the clocks in the time that is needed.

use super::line::Lines;
use crate::submissions::zone_of;
use jiff::{
    SignedDuration, Timestamp,
    tz::{Dst, Offset, TimeZone},
};
use std::collections::BTreeMap;

/// The description begins and ends so long before and after the events.
const MARGIN: SignedDuration = SignedDuration::from_hours(48);
/// So many changes of clocks at most: two a year for 300 years.
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

fn write_changes(lines: &mut Lines, zone: &TimeZone, first: Timestamp, last: Timestamp) {
    let from = first.saturating_sub(MARGIN).unwrap_or(first);
    let until = last.saturating_add(MARGIN).unwrap_or(last);
    let begun = zone.preceding(from).next();
    let begins_at = begun.as_ref().map_or(from, |change| change.timestamp());
    match &begun {
        Some(change) => write(
            lines,
            &Observance { at: change.timestamp(), from: before(zone, change.timestamp()), to: change.offset() },
            change.abbreviation(),
            change.dst(),
        ),
        // a zone whose clocks were never changed
        None => {
            let offset = zone.to_offset_info(from);
            let long_ago = Timestamp::UNIX_EPOCH.min(from);
            write(lines, &Observance { at: long_ago, from: offset.offset(), to: offset.offset() }, offset.abbreviation(), offset.dst());
        }
    }
    for change in zone.following(begins_at).take_while(|change| change.timestamp() <= until).take(CHANGES) {
        let observance = Observance { at: change.timestamp(), from: before(zone, change.timestamp()), to: change.offset() };
        write(lines, &observance, change.abbreviation(), change.dst());
    }
}

/// One change of clocks.
struct Observance {
    at: Timestamp,
    from: Offset,
    to: Offset,
}

fn before(zone: &TimeZone, at: Timestamp) -> Offset {
    zone.to_offset(at.saturating_sub(SignedDuration::from_secs(1)).unwrap_or(at))
}

fn write(lines: &mut Lines, observance: &Observance, name: &str, dst: Dst) {
    let kind = if dst.is_dst() { "DAYLIGHT" } else { "STANDARD" };
    lines.plain("BEGIN", kind);
    lines.plain("DTSTART", &observance.from.to_datetime(observance.at).strftime("%Y%m%dT%H%M%S").to_string());
    lines.plain("TZOFFSETFROM", &offset(observance.from));
    lines.plain("TZOFFSETTO", &offset(observance.to));
    lines.text("TZNAME", name);
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
