//! The threads of the world map: a great circle from each place of the region to each of its partners.

use super::{
    dots::shared,
    land::{whole, write_step},
    projection::{HEIGHT, Place, WIDTH, drawn, great_circle, relative},
};
use crate::{chapter::Chapter, database::Database};
use std::fmt::Write as _;

/// Radius of a dot abroad, in units of the drawing.
const DOT: i32 = 2;

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
    /// Where its dot is in the drawing: that of another partner city, if the two would lie on one another.
    pub at: (i32, i32),
}

/// A tie that is to be drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Key of the place of the region.
    pub member_slug: String,
    /// Its name.
    pub member_name: String,
    /// Where it is, WGS 84 degrees north.
    pub member_latitude: f64,
    /// WGS 84 degrees east.
    pub member_longitude: f64,
    /// Key of the place abroad.
    pub partner_slug: String,
    /// Its name.
    pub partner_name: String,
    /// Where it is, WGS 84 degrees north.
    pub latitude: f64,
    /// WGS 84 degrees east.
    pub longitude: f64,
    /// Its country.
    pub country: String,
    /// First year, if known.
    pub since_year: Option<i64>,
}

impl WorldMap {
    /// Width of the drawing, in its units.
    pub const WIDTH: f64 = WIDTH;
    /// Height of the drawing.
    pub const HEIGHT: f64 = HEIGHT;

    /// Draws the current partnerships, of the 200 largest places where there are more; at most 600, beyond which a map is
    /// a blot.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn draw(database: &Database, chapter: &Chapter) -> Result<Self, sqlx::Error> {
        let rows = sqlx::query_as!(
            Drawn,
            "SELECT member_city.slug AS member_slug, member_city.name AS member_name,
                    member_city.latitude AS member_latitude, member_city.longitude AS member_longitude,
                    partner_city.slug AS partner_slug, partner_city.name AS partner_name,
                    partner_city.latitude, partner_city.longitude, country.name AS country, since_year
             FROM partnership
             JOIN member_city ON member_city.id = member
             JOIN partner_city ON partner_city.id = partner
             JOIN country ON country.code = partner_city.country
             WHERE status = 'active' AND member IN (SELECT id FROM member_city ORDER BY population DESC LIMIT 200)
             ORDER BY member_city.search_name, member_city.slug, partner_city.search_name LIMIT 600"
        )
        .fetch_all(database)
        .await?;
        Ok(Self::of(rows, chapter))
    }

    /// Draws some partnerships, city by city.
    #[must_use]
    pub fn of(ties: impl IntoIterator<Item = Drawn>, chapter: &Chapter) -> Self {
        let mut members: Vec<MemberThreads> = Vec::new();
        for tie in ties {
            let from = Place { latitude: tie.member_latitude, longitude: tie.member_longitude };
            let to = Place { latitude: tie.latitude, longitude: tie.longitude };
            let thread = Thread {
                path: thread(from, to, chapter.map_longitude),
                at: unit(to, chapter.map_longitude),
                partner_slug: tie.partner_slug,
                partner_name: tie.partner_name,
                country: tie.country,
                since_year: tie.since_year,
            };
            match members.last_mut().filter(|member| member.slug == tie.member_slug) {
                Some(member) => member.threads.push(thread),
                None => members.push(MemberThreads {
                    slug: tie.member_slug,
                    name: tie.member_name,
                    at: unit(from, chapter.map_longitude),
                    threads: vec![thread],
                }),
            }
        }
        share_dots(&mut members);
        Self { members }
    }
}

/// Dots abroad that would lie on one another become one.
fn share_dots(members: &mut [MemberThreads]) {
    let points: Vec<_> = members.iter().flat_map(|member| &member.threads).map(|thread| thread.at).collect();
    let dots = shared(&points, 2 * DOT);
    for (thread, dot) in members.iter_mut().flat_map(|member| &mut member.threads).zip(dots) {
        thread.at = points[dot];
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
