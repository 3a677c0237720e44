//! Pages for machines: health, site map, rules for robots.

use crate::{
    app::App,
    chapter::Chapter,
    items::Item,
    languages::Language,
    mail::Waiting,
    pages::Page,
    web::{self, Error},
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use jiff::tz::TimeZone;
use serde_json::json;
use std::{fmt::Write as _, time::Duration};

/// `GET /health`: whether submissions can be stored, and what waits in the outbox. 503 if the disk has failed.
///
/// # Errors
/// If the database cannot be read.
pub async fn health(State(app): State<App>) -> Result<Response, Error> {
    let waiting = Waiting::count(&app.database).await?;
    let is_well = !app.has_failed_disk();
    let oldest = waiting.oldest.map(|written_at| app.clock.now().since(written_at).as_secs());
    let body = json!({
        "storage": if is_well { "ok" } else { "failed" },
        "letters_waiting": waiting.letters,
        "letters_stuck": waiting.stuck,
        "oldest_letter_seconds": oldest,
    });
    let status = if is_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((status, headers, body.to_string()).into_response())
}

/// Addresses that are no text page.
const FIXED: [&str; 13] = [
    "/",
    "/cities",
    "/anniversaries",
    "/figures",
    "/seeking",
    "/digest",
    "/events",
    "/events/month",
    "/events/archive",
    "/newsletters",
    "/submit",
    "/submit/event",
    "/submit/newsletter",
];

/// `GET /sitemap.xml`: every public page (sitemaps.org, 0.9).
///
/// # Errors
/// If the database cannot be read.
pub async fn sitemap(State(app): State<App>) -> Result<Response, Error> {
    let origin = app.origin();
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    for path in addresses(&app).await? {
        // keys are lowercase ASCII, digits and hyphens: nothing to escape
        writeln!(xml, "<url><loc>{origin}{path}</loc></url>")?;
    }
    xml.push_str("</urlset>\n");
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8"), (header::CACHE_CONTROL, web::PUBLIC)], xml).into_response())
}

/// The addresses of every public page.
///
/// # Errors
/// If the database cannot be read.
pub async fn addresses(app: &App) -> anyhow::Result<Vec<String>> {
    let mut paths: Vec<String> = FIXED.iter().map(|path| (*path).to_owned()).collect();
    paths.extend(Page::paths(&app.database).await?);
    let today = app.clock.now().day_in(&Chapter::find(&app.database).await?.zone()).to_string();
    let places = sqlx::query_scalar!(
        r#"SELECT '/cities/' || slug AS "path!: String" FROM member_city
           UNION ALL SELECT '/partners/' || slug FROM partner_city
           UNION ALL SELECT '/countries/' || slug FROM country
           UNION ALL SELECT '/newsletters/' || published.slug || '/text' FROM published
                     JOIN reading ON reading.submission = published.submission WHERE reading.state = 'done'
           UNION ALL SELECT '/news/' || slug FROM news_post WHERE published_on <= ?1 LIMIT 50000"#,
        today
    );
    paths.extend(places.fetch_all(&app.database).await?);
    paths.extend(Item::paths(&app.database).await?);
    Ok(paths)
}

/// `GET /.well-known/security.txt` (RFC 9116): whom to tell of a weakness. It is good for half a year from the day on
/// which it is read.
///
/// # Errors
/// If the database cannot be read.
pub async fn security_txt(State(app): State<App>) -> Result<Response, Error> {
    let chapter = Chapter::find(&app.database).await?;
    let day = app.clock.now().after(Duration::from_hours(180 * 24)).day_in(&TimeZone::UTC);
    let origin = app.origin();
    let languages: Vec<_> = Language::all().map(Language::tag).collect();
    let text = format!(
        "Contact: mailto:{}\nExpires: {day}T00:00:00Z\nPreferred-Languages: {}\nCanonical: {origin}/.well-known/security.txt\n",
        chapter.email,
        languages.join(", ")
    );
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], text).into_response())
}

/// `GET /robots.txt` (RFC 9309).
pub async fn robots(State(app): State<App>) -> Response {
    let personal: Vec<_> = Language::all().map(|language| format!("Disallow: {}", language.address("/submissions/"))).collect();
    let text = format!("User-agent: *\n{}\n\nSitemap: {}/sitemap.xml\n", personal.join("\n"), app.origin());
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], text).into_response()
}
