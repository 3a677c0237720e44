//! The feeds that calendars fetch.

use super::{
    component::{Words, utc},
    entry::Entry,
    line::Lines,
    zone::Zones,
};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::Database,
    directory::{Country, MemberCity, PartnerCity},
    pages,
    submissions::Content,
    web::{self, Error},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use std::{collections::HashMap, time::Duration};

const DAY: Duration = Duration::from_hours(24);
/// What is over stays in calendars for a year.
const PAST: Duration = Duration::from_hours(366 * 24);
/// What was withdrawn stays in the feeds as cancelled for 60 days, so that every calendar has fetched it.
const CANCELLED: Duration = Duration::from_hours(60 * 24);

/// What a feed holds; whatever is empty does not matter.
#[derive(Debug, Default)]
struct Wanted<'a> {
    member: &'a str,
    partner: &'a str,
    country: &'a str,
    /// Number of a submission.
    submission: i64,
    since: Option<Moment>,
}

/// An entry with the words of its event, if that is published.
struct Row {
    entry: Entry,
    content: Option<String>,
}

/// `GET /events.ics`: the dates of all events.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(State(app): State<App>) -> Result<Response, Error> {
    answer(&app, "", "/events", &Wanted::default()).await
}

/// `GET /cities/{city}/events.ics`: of one host.
///
/// # Errors
/// If there is no such place, or the database cannot be read.
pub async fn of_city(State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = MemberCity::find(&app.database, &slug).await? else {
        return pages::moved_below(&app.database, &format!("/cities/{slug}"), "/events.ics").await;
    };
    answer(&app, &city.name, &format!("/cities/{slug}"), &Wanted { member: &slug, ..Wanted::default() }).await
}

/// `GET /partners/{city}/events.ics`: that concern one place abroad.
///
/// # Errors
/// If there is no such place, or the database cannot be read.
pub async fn of_partner(State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = PartnerCity::find(&app.database, &slug).await? else {
        return pages::moved_below(&app.database, &format!("/partners/{slug}"), "/events.ics").await;
    };
    answer(&app, &city.name, &format!("/partners/{slug}"), &Wanted { partner: &slug, ..Wanted::default() }).await
}

/// `GET /countries/{country}/events.ics`: that concern a place of one country.
///
/// # Errors
/// If there is no such country, or the database cannot be read.
pub async fn of_country(State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let country = Country::find(&app.database, &slug).await?.ok_or(Error::NotFound)?;
    answer(&app, &country.name, &format!("/countries/{slug}"), &Wanted { country: &slug, ..Wanted::default() }).await
}

/// `GET /events/{slug}/event.ics`: one event. After it was withdrawn, its cancellation for 60 days.
///
/// # Errors
/// If there is no such event, it was withdrawn long ago, or the database cannot be read.
pub async fn of_event(State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    // an event that is there comes before one that was there
    let number = sqlx::query_scalar!(
        r#"SELECT submission AS "submission!: i64" FROM calendar_entry WHERE slug = ? ORDER BY state = 'withdrawn', id DESC LIMIT 1"#,
        slug
    );
    let submission = number.fetch_optional(&app.database).await?.ok_or(Error::NotFound)?;
    let chapter = Chapter::find(&app.database).await?;
    let rows =
        rows(&app.database, app.clock.now(), &Wanted { submission, since: Some(Moment::new(jiff::Timestamp::MIN)), ..Wanted::default() })
            .await?;
    if rows.is_empty() {
        return Err(Error::Withdrawn);
    }
    let mut lines = head(&chapter);
    body(&mut lines, &app, &chapter, &rows)?;
    Ok(response(lines, &slug))
}

async fn answer(app: &App, of: &str, path: &str, wanted: &Wanted<'_>) -> Result<Response, Error> {
    let (chapter, origin) = (Chapter::find(&app.database).await?, app.origin());
    let rows = rows(&app.database, app.clock.now(), wanted).await?;
    let name = if of.is_empty() { format!("{}: events", chapter.short_name) } else { format!("{of}: sister city events") };
    let mut lines = head(&chapter);
    for property in ["NAME", "X-WR-CALNAME"] {
        lines.text(property, &name);
    }
    lines.plain("URL", &format!("{origin}{path}"));
    lines.plain("SOURCE;VALUE=URI", &format!("{origin}{}", address(path)));
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    lines.plain("X-PUBLISHED-TTL", "PT6H");
    if let Some(modified_at) = rows.iter().map(|row| row.entry.modified_at).max() {
        lines.plain("LAST-MODIFIED", &utc(modified_at));
    }
    body(&mut lines, app, &chapter, &rows)?;
    Ok(response(lines, path.trim_start_matches('/').rsplit('/').next().unwrap_or("events")))
}

/// The address of the feed that belongs to a page.
fn address(path: &str) -> String {
    if path == "/events" { "/events.ics".to_owned() } else { format!("{path}/events.ics") }
}

