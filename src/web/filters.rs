//! Formatting, for templates: numbers, days, addresses and Markdown.

#![expect(
    clippy::inline_always,
    clippy::unused_self,
    clippy::unnecessary_wraps,
    clippy::trivially_copy_pass_by_ref,
    reason = "the shapes that askama's filter_fn asks for and makes"
)]

use crate::{
    clock::Moment,
    languages::{self, Argument, Markup, Message, Takes},
};
use askama::{
    Result, Values,
    filters::{Escaper as _, Html, Safe},
};
use jiff::tz::TimeZone;

/// A text as HTML, in elements and in quoted attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // a String takes all that is written
    let _ = Html.write_escaped_str(&mut html, text);
    html
}

/// A text of the site by its id, in the language that is spoken.
///
/// # Errors
/// None; templates ask for a `Result`.
#[askama::filter_fn]
pub fn t(id: &str, _: &dyn Values) -> Result<Message> {
    Ok(Message::new(id))
}

/// The same, where the text itself is HTML.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn markup(id: &str, _: &dyn Values) -> Result<Markup> {
    Ok(Markup::new(id))
}

/// Fills a place in a text: `{{ "id"|t|with("name", value) }}`.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn with<M: Takes, A: Argument>(text: M, _: &dyn Values, name: &str, value: A) -> Result<M> {
    Ok(text.with(name, &value))
}

/// The answers of a choice, each with its value and the id of its text, as value and text.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn said<C: AsRef<[(&'static str, &'static str)]>>(choices: C, _: &dyn Values) -> Result<Vec<(&'static str, String)>> {
    Ok(choices.as_ref().iter().map(|(value, id)| (*value, Message::new(*id).to_string())).collect())
}

/// The name of a country in the language that is spoken.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn country(name: &str, _: &dyn Values) -> Result<String> {
    Ok(languages::country(name))
}

/// 1234567 as "1,234,567".
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn grouped(number: &i64, _: &dyn Values) -> Result<String> {
    Ok(languages::number(*number))
}

/// A stored day, ISO 8601, as "24 November 2026"; a text that is no day stays as it is.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn iso_day(text: &str, _: &dyn Values) -> Result<String> {
    Ok(text.parse().map_or_else(|_| text.to_owned(), languages::day))
}

/// An instant as a day where `zone` is.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn day_in(moment: &Moment, _: &dyn Values, zone: &TimeZone) -> Result<String> {
    Ok(languages::day(moment.day_in(zone)))
}

/// An instant as day and time where `zone` is, with the zone's name.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn moment_in(moment: &Moment, _: &dyn Values, zone: &TimeZone) -> Result<String> {
    Ok(languages::moment(&moment.timestamp().to_zoned_datetime(zone.clone())))
}

/// A web address's host, as the words of a link.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn host(address: &str, _: &dyn Values) -> Result<String> {
    Ok(host_of(address))
}

/// The same where there is little room: a line is broken before a dot rather than within a name.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn host_in_parts(address: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(escaped(&host_of(address)).replace('.', "<wbr>.")))
}

fn host_of(address: &str) -> String {
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_default().trim_start_matches("www.").to_owned()
}

/// Markdown as HTML that can do no harm.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn markdown(text: &str, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(super::markdown(text)))
}

/// A text as XML 1.0 can hold it: without control characters and those that are none (section 2.2), nor those that turn the
/// direction of writing.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn xml(text: &str, _: &dyn Values) -> Result<String> {
    let is_held = |letter: &char| {
        let is_none = u32::from(*letter) & 0xfffe == 0xfffe || matches!(letter, '\u{fdd0}'..='\u{fdef}');
        let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        matches!(letter, '\n' | '\t') || !letter.is_control() && !is_none && !turns
    };
    Ok(text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(is_held).collect())
}

/// An IANA time zone as the place it is named after: `America/Los_Angeles` as "Los Angeles".
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn place(zone: &str, _: &dyn Values) -> Result<String> {
    Ok(place_of(zone))
}

/// The place that an IANA time zone is named after.
#[must_use]
pub fn place_of(zone: &str) -> String {
    zone.split_once('/').map_or(zone, |(_, place)| place).replace('_', " ").replace('/', ", ")
}

/// The site's address for programs that subscribe to a calendar: `https://example.org` as `webcal://example.org`.
///
/// # Errors
/// None.
#[askama::filter_fn]
pub fn webcal(origin: &str, _: &dyn Values) -> Result<String> {
    Ok(format!("webcal://{}", origin.split_once("://").map_or(origin, |(_, host)| host)))
}
