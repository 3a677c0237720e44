//! An event as it looks, on its public page and before it is published.

use crate::{
    app::App,
    content,
    directory::{MemberCity, PartnerCity},
    items::ItemFile,
    submissions::{ATTENDANCES, KINDS, NewEvent, Occurrence, Venue},
    web::filters::{long_day, place_of},
};
use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};

/// An event with what is looked up for it. Nothing of it tells who sent it, or what only those who reply are told.
#[derive(Debug)]
pub struct EventView {
    /// Its words.
    event: NewEvent,
    /// The host's page in the directory, if there is one.
    host_path: Option<String>,
    /// Names and pages of the places abroad that it concerns.
    partners: Vec<(String, String)>,
    /// Its files.
    files: Vec<ItemFile>,
}

impl EventView {
    /// Looks up what belongs to an event.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(app: &App, event: NewEvent, files: Vec<ItemFile>) -> Result<Self, sqlx::Error> {
        let slug = content::slug(&event.host);
        let host_path = MemberCity::find(&app.database, &slug).await?.map(|city| format!("/cities/{}", city.slug));
        let mut partners = Vec::new();
        for key in &event.partners {
            if let Some(city) = PartnerCity::find(&app.database, key).await? {
                partners.push((format!("{}, {}", city.name, city.country_name), format!("/partners/{}", city.slug)));
            }
        }
        Ok(Self { event, host_path, partners, files })
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.event.title
    }

    /// Its words.
    #[must_use]
    pub fn event(&self) -> &NewEvent {
        &self.event
    }

    /// The host's page in the directory; empty if there is none.
    #[must_use]
    pub fn host_path(&self) -> &str {
        self.host_path.as_deref().unwrap_or_default()
    }

    /// Names and pages of the places abroad that it concerns.
    #[must_use]
    pub fn partners(&self) -> &[(String, String)] {
        &self.partners
    }

    /// Its picture.
    #[must_use]
    pub fn image(&self) -> Option<&ItemFile> {
        self.files.iter().find(|file| file.is_image)
    }

    /// Its files besides the picture.
    pub fn files(&self) -> impl Iterator<Item = &ItemFile> {
        self.files.iter().filter(|file| !file.is_image)
    }

    /// Whether there are files besides the picture.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.files().next().is_some()
    }

    /// A word if it does not take place as announced; empty if it does.
    #[must_use]
    pub fn badge(&self) -> &'static str {
        badge(&self.event.status)
    }

    /// Its kind in words; empty if nobody has said one.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        KINDS[1..].iter().find(|(key, _)| *key == self.event.kind).map_or("", |(_, words)| words)
    }

    /// How one takes part, in words.
    #[must_use]
    pub fn attendance(&self) -> &'static str {
        ATTENDANCES.iter().find(|(key, _)| *key == self.event.attendance).map_or("", |(_, words)| words)
    }

    /// A date with the clock that it is on: "Wednesday, 7 July 2027, 6:30 pm to 9:00 pm, Los Angeles time (PDT)".
    #[must_use]
    pub fn when(&self, date: &Occurrence) -> String {
        format!("{}, {}", date.words(), clock(&self.event.zone, date.on, date.starts_at))
    }

    /// The last day of a call, with the clock that it is on.
    #[must_use]
    pub fn closes(&self) -> String {
        let Some(call) = &self.event.call else { return String::new() };
        let time = call.closes_at.map_or_else(|| "at the end of the day".to_owned(), |time| time.strftime("%-I:%M %P").to_string());
        let (day, clock) = (long_day(call.closes_on), clock(&self.event.zone, call.closes_on, call.closes_at));
        format!("{}, {day}, {time}, {clock}", call.closes_on.strftime("%A"))
    }

    /// A place in one line.
    #[must_use]
    pub fn place(&self, venue: &Venue) -> String {
        venue.words()
    }

    /// The web address, if it is one that a browser can follow.
    #[must_use]
    pub fn link(&self) -> &str {
        followed(&self.event.link)
    }
}

/// A word for an event that does not take place as announced; empty for one that does.
pub(super) fn badge(status: &str) -> &'static str {
    match status {
        "moved" => "Moved to this date",
        "postponed" => "Postponed",
        "cancelled" => "Cancelled",
        _ => "",
    }
}

/// Nothing but the web is linked to, whatever is stored.
pub(crate) fn followed(link: &str) -> &str {
    if link.starts_with("https://") || link.starts_with("http://") { link } else { "" }
}

/// "Los Angeles time (PDT)", with the abbreviation that holds on that day if there is one of letters.
fn clock(zone: &str, on: Date, at: Option<Time>) -> String {
    let place = place_of(zone);
    let noon = Time::constant(12, 0, 0, 0);
    let moment =
        TimeZone::get(zone).ok().and_then(|zone| zone.to_ambiguous_zoned_datetime(on.to_datetime(at.unwrap_or(noon))).compatible().ok());
    let short = moment.map(|moment| moment.strftime("%Z").to_string()).filter(|short| short.chars().all(char::is_alphabetic));
    short.map_or_else(|| format!("{place} time"), |short| format!("{place} time ({short})"))
}
