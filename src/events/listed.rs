//! Events of a list, with what they can be chosen by.

use super::{
    entry::{Entry, title_of},
    filter::Filter,
};
use crate::{
    app::App,
    clock::Moment,
    items::Item,
    languages::{self, Language},
    say, search,
    submissions::{Content, KINDS, NewEvent},
    translations::Translation,
    web::Error,
};
use std::collections::{HashMap, HashSet};

/// An event of a list.
#[derive(Debug)]
pub struct Listed {
    /// Its row.
    pub item: Item,
    /// Its words.
    pub event: NewEvent,
    /// Its title, in the language that is spoken if it is translated.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// Key and name of the host, if it is one of the directory.
    pub cities: Vec<(String, String)>,
    /// Keys and names of the countries whose cities it concerns.
    pub countries: Vec<(String, String)>,
    /// Its kind, if one was said.
    pub kinds: Vec<(String, String)>,
    /// Whether it has the words that are looked for.
    pub is_found: bool,
}

impl Listed {
    /// The events of a list, in its order.
    ///
    /// # Errors
    /// If the database cannot be read, or what is stored is no event.
    pub async fn all(app: &App, items: Vec<Item>, filter: &Filter) -> Result<Vec<Self>, Error> {
        let numbers = serde_json::json!(items.iter().map(|item| item.submission).collect::<Vec<_>>()).to_string();
        let (mut cities, mut countries) = (cities(app, &numbers).await?, countries(app, &numbers).await?);
        let found: Option<HashSet<String>> = match filter.q.trim() {
            "" => None,
            typed => {
                let paths = serde_json::json!(items.iter().map(Item::path).collect::<Vec<_>>()).to_string();
                Some(search::among(&app.database, typed, &paths).await?)
            }
        };
        let mut titles = Translation::titles_of(&app.database, items.iter().map(Item::subject).collect()).await?;
        let mut listed = Vec::new();
        for item in items {
            let Content::Event(event) = item.read()? else { continue };
            let (title, language) = title_of(&item, &event, &mut titles);
            listed.push(Self {
                title,
                language,
                cities: cities.remove(&item.submission).unwrap_or_default(),
                countries: countries.remove(&item.submission).unwrap_or_default(),
                kinds: KINDS[1..]
                    .iter()
                    .filter(|(key, _)| *key == event.kind)
                    .map(|(key, words)| ((*key).to_owned(), say!(*words)))
                    .collect(),
                is_found: found.as_ref().is_some_and(|found| found.contains(&item.path())),
                event: *event,
                item,
            });
        }
        Ok(listed)
    }

    /// The same as it stands in a list now.
    #[must_use]
    pub fn entry(&self, now: Moment) -> Entry {
        Entry { title: self.title.clone(), language: self.language, ..Entry::of(&self.item, &self.event, now) }
    }
}

type Keyed = HashMap<i64, Vec<(String, String)>>;

/// Of the events (a JSON list of numbers) of a host in the directory that host.
async fn cities(app: &App, numbers: &str) -> Result<Keyed, sqlx::Error> {
    let rows = sqlx::query!(
        "SELECT item.submission, member_city.slug, member_city.name FROM item JOIN member_city ON member_city.slug = item.member_city
         WHERE item.submission IN (SELECT value FROM json_each(?))",
        numbers
    );
    let mut keyed = Keyed::new();
    for row in rows.fetch_all(&app.database).await? {
        keyed.entry(row.submission).or_default().push((row.slug, row.name));
    }
    Ok(keyed)
}

/// Of the events that concern places abroad their countries, each once.
async fn countries(app: &App, numbers: &str) -> Result<Keyed, sqlx::Error> {
    let rows = sqlx::query!(
        "SELECT DISTINCT item.submission, country.slug, country.name
         FROM item_partner JOIN item ON item.id = item_partner.item JOIN partner_city ON partner_city.slug = item_partner.partner
         JOIN country ON country.code = partner_city.country WHERE item.submission IN (SELECT value FROM json_each(?))",
        numbers
    );
    let mut keyed = Keyed::new();
    for row in rows.fetch_all(&app.database).await? {
        keyed.entry(row.submission).or_default().push((row.slug, languages::country(&row.name)));
    }
    Ok(keyed)
}
