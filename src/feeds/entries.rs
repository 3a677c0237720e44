//! The entries of feeds.

use crate::{
    app::App,
    clock::Moment,
    directory::Anniversary,
    items::Item,
    languages::{self, Language},
    news::Post,
    reading::language,
    submissions::{Content, NewEvent, NewNewsletter, Occurrence},
    web::Error,
};
use jiff::{civil::Date, tz::TimeZone};

/// An entry of a feed.
#[derive(Debug)]
pub struct Entry {
    /// Its name for ever: a URN (RFC 9562).
    pub id: String,
    /// Its title, as text.
    pub title: String,
    /// The address of its page, from the first slash.
    pub path: String,
    /// Who it comes from.
    pub author: String,
    /// When it was published.
    pub published_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
    /// What it says: paragraphs of text, or HTML that can do no harm.
    pub body: Body,
    /// The tag of its language (BCP 47); empty if that is not known.
    pub lang: String,
}

/// What an entry says.
#[derive(Debug)]
pub enum Body {
    /// Lines.
    Text(String),
    /// HTML.
    Html(String),
}

/// The entries of events and newsletters.
///
/// # Errors
/// If what is stored is neither.
pub fn of_items(app: &App, items: &[Item]) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::new();
    for item in items {
        let (title, author, text, lang) = match item.read()? {
            Content::Event(event) => {
                let language = Some(event.written_in(item.language)).filter(|language| !language.is_default());
                (event_title(&event), event.host.clone(), event_text(&event), language.map(Language::tag).unwrap_or_default().to_owned())
            }
            Content::Newsletter(newsletter) => {
                let text = newsletter_text(&newsletter);
                (newsletter.title, newsletter.organization, text, language::tag(&newsletter.language))
            }
        };
        entries.push(Entry {
            id: app.secret.uuid("entry", format!("item {}", item.submission).as_bytes()),
            title,
            path: item.path(),
            author,
            published_at: item.published_at,
            updated_at: item.updated_at,
            body: Body::Text(text),
            lang,
        });
    }
    Ok(entries)
}

fn event_title(event: &NewEvent) -> String {
    let word = match event.status.as_str() {
        "moved" => "Moved: ",
        "postponed" => "Postponed: ",
        "cancelled" => "Cancelled: ",
        _ => "",
    };
    format!("{word}{}", event.title)
}

/// When, where and what: nothing that only those who reply are told.
fn event_text(event: &NewEvent) -> String {
    let mut lines: Vec<String> = event.dates.iter().map(Occurrence::words).collect();
    lines.extend(event.call.as_ref().map(|call| format!("Closes on {}", languages::day(call.closes_on))));
    let mut places: Vec<&str> = event.venues.iter().map(|venue| venue.city.as_str()).filter(|city| !city.is_empty()).collect();
    places.dedup();
    if event.attendance != "in_person" {
        places.push("online");
    }
    lines.push(places.join(", "));
    lines.push(event.description.clone());
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn newsletter_text(newsletter: &NewNewsletter) -> String {
    let date = newsletter.issued_on.map(languages::day).unwrap_or_default();
    let lines = [&newsletter.issue, &date, &newsletter.summary].map(String::as_str);
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The entry of a news post, which is there from the first moment of its day on.
#[must_use]
pub fn of_post(app: &App, post: &Post, zone: &TimeZone) -> Entry {
    let day: Date = post.published_on.parse().unwrap_or_default();
    let begins = day.to_zoned_datetime(zone.clone()).map_or(post.updated_at, |begins| Moment::new(begins.timestamp()));
    Entry {
        id: app.secret.uuid("entry", format!("news {}", post.name).as_bytes()),
        title: post.title.clone(),
        path: post.path(),
        author: String::new(),
        published_at: begins,
        updated_at: post.updated_at.max(begins),
        body: Body::Html(post.html()),
        lang: String::new(),
    }
}

/// The entry of a round year of a partnership: a year, and never a day.
#[must_use]
pub fn of_anniversary(app: &App, one: &Anniversary, zone: &TimeZone) -> Entry {
    let begins = one.begins_on().to_zoned_datetime(zone.clone()).map_or(one.tie.updated_at, |begins| Moment::new(begins.timestamp()));
    let (tie, kind) = (&one.tie, one.tie.kind_words());
    let since = tie.since_year.unwrap_or_default();
    let source = &tie.source_title;
    let text = format!(
        "In {}: {} and {}, {}, a {kind} since {since}.\nKnown from: {source}.",
        one.year, tie.member_name, tie.partner_name, tie.country_name
    );
    Entry {
        id: app.secret.uuid("entry", format!("anniversary {} {}", tie.id, one.year).as_bytes()),
        title: one.title(),
        path: format!("/cities/{}#{}", tie.member_slug, tie.partner_slug),
        author: String::new(),
        published_at: begins,
        updated_at: tie.updated_at.max(begins),
        body: Body::Text(text),
        lang: String::new(),
    }
}
