//! A feed, and the addresses of the four kinds of feed.

use super::entries::{self, Entry};
use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    database::Database,
    directory::{Anniversary, MemberCity},
    items::Item,
    news::Post,
    pages,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};

/// So many entries are in a feed: the newest.
const ENTRIES: i64 = 50;

#[derive(Template)]
#[template(path = "feeds/atom.xml")]
struct Feed<'a> {
    origin: &'a str,
    chapter: &'a Chapter,
    /// The address of the feed, and of the page that it goes with.
    path: &'a str,
    page: &'a str,
    title: &'a str,
    id: &'a str,
    updated_at: Moment,
    entries: &'a [Entry],
}

/// `GET /events.atom`: the events that were published last, also those that are over.
///
/// # Errors
/// If the database cannot be read.
pub async fn events(State(app): State<App>) -> Result<Response, Error> {
    let entries = entries::of_items(&app, &Item::newest(&app.database, ("event", ""), ENTRIES).await?)?;
    let changed_at = changed(&app.database, ("event", "")).await?;
    answer(&app, ("/events.atom", "/events", "Events"), entries, changed_at).await
}

/// `GET /newsletters.atom`.
///
/// # Errors
/// If the database cannot be read.
pub async fn newsletters(State(app): State<App>) -> Result<Response, Error> {
    let entries = entries::of_items(&app, &Item::newest(&app.database, ("newsletter", ""), ENTRIES).await?)?;
    let changed_at = changed(&app.database, ("newsletter", "")).await?;
    answer(&app, ("/newsletters.atom", "/newsletters", "Newsletters"), entries, changed_at).await
}

/// `GET /news.atom`: the chapter’s own news.
///
/// # Errors
/// If the database cannot be read.
pub async fn news(State(app): State<App>) -> Result<Response, Error> {
    let zone = Chapter::find(&app.database).await?.zone();
    let posts = Post::newest(&app.database, app.clock.now().day_in(&zone)).await?;
    let entries = posts.iter().take(50).map(|post| entries::of_post(&app, post, &zone)).collect();
    answer(&app, ("/news.atom", "/news", "News"), entries, None).await
}

/// `GET /cities/{city}/feed.atom`: what a city has on, and its newsletters.
///
/// # Errors
/// If there is no such city, or the database cannot be read.
pub async fn city(State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let Some(city) = MemberCity::find(&app.database, &slug).await? else {
        return pages::moved_below(&app.database, &format!("/cities/{slug}"), "/feed.atom").await;
    };
    let entries = entries::of_items(&app, &Item::newest(&app.database, ("", &city.slug), ENTRIES).await?)?;
    let changed_at = changed(&app.database, ("", &city.slug)).await?;
    let (path, page) = (format!("/cities/{}/feed.atom", city.slug), format!("/cities/{}", city.slug));
    answer(&app, (&path, &page, &format!("{}: events and newsletters", city.name)), entries, changed_at).await
}

/// `GET /anniversaries.atom`: round years, each from the day on which it comes within eighteen months.
///
/// # Errors
/// If the database cannot be read.
pub async fn anniversaries(State(app): State<App>) -> Result<Response, Error> {
    let zone = Chapter::find(&app.database).await?.zone();
    let mut coming = Anniversary::coming(&app.database, app.clock.now().day_in(&zone), 2000, 0).await?;
    coming.sort_by_key(|one| std::cmp::Reverse(one.begins_on()));
    let entries = coming.iter().take(50).map(|one| entries::of_anniversary(&app, one, &zone)).collect();
    answer(&app, ("/anniversaries.atom", "/anniversaries", "Anniversaries"), entries, None).await
}

/// When anything of a kind or a city was changed or taken away last.
async fn changed(database: &Database, (kind, city): (&str, &str)) -> Result<Option<Moment>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"SELECT max(max(updated_at, coalesce(withdrawn_at, ''))) AS "at: Moment" FROM item
           WHERE (?1 = '' OR kind = ?1) AND (?2 = '' OR member_city = ?2)"#,
        kind,
        city
    )
    .fetch_one(database)
    .await
}

async fn answer(
    app: &App,
    (path, page, title): (&str, &str, &str),
    mut entries: Vec<Entry>,
    changed_at: Option<Moment>,
) -> Result<Response, Error> {
    // a site without any has been as it is since it was filled
    let begun = sqlx::query_scalar!(r#"SELECT min(updated_at) AS "at: Moment" FROM page"#).fetch_one(&app.database).await?;
    let newest = entries.iter().map(|entry| entry.updated_at).chain(changed_at).max().or(begun);
    entries.sort_by(|one, other| (other.published_at, &other.id).cmp(&(one.published_at, &one.id)));
    let chapter = Chapter::find(&app.database).await?;
    let feed = Feed {
        origin: &app.origin(),
        title: &format!("{title} – {}", chapter.short_name),
        chapter: &chapter,
        path,
        page,
        id: &app.secret.uuid("feed", path.as_bytes()),
        updated_at: newest.unwrap_or_else(|| Moment::new(jiff::Timestamp::UNIX_EPOCH)),
        entries: &entries,
    };
    let headers = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"), (header::CACHE_CONTROL, web::PUBLIC)];
    Ok((headers, feed.render()?).into_response())
}
