//! The directory on paper: every place with its ties, by county; and the same by country.

use super::{
    sheet::Sheet,
    text::{Piece, pieces},
};
use crate::{
    app::App,
    chapter::Frame,
    directory::{MemberCity, Partnership},
    pages::Page,
    say,
    web::Error,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// So many ties are printed; with more the paper is a book, and says so.
const MOST_TIES: usize = 5_000;

/// The directory.
#[derive(Serialize)]
pub struct Directory {
    paper: &'static str,
    title: String,
    description: String,
    #[serde(flatten)]
    sheet: Sheet,
    counties: Vec<County>,
    countries: Vec<Country>,
    /// Whether there are more ties than are printed.
    is_cut: bool,
    /// How to join, in the words of the page `join`.
    join: Vec<Piece>,
}

#[derive(Serialize)]
struct County {
    name: String,
    cities: Vec<City>,
}

#[derive(Serialize)]
struct City {
    name: String,
    /// Who looks after its ties; may be empty.
    organization: String,
    ties: Vec<Tie>,
}

#[derive(Serialize)]
struct Tie {
    partner: String,
    other_names: Vec<Name>,
    country: String,
    is_friendship: bool,
    since: Option<i64>,
    /// What there is to say beyond an active tie; may be empty.
    status: String,
}

#[derive(Serialize)]
struct Name {
    text: String,
    lang: &'static str,
}

#[derive(Serialize)]
struct Country {
    name: String,
    partners: Vec<Partner>,
}

#[derive(Serialize)]
struct Partner {
    name: String,
    members: Vec<String>,
}

impl Directory {
    /// As it is now.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn gather(app: &App, frame: &Frame) -> Result<Self, Error> {
        let mut ties = Partnership::all(&app.database).await?;
        let is_cut = ties.len() > MOST_TIES;
        ties.truncate(MOST_TIES);
        let organizations = MemberCity::organizations(&app.database).await?;
        let join = Page::find(&app.database, "join").await?;
        Ok(Self {
            paper: "directory",
            title: format!("Sister cities of {}: the directory", frame.chapter.region),
            description: frame.chapter.description.clone(),
            sheet: Sheet::gather(app, frame).await?,
            counties: counties(&ties, &organizations),
            countries: countries(&ties),
            is_cut,
            join: join.map(|page| pieces(&page.body, &frame.origin)).unwrap_or_default(),
        })
    }
}

/// The ties by county and place; they come in the order of the places.
fn counties(ties: &[Partnership], organizations: &BTreeMap<String, String>) -> Vec<County> {
    let mut counties: BTreeMap<&str, Vec<City>> = BTreeMap::new();
    for ties in ties.chunk_by(|one, next| one.member_slug == next.member_slug) {
        counties.entry(&ties[0].county).or_default().push(City {
            name: ties[0].member_name.clone(),
            organization: organizations.get(&ties[0].member_slug).cloned().unwrap_or_default(),
            ties: ties.iter().map(Tie::of).collect(),
        });
    }
    counties.into_iter().map(|(name, cities)| County { name: name.to_owned(), cities }).collect()
}

impl Tie {
    fn of(tie: &Partnership) -> Self {
        let names = tie.partner_names().into_iter();
        Self {
            partner: tie.partner_name.clone(),
            // names in Latin letters stand on the partner's page
            other_names: names
                .filter(|name| !name.lang.is_empty())
                .map(|name| Name { text: name.text.to_owned(), lang: name.lang })
                .collect(),
            country: tie.country_name.clone(),
            is_friendship: tie.kind == "friendship_city",
            since: tie.since_year,
            status: tie.status_words().map(|words| say!(words)).unwrap_or_default(),
        }
    }
}

/// The ties that hold now, from the other end.
fn countries(ties: &[Partnership]) -> Vec<Country> {
    let mut countries: BTreeMap<&str, BTreeMap<(String, &str), Vec<String>>> = BTreeMap::new();
    for tie in ties.iter().filter(|tie| tie.is_current()) {
        let key = (deunicode::deunicode(&tie.partner_name).to_lowercase(), tie.partner_name.as_str());
        countries.entry(&tie.country_name).or_default().entry(key).or_default().push(tie.member_name.clone());
    }
    let partner = |((_, name), members): ((String, &str), Vec<String>)| Partner { name: name.to_owned(), members };
    countries
        .into_iter()
        .map(|(name, partners)| Country { name: name.to_owned(), partners: partners.into_iter().map(partner).collect() })
        .collect()
}
