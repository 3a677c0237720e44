//! An event as it looks, on its public page and before it is published.

use super::date::{ShownDate, clock};
use crate::{
    app::App,
    calendar, content,
    directory::{MemberCity, PartnerCity},
    items::ItemFile,
    languages::{self, Language},
    say,
    submissions::{ATTENDANCES, KINDS, NewEvent, Venue, zone_of},
    translations::Translation,
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
    /// Its dates, as they are shown.
    dates: Vec<ShownDate>,
    /// In which it is written.
    written_in: Language,
    /// In which title and description are: an editor may have written them anew.
    words_in: Language,
}

impl EventView {
    /// Looks up what belongs to the event of a submission, which was sent in in some language.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(
        app: &App,
        (submission, sent_in): (i64, Language),
        event: NewEvent,
        files: Vec<ItemFile>,
    ) -> Result<Self, sqlx::Error> {
        let slug = content::slug(&event.host);
        let host_path = MemberCity::find(&app.database, &slug).await?.map(|city| city.path());
        let (mut partners, mut zones) = (Vec::new(), Vec::new());
        for key in &event.partners {
            let key = PartnerCity::present_key(&app.database, key).await?;
            if let Some(city) = PartnerCity::find(&app.database, &key).await? {
                partners.push((format!("{}, {}", city.name, city.country_name), format!("/partners/{}", city.slug)));
                zones.push((city.name, city.time_zone));
            }
        }
        let entries = calendar::Entry::of(&app.database, submission).await?;
        let dates = ShownDate::all(&event, &entries, &zones, app.clock.now());
        let written_in = event.written_in(sent_in);
        Ok(Self { event, host_path, partners, files, dates, written_in, words_in: written_in })
    }

    /// Takes title and description from a translation into the language that is spoken.
    pub fn translate(&mut self, translation: Translation) {
        (self.event.title, self.event.description, self.words_in) = (translation.title, translation.body, Language::current());
    }

    /// The language in which it is written.
    #[must_use]
    pub fn written_in(&self) -> Language {
        self.written_in
    }

    /// The language of its title and its description.
    #[must_use]
    pub fn words_in(&self) -> Language {
        self.words_in
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
    pub fn badge(&self) -> String {
        badge(&self.event.status)
    }

    /// Its kind in words; empty if nobody has said one.
    #[must_use]
    pub fn kind(&self) -> String {
        KINDS[1..].iter().find(|(key, _)| *key == self.event.kind).map(|(_, words)| say!(*words)).unwrap_or_default()
    }

    /// How one takes part, in words.
    #[must_use]
    pub fn attendance(&self) -> String {
        ATTENDANCES.iter().find(|(key, _)| *key == self.event.attendance).map(|(_, words)| say!(*words)).unwrap_or_default()
    }

    /// Its dates, as they are shown.
    #[must_use]
    pub fn dates(&self) -> &[ShownDate] {
        &self.dates
    }

    /// The first day of a call; empty if it is not said.
    #[must_use]
    pub fn opens(&self) -> String {
        self.event.call.as_ref().and_then(|call| call.opens_on).map(languages::day_of_week).unwrap_or_default()
    }

    /// The last day on which one can reply; empty if it is not said.
    #[must_use]
    pub fn reply_by(&self) -> String {
        self.event.reply_by.map(languages::day_of_week).unwrap_or_default()
    }

    /// The last day of a call, with the clock that it is on.
    #[must_use]
    pub fn closes(&self) -> String {
        let Some(call) = &self.event.call else { return String::new() };
        let time = call.closes_at.map_or_else(|| say!("events-end-of-day"), languages::time);
        let closes = call.closes(&zone_of(&self.event.zone)).saturating_sub(jiff::SignedDuration::from_secs(1)).unwrap_or_default();
        let (day, clock) = (languages::day_of_week(call.closes_on), clock(&self.event.zone, closes, true));
        format!("{day}, {time}, {clock}")
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
pub(super) fn badge(status: &str) -> String {
    match status {
        "moved" => say!("events-moved"),
        "postponed" => say!("events-postponed"),
        "cancelled" => say!("events-cancelled"),
        _ => String::new(),
    }
}

/// Nothing but the web is linked to, whatever is stored.
pub(crate) fn followed(link: &str) -> &str {
    if link.starts_with("https://") || link.starts_with("http://") { link } else { "" }
}
