//! The machine's clock, and the rules of time zones.

use super::Finding;
use crate::{clock::Moment, database::Database, languages, say};
use jiff::{Timestamp, tz::TimeZone};
use std::time::Duration;

/// So much two machines' clocks may differ.
const DRIFT: Duration = Duration::from_mins(5);

/// Whether the clock is behind what was stored: then it was set back, or the machine has forgotten the time.
/// With a zone, the times are said as people write them there.
pub(super) async fn steady(database: &Database, now: Moment, zone: Option<&TimeZone>) -> Finding {
    let newest = sqlx::query_scalar!(
        r#"SELECT max(coalesce((SELECT max(received_at) FROM submission), ''),
                      coalesce((SELECT at FROM log_entry ORDER BY id DESC LIMIT 1), ''),
                      coalesce((SELECT written_at FROM letter ORDER BY id DESC LIMIT 1), '')) AS "newest!: String""#
    );
    let (about, latest, now) = ("attention-clock", now.after(DRIFT).to_string(), said(&now.to_string(), zone));
    match newest.fetch_one(database).await {
        Ok(newest) if newest > latest => Finding::wrong(about, say!("attention-clock-back", now = now, newest = said(&newest, zone))),
        Ok(newest) if newest.is_empty() => Finding::ok(about, say!("attention-clock-first", now = now)),
        Ok(newest) => Finding::ok(about, say!("attention-clock-well", now = now, newest = said(&newest, zone))),
        Err(error) => Finding::wrong(about, say!("attention-clock-unknown", now = now, error = error.to_string())),
    }
}

fn said(moment: &str, zone: Option<&TimeZone>) -> String {
    let known = zone.cloned().zip(moment.parse::<Timestamp>().ok());
    known.map_or_else(|| moment.to_owned(), |(zone, moment)| languages::moment(&moment.to_zoned_datetime(zone)))
}

/// Whether the rules of the chapter's time zone are known.
pub(super) fn zones(zone: Option<&str>, now: Moment) -> Finding {
    let Some(zone) = zone else { return Finding::ok("attention-time-zones", "compiled in; the chapter is not known yet") };
    match TimeZone::get(zone) {
        Ok(known) => {
            let local = now.timestamp().to_zoned_datetime(known).strftime("%H:%M, UTC%:z").to_string();
            Finding::ok("attention-time-zones", format!("compiled in; in {zone} it is {local}"))
        }
        Err(_) => Finding::wrong(
            "attention-time-zones",
            format!("the chapter's zone {zone} is not known: correct it in the settings of the desk"),
        ),
    }
}
