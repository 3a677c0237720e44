//! An issue of the digest: what it tells, fixed when it is made, and the letter that is made of it for one subscriber.

use crate::{
    app::App, chapter::Chapter, clock::Moment, events, items::Item, languages, news::Post, newsletters, submissions, web::filters::place_of,
};
use askama::Template;
use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

/// What has its own heading in the letter, in the letter's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Events published since the last issue.
    New,
    /// Events of which something has changed since.
    Changed,
    /// Newsletters published since.
    Newsletters,
    /// The chapter's posts since.
    News,
    /// Events soon to come that an earlier issue has told of.
    Soon,
}

/// The parts and their headings.
const PARTS: [(Part, &str); 5] = [
    (Part::New, "New events"),
    (Part::Changed, "Events that have changed"),
    (Part::Newsletters, "Newsletters"),
    (Part::News, "News of the chapter"),
    (Part::Soon, "Coming up soon"),
];

/// One thing that an issue tells of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Under which heading.
    pub part: Part,
    /// Its title.
    pub title: String,
    /// When and where, line by line.
    pub lines: Vec<String>,
    /// Its address on the site.
    pub path: String,
    /// The pages of places that it belongs to.
    pub places: Vec<String>,
}

/// What an issue tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "letters/digest.txt")]
struct DigestLetter<'a> {
    chapter: &'a Chapter,
    origin: &'a str,
    parts: &'a [(&'static str, Vec<&'a Entry>)],
    often: &'a str,
    token: &'a str,
}

impl Content {
    /// What was published or changed after `since` and not after `until`, and what comes soon.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is not of its kind.
    pub async fn collect(app: &App, chapter: &Chapter, frequency: &str, (since, until): (Moment, Moment)) -> anyhow::Result<Self> {
        let (now, zone) = (app.clock.now(), chapter.zone());
        let today = now.day_in(&zone);
        let mut entries = Vec::new();
        let fresh = Item::fresh(&app.database, since, until, now).await?;
        for item in &fresh {
            let part = match item.kind.as_str() {
                "newsletter" => Part::Newsletters,
                _ if item.published_at > since => Part::New,
                _ => Part::Changed,
            };
            entries.extend(entry(app, item, part, now).await?);
        }
        let soon = today.checked_add(if frequency == "weekly" { 14.days() } else { 45.days() })?.to_string();
        for item in Item::upcoming(&app.database, now, 100).await? {
            let is_told = fresh.iter().any(|told| told.submission == item.submission);
            if !is_told && item.published_at <= until && item.starts_on <= soon {
                entries.extend(entry(app, &item, Part::Soon, now).await?);
            }
        }
        // a post of today may still be written after this issue: it is the next one's
        let days = (since.day_in(&zone).to_string(), until.day_in(&zone).to_string());
        for post in Post::newest(&app.database, today).await? {
            if (&days.0..&days.1).contains(&&post.published_on) {
                let day = post.published_on.parse::<Date>().map(languages::day).unwrap_or_default();
                let path = format!("/news/{}", post.slug);
                entries.push(Entry { part: Part::News, title: post.title, lines: vec![day], path, places: Vec::new() });
            }
        }
        Ok(Self { entries })
    }

    /// What of it is for somebody who has chosen these places, with its headings; nothing if nothing of that is new.
    #[must_use]
    pub fn about(&self, places: &[String]) -> Option<Vec<(&'static str, Vec<&Entry>)>> {
        let is_for = |entry: &&Entry| places.is_empty() || entry.places.iter().any(|place| places.contains(place));
        let chosen: Vec<&Entry> = self.entries.iter().filter(is_for).collect();
        chosen.iter().any(|entry| entry.part != Part::Soon).then(|| {
            let of = |part| chosen.iter().copied().filter(|entry| entry.part == part).collect::<Vec<_>>();
            PARTS.iter().map(|(part, heading)| (*heading, of(*part))).filter(|(_, entries)| !entries.is_empty()).collect()
        })
    }

    /// The words of the letter for somebody who has chosen these places; nothing if nothing is new for them.
    ///
    /// # Errors
    /// If the template cannot be rendered.
    pub fn letter(
        &self,
        (origin, chapter): (&str, &Chapter),
        places: &[String],
        frequency: &str,
        token: &str,
    ) -> askama::Result<Option<String>> {
        let Some(parts) = self.about(places) else { return Ok(None) };
        let often = if frequency == "weekly" { "once a week" } else { "once a month" };
        DigestLetter { chapter, origin, parts: &parts, often, token }.render().map(Some)
    }
}

/// A title or a line of a letter: one line, whatever was typed.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn entry(app: &App, item: &Item, part: Part, now: Moment) -> anyhow::Result<Option<Entry>> {
    let one = std::slice::from_ref(item);
    let found = if item.kind == "event" {
        let entries = events::Entry::all(one, now).map_err(|error| anyhow::anyhow!("an event cannot be read: {error:?}"))?;
        let zone = if let submissions::Content::Event(event) = item.read()? { place_of(&event.zone) } else { String::new() };
        entries.into_iter().next().map(|entry| (entry.title, vec![entry.badge, format!("{} ({zone} time)", entry.when), entry.place]))
    } else {
        let entries = newsletters::Entry::all(one).map_err(|error| anyhow::anyhow!("a newsletter cannot be read: {error:?}"))?;
        entries.into_iter().next().map(|entry| (entry.title, vec![entry.organization, entry.issue]))
    };
    let places = item.places(&app.database).await?;
    Ok(found.map(|(title, lines)| Entry {
        part,
        title: line(&title),
        lines: lines.iter().map(|text| line(text)).filter(|line| !line.is_empty()).collect(),
        path: item.path(),
        places,
    }))
}
