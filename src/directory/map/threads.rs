//! The threads of the world map: a great circle from each place of the region to each of its partners.

use super::{
    land::{whole, write_step},
    projection::{HEIGHT, Place, WIDTH, drawn, great_circle, relative},
};
use crate::{chapter::Chapter, database::Database};
use std::fmt::Write as _;

/// The map's moving parts; the land behind them is a file of its own.
#[derive(Debug)]
pub struct WorldMap {
    /// Places of the region with their threads, by name.
    pub members: Vec<MemberThreads>,
}

/// A place of the region with its threads.
#[derive(Debug)]
pub struct MemberThreads {
    /// Its key.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Where it is in the drawing.
    pub at: (i32, i32),
    /// One thread per current partnership.
    pub threads: Vec<Thread>,
}

/// One partnership in the drawing.
#[derive(Debug)]
pub struct Thread {
    /// Key of the partner city.
    pub partner_slug: String,
    /// Name of the partner city.
    pub partner_name: String,
    /// Its country.
    pub country: String,
    /// First year, if known.
    pub since_year: Option<i64>,
    /// The great circle, as the `d` of an SVG path.
    pub path: String,
    /// Where the partner city is in the drawing.
    pub at: (i32, i32),
}

impl WorldMap {
    /// Width of the drawing, in its units.
    pub const WIDTH: f64 = WIDTH;
    /// Height of the drawing.
    pub const HEIGHT: f64 = HEIGHT;

    /// Draws the current partnerships; at most 2,000, beyond which a map is a blot.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn draw(database: &Database, chapter: &Chapter) -> Result<Self, sqlx::Error> {
        let rows = sqlx::query!(
            "SELECT member_city.slug AS member_slug, member_city.name AS member_name,
                    member_city.latitude AS member_latitude, member_city.longitude AS member_longitude,
                    partner_city.slug AS partner_slug, partner_city.name AS partner_name,
                    partner_city.latitude, partner_city.longitude, country.name AS country, since_year
             FROM partnership
             JOIN member_city ON member_city.id = member
             JOIN partner_city ON partner_city.id = partner
             JOIN country ON country.code = partner_city.country
             WHERE status = 'active'
             ORDER BY member_city.search_name, member_city.slug, partner_city.search_name LIMIT 2000"
        )
        .fetch_all(database)
        .await?;
        let mut members: Vec<MemberThreads> = Vec::new();
        for row in rows {
            let from = Place { latitude: row.member_latitude, longitude: row.member_longitude };
            let to = Place { latitude: row.latitude, longitude: row.longitude };
            let thread = Thread {
                path: thread(from, to, chapter.map_longitude),
                at: unit(to, chapter.map_longitude),
                partner_slug: row.partner_slug,
                partner_name: row.partner_name,
                country: row.country,
                since_year: row.since_year,
            };
            match members.last_mut().filter(|member| member.slug == row.member_slug) {
                Some(member) => member.threads.push(thread),
                None => members.push(MemberThreads {
                    slug: row.member_slug,
                    name: row.member_name,
                    at: unit(from, chapter.map_longitude),
                    threads: vec![thread],
                }),
            }
        }
        Ok(Self { members })
    }
}

fn unit(place: Place, centre: f64) -> (i32, i32) {
    whole(drawn(Place { longitude: relative(place.longitude, centre), ..place }))
}

/// A great circle as an SVG path; where it leaves the drawing on one side it goes on at the other.
fn thread(from: Place, to: Place, centre: f64) -> String {
    let mut path = String::new();
    let mut before: Option<((i32, i32), f64)> = None;
    for place in great_circle(from, to, 8.0) {
        let longitude = relative(place.longitude, centre);
        let (x, y) = unit(place, centre);
        match before {
            Some(((last_x, last_y), last)) if (longitude - last).abs() < 180.0 => write_step(&mut path, x - last_x, y - last_y),
            _ => write!(path, "M{x} {y}l").expect("a String takes all that is written"),
        }
        before = Some(((x, y), longitude));
    }
    path
}
