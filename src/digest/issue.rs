//! An issue of the digest: what it tells, fixed when it is made, and the letter that is made of it for one subscriber.

use crate::{
    app::App,
    chapter::Chapter,
    clock::Moment,
    events,
    items::Item,
    languages::{self, Language},
    news::Post,
    newsletters, say, submissions,
    web::{filters, filters::place_of},
};
use askama::Template;
use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// The parts and the texts of their headings.
const PARTS: [(Part, &str); 5] = [
    (Part::New, "digest-issue-new"),
    (Part::Changed, "digest-issue-changed"),
    (Part::Newsletters, "newsletters"),
    (Part::News, "digest-issue-news"),
    (Part::Soon, "digest-issue-soon"),
];

/// Lines of a letter, by the tag of their language.
type LinesIn = BTreeMap<String, Vec<String>>;

/// One thing that an issue tells of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Under which heading.
    pub part: Part,
    /// Its title.
    pub title: String,
    /// When and where, line by line, in the default language.
    lines: Vec<String>,
    /// The same in the others, by the language's tag. Issues of before there were others have none.
    #[serde(default)]
    lines_in: LinesIn,
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
    why: &'a str,
    token: &'a str,
}

impl Entry {
    /// When and where, line by line, in the language that is spoken.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        self.lines_in.get(Language::current().tag()).unwrap_or(&self.lines)
    }
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
            entries.push(entry(app, item, part, now).await?);
        }
        let soon = today.checked_add(if frequency == "weekly" { 14.days() } else { 45.days() })?.to_string();
        for item in Item::upcoming(&app.database, now, 100).await? {
            let is_told = fresh.iter().any(|told| told.submission == item.submission);
            if !is_told && item.published_at <= until && item.starts_on <= soon {
                entries.push(entry(app, &item, Part::Soon, now).await?);
            }
        }
        // a post of today may still be written after this issue: it is the next one's
        let days = (since.day_in(&zone).to_string(), until.day_in(&zone).to_string());
        for post in Post::newest(&app.database, today).await? {
            if (&days.0..&days.1).contains(&&post.published_on) {
                let day = || Ok(vec![post.published_on.parse::<Date>().map(languages::day).unwrap_or_default()]);
                let (lines, lines_in) = in_each_language(day)?;
                let path = format!("/news/{}", post.slug);
                entries.push(Entry { part: Part::News, title: post.title.clone(), lines, lines_in, path, places: Vec::new() });
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

    /// The words of the letter, in the language that is spoken, for somebody who has chosen these places; nothing if nothing is
    /// new for them.
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
        let why = if frequency == "weekly" { "digest-issue-weekly" } else { "digest-issue-monthly" };
        DigestLetter { chapter, origin, parts: &parts, why, token }.render().map(Some)
    }
}

/// A title or a line of a letter: one line, whatever was typed.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines in the default language, and in each of the others by its tag: an issue is fixed when it is made.
fn in_each_language(lines: impl Fn() -> anyhow::Result<Vec<String>>) -> anyhow::Result<(Vec<String>, LinesIn)> {
    let lines_in =
        Language::others().map(|language| Ok((language.tag().to_owned(), language.within(&lines)?))).collect::<anyhow::Result<_>>()?;
    Ok((Language::DEFAULT.within(&lines)?, lines_in))
}

/// When and where, line by line, in the language that is spoken.
fn lines_of(item: &Item, now: Moment) -> anyhow::Result<Vec<String>> {
    let lines = if let submissions::Content::Event(event) = item.read()? {
        let entry = events::Entry::of(item, &event, now);
        let when = [say!("day-at-place", date = entry.when, place = place_of(&event.zone)), entry.further_words()].join(" ");
        vec![entry.badge, when, entry.place]
    } else {
        let one = std::slice::from_ref(item);
        let entries = newsletters::Entry::all(one).map_err(|error| anyhow::anyhow!("a newsletter cannot be read: {error:?}"))?;
        entries.into_iter().flat_map(|entry| [entry.organization, entry.issue]).collect()
    };
    Ok(lines.iter().map(|text| line(text)).filter(|line| !line.is_empty()).collect())
}

async fn entry(app: &App, item: &Item, part: Part, now: Moment) -> anyhow::Result<Entry> {
    let (lines, lines_in) = in_each_language(|| lines_of(item, now))?;
    let places = item.places(&app.database).await?;
    Ok(Entry { part, title: line(item.read()?.title()), lines, lines_in, path: item.path(), places })
}
