//! The brochure: two pages that say what the chapter is, with which places it is tied, and how to take part.

use super::{
    sheet::Sheet,
    text::{Piece, pieces},
};
use crate::{app::App, chapter::Frame, database::Database, pages::Page, web::Error};
use serde::Serialize;

/// The brochure.
#[derive(Serialize)]
pub struct Brochure {
    paper: &'static str,
    title: String,
    description: String,
    #[serde(flatten)]
    sheet: Sheet,
    /// What the chapter is for, in the words of the page `mission` before its first heading.
    mission: Vec<Piece>,
    /// How to join, in the words of the page `join`.
    join: Vec<Piece>,
    /// Places with a tie that holds, by name.
    places: Vec<String>,
    /// Whether there are more.
    is_cut: bool,
    countries: Vec<CountryCount>,
    quotation: Option<Quotation>,
}

/// So many letters of the mission have room.
const MISSION: usize = 700;
/// So many places are named.
const MOST_PLACES: usize = 160;

/// A country with how many ties it has.
#[derive(Serialize)]
struct CountryCount {
    name: String,
    ties: i64,
}

/// What a president has said.
#[derive(Serialize)]
struct Quotation {
    name: String,
    body: String,
}

impl Brochure {
    /// As it is now.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn gather(app: &App, frame: &Frame) -> Result<Self, Error> {
        let database = &app.database;
        let (mission, join) = (Page::find(database, "mission").await?, Page::find(database, "join").await?);
        let mut places = places(database).await?;
        let is_cut = places.len() > MOST_PLACES;
        places.truncate(MOST_PLACES);
        Ok(Self {
            paper: "brochure",
            title: format!("{}: the brochure", frame.chapter.short_name),
            description: frame.chapter.description.clone(),
            sheet: Sheet::gather(app, frame).await?,
            mission: mission.map(|page| short(pieces(&page.body, &frame.origin))).unwrap_or_default(),
            join: join.map(|page| pieces(&page.body, &frame.origin)).unwrap_or_default(),
            places,
            is_cut,
            countries: countries(database).await?,
            quotation: quotation(database).await?,
        })
    }
}

/// As much of a text before its first heading as has room on the first page.
fn short(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut length = 0;
    let has_room = |piece: &Piece| {
        length += piece.length();
        length <= MISSION
    };
    pieces.into_iter().take_while(|piece| !piece.is_heading()).take_while(has_room).collect()
}

async fn places(database: &Database) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!(
        "SELECT name FROM member_city WHERE id IN (SELECT member FROM partnership WHERE status = 'active') ORDER BY search_name LIMIT 1000"
    )
    .fetch_all(database)
    .await
}

/// The countries with the most ties.
async fn countries(database: &Database) -> Result<Vec<CountryCount>, sqlx::Error> {
    sqlx::query_as!(
        CountryCount,
        r#"SELECT country.name, count(*) AS "ties!: i64"
           FROM partnership JOIN partner_city ON partner_city.id = partner JOIN country ON country.code = partner_city.country
           WHERE status = 'active' GROUP BY country.code ORDER BY 2 DESC, country.name LIMIT 8"#
    )
    .fetch_all(database)
    .await
}

/// The first that is neither a word nor a speech.
async fn quotation(database: &Database) -> Result<Option<Quotation>, sqlx::Error> {
    sqlx::query_as!(
        Quotation,
        "SELECT name, body FROM quotation JOIN president ON president.slug = president
         WHERE length(body) BETWEEN 60 AND 420
         ORDER BY president.rank, president.position, quotation.rank, quotation.position LIMIT 1"
    )
    .fetch_optional(database)
    .await
}
