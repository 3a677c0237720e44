//! The machine's clock, and the rules of time zones.

use super::Finding;
use crate::{clock::Moment, database::Database};
use jiff::tz::TimeZone;
use std::time::Duration;

/// So much two machines' clocks may differ.
const DRIFT: Duration = Duration::from_mins(5);

/// Whether the clock is behind what was stored: then it was set back, or the machine has forgotten the time.
pub(super) async fn steady(database: &Database, now: Moment) -> Finding {
    let newest = sqlx::query_scalar!(
        r#"SELECT max(coalesce((SELECT max(received_at) FROM submission), ''),
                      coalesce((SELECT at FROM log_entry ORDER BY id DESC LIMIT 1), ''),
                      coalesce((SELECT written_at FROM letter ORDER BY id DESC LIMIT 1), '')) AS "newest!: String""#
    );
    match newest.fetch_one(database).await {
        Ok(newest) if newest > now.after(DRIFT).to_string() => Finding::wrong(
            "clock",
            format!("it says {now}, but something was stored at {newest}. Set the clock: `timedatectl set-ntp true` keeps it right"),
        ),
        Ok(newest) if newest.is_empty() => Finding::ok("clock", format!("it says {now}; nothing is stored yet to compare with")),
        Ok(newest) => Finding::ok("clock", format!("it says {now}, after the newest thing stored ({newest})")),
        Err(error) => Finding::wrong("clock", format!("it says {now}, and the database cannot be asked: {error}")),
    }
}

/// Whether the rules of the chapter's time zone are known.
pub(super) fn zones(zone: Option<&str>, now: Moment) -> Finding {
    let Some(zone) = zone else { return Finding::ok("time zones", "compiled in; the chapter is not known yet") };
    match TimeZone::get(zone) {
        Ok(known) => {
            let local = now.timestamp().to_zoned_datetime(known).strftime("%H:%M, UTC%:z").to_string();
            Finding::ok("time zones", format!("compiled in; in {zone} it is {local}"))
        }
        Err(_) => Finding::wrong("time zones", format!("the chapter's zone {zone} is not known: correct it in the settings of the desk")),
    }
}