fn head(chapter: &Chapter) -> Lines {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.text("PRODID", &format!("-//{}//Events//EN", chapter.short_name));
    lines.plain("CALSCALE", "GREGORIAN");
    lines
}

fn body(lines: &mut Lines, app: &App, chapter: &Chapter, rows: &[Row]) -> Result<(), Error> {
    let (mut zones, mut events, origin) = (Zones::default(), Lines::default(), app.origin());
    let mut known: HashMap<i64, Words> = HashMap::new();
    for Row { entry, content } in rows {
        if let Some(content) = content
            && !known.contains_key(&entry.submission)
            && let Content::Event(event) = Content::read("event", content)?
        {
            known.insert(entry.submission, Words::of(&event));
        }
        if let Some(times) = entry.instants().filter(|_| !entry.is_in_utc()) {
            [Some(times.starts), times.ends].into_iter().flatten().for_each(|at| zones.add(&entry.time_zone, at));
        }
        entry.write(&mut events, known.get(&entry.submission).filter(|_| content.is_some()), &origin);
    }
    if rows.is_empty() {
        // a calendar holds at least one component (RFC 5545, 3.6)
        zones.add(&chapter.time_zone, app.clock.now().timestamp());
    }
    zones.write(lines);
    lines.append(&events);
    lines.plain("END", "VCALENDAR");
    Ok(())
}

fn response(lines: Lines, name: &str) -> Response {
    // keys are lowercase ASCII, digits and hyphens
    let disposition = format!("inline; filename=\"{name}.ics\"");
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
        (header::CACHE_CONTROL, web::PUBLIC),
    ];
    (headers, lines.into_text()).into_response()
}

/// The entries of a feed by time: if there are more than 1,000, the latest.
async fn rows(database: &Database, now: Moment, wanted: &Wanted<'_>) -> Result<Vec<Row>, sqlx::Error> {
    // by the day, so that the file stays as it is for as long
    let today = now.before(Duration::from_secs(now.timestamp().as_second().rem_euclid(DAY.as_secs().cast_signed()).unsigned_abs()));
    let (since, cancelled_since) = (wanted.since.unwrap_or(today.before(PAST)), now.before(CANCELLED));
    let rows = sqlx::query!(
        r#"SELECT entry.id AS "id!: i64", entry.submission AS "submission!: i64", entry.slug AS "slug!: String", uid AS "uid!: String",
                  sequence AS "sequence!: i64", purpose AS "purpose!: String", starts AS "starts!: String", ends AS "ends!: String",
                  time_zone AS "time_zone!: String", starts_second AS "starts_second!: bool", ends_second AS "ends_second!: bool",
                  place AS "place!: String", status AS "status!: String", state AS "state!: String", cancelled_at AS "cancelled_at: Moment",
                  previous AS "previous!: String", words_sha256 AS "words_sha256!: String", created_at AS "created_at!: Moment",
                  modified_at AS "modified_at!: Moment", published.content AS "content: String"
           FROM calendar_entry AS entry LEFT JOIN published ON published.submission = entry.submission AND entry.state <> 'withdrawn'
           WHERE ((entry.state = 'live' AND entry.ends_at >= ?1 AND published.id IS NOT NULL)
                  OR (entry.state IN ('dropped', 'withdrawn') AND entry.cancelled_at >= ?2))
             AND (?3 = '' OR entry.member_city = ?3)
             AND (?4 = '' OR entry.submission IN (SELECT submission FROM calendar_partner WHERE partner = ?4))
             AND (?5 = '' OR entry.submission IN (SELECT calendar_partner.submission FROM calendar_partner
                                                  JOIN partner_city ON partner_city.slug = calendar_partner.partner
                                                  JOIN country ON country.code = partner_city.country WHERE country.slug = ?5))
             AND (?6 = 0 OR entry.submission = ?6)
           ORDER BY entry.starts_at DESC, entry.id DESC LIMIT 1000"#,
        since,
        cancelled_since,
        wanted.member,
        wanted.partner,
        wanted.country,
        wanted.submission
    )
    .fetch_all(database)
    .await?;
    Ok(rows
        .into_iter()
        .rev()
        .map(|row| Row {
            content: row.content,
            entry: Entry {
                id: row.id,
                submission: row.submission,
                slug: row.slug,
                uid: row.uid,
                sequence: row.sequence,
                purpose: row.purpose,
                starts: row.starts,
                ends: row.ends,
                time_zone: row.time_zone,
                starts_second: row.starts_second,
                ends_second: row.ends_second,
                place: row.place,
                status: row.status,
                state: row.state,
                cancelled_at: row.cancelled_at,
                previous: row.previous,
                words_sha256: row.words_sha256,
                created_at: row.created_at,
                modified_at: row.modified_at,
            },
        })
        .collect())
}
