//! The world as seen from one place: azimuthal equidistant, so that every thread is a straight line of true length and
//! direction.

use super::{
    dots::shared,
    land::{Point, place, rings, whole, write_ring},
    projection::{EARTH_RADIUS_KM, Place, azimuthal_equidistant},
};
use crate::{
    app::App,
    directory::Way,
    web::{Error, assets::FOR_EVER},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use std::{f64::consts::PI, fmt::Write as _};

/// Half the side of the drawing, in its units: half the way round the earth.
const RADIUS: f64 = 300.0;
/// Radius of a dot, in units of the drawing.
const DOT: i32 = 5;
/// Rings, in kilometres.
const RINGS: [i64; 3] = [5_000, 10_000, 15_000];

/// The map of one place; the land behind it is a file of its own.
#[derive(Debug)]
pub struct CityMap<'a> {
    /// The address of the land.
    pub land: String,
    /// Kilometres of each ring, its radius in the drawing, and where its lowest point is.
    pub rings: Vec<(i64, i32, i32)>,
    /// The lines to the other ends of the ties.
    pub lines: Vec<Line<'a>>,
}

/// A line from the centre to the other end of a tie, with its dot.
#[derive(Debug)]
pub struct Line<'a> {
    /// The tie, as seen from the centre.
    pub way: Way<'a>,
    /// Where the line ends.
    pub end: (i32, i32),
    /// Where its dot is: that of another line, if the two would lie on one another.
    pub dot: (i32, i32),
    /// Where the other lines lead that share the dot.
    pub beside: Vec<&'a str>,
}

impl<'a> CityMap<'a> {
    /// Side of the drawing, in its units.
    pub const SIDE: f64 = 2.0 * RADIUS;
    /// The centre, in both directions.
    pub const MIDDLE: f64 = RADIUS;

    /// The map around a place, with at most 500 lines: beyond that a map is a blot.
    #[must_use]
    pub fn around(app: &App, centre: Place, ways: impl Iterator<Item = Way<'a>>) -> Self {
        let radius = |kilometres: i64| whole((RADIUS * f64::from(i32::try_from(kilometres).unwrap_or(0)) / (PI * EARTH_RADIUS_KM), 0.0)).0;
        Self {
            land: land_path(app, &key(centre)),
            rings: RINGS.iter().map(|ring| (*ring, radius(*ring), radius(*ring) + whole((RADIUS, 0.0)).0)).collect(),
            lines: lines(centre, &ways.take(500).collect::<Vec<_>>()),
        }
    }
}

fn lines<'a>(centre: Place, ways: &[Way<'a>]) -> Vec<Line<'a>> {
    let ends: Vec<_> = ways.iter().map(|way| drawn(centre, way.to)).collect();
    let dots = shared(&ends, 2 * DOT);
    let line = |(index, way): (usize, &Way<'a>)| {
        let others = (0..ways.len()).filter(|other| *other != index && dots[*other] == dots[index]);
        Line { way: *way, end: ends[index], dot: ends[dots[index]], beside: others.map(|other| ways[other].name).collect() }
    };
    ways.iter().enumerate().map(line).collect()
}

fn drawn(centre: Place, place: Place) -> (i32, i32) {
    let (x, y) = azimuthal_equidistant(centre, place);
    whole((RADIUS + x / PI * RADIUS, RADIUS - y / PI * RADIUS))
}

/// Coordinates as they stand in an address.
fn key(centre: Place) -> String {
    format!("{:.4}_{:.4}", centre.latitude, centre.longitude)
}

/// The address of the land around a place; its tag shows that the site made it, so that nobody can ask for others.
fn land_path(app: &App, key: &str) -> String {
    let tag = app.secret.tag("land", format!("{key} {}", app.land.path).as_bytes());
    format!("/map/from/{key}.{}.svg", &tag[..16])
}

/// `GET /map/from/{file}`: the land as seen from a place.
///
/// # Errors
/// If the site did not make this address.
pub async fn show_land_from(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Error> {
    let key = file.rsplitn(3, '.').nth(2).unwrap_or_default();
    let (latitude, longitude) = key.split_once('_').ok_or(Error::NotFound)?;
    let (Ok(latitude), Ok(longitude)) = (latitude.parse(), longitude.parse()) else { return Err(Error::NotFound) };
    if land_path(&app, key).strip_prefix("/map/from/") != Some(&file) {
        return Err(Error::NotFound);
    }
    let svg = land(Place { latitude, longitude });
    Ok(([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, FOR_EVER)], svg).into_response())
}

/// Draws the sea as a disc and the land on it.
fn land(centre: Place) -> String {
    let (mut path, coasts) = (String::new(), rings());
    for ring in &coasts {
        let units = fine(ring).into_iter().map(|point| drawn(centre, place(point))).collect();
        write_ring(&mut path, units);
    }
    // a coast that goes round the point farthest away encloses what is outside of it
    let antipode = [centre.longitude + 180.0, -centre.latitude];
    if coasts.iter().filter(|ring| encloses(ring, antipode)).count() % 2 == 1 {
        let side = CityMap::SIDE;
        write!(path, "M0 {RADIUS}a{RADIUS} {RADIUS} 0 1 1 {side} 0a{RADIUS} {RADIUS} 0 1 1-{side} 0z")
            .expect("a String takes all that is written");
    }
    let side = CityMap::SIDE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><circle cx=\"{RADIUS}\" cy=\"{RADIUS}\" r=\"{RADIUS}\" \
         fill=\"#103a52\"/><path fill=\"#2b6c7c\" fill-rule=\"evenodd\" d=\"{path}\"/></svg>"
    )
}

/// Adds points to long lines, which this projection bends.
fn fine(ring: &[Point]) -> Vec<Point> {
    let mut points = Vec::new();
    for (index, to) in ring.iter().enumerate() {
        let from = ring[(index + ring.len() - 1) % ring.len()];
        let pieces = ((to[0] - from[0]).abs().min(360.0 - (to[0] - from[0]).abs()).max((to[1] - from[1]).abs()) / 4.0).ceil().max(1.0);
        let mut piece = 1.0;
        while piece < pieces && (to[0] - from[0]).abs() < 180.0 {
            let part = piece / pieces;
            points.push([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]);
            piece += 1.0;
        }
        points.push(*to);
    }
    points
}

/// Whether a point is within a ring, both in degrees: a ray to the north crosses it an odd number of times.
fn encloses(ring: &[Point], [longitude, latitude]: Point) -> bool {
    let near = |point: &Point| [(point[0] - longitude + 540.0).rem_euclid(360.0) - 180.0, point[1]];
    let mut crossings = 0;
    for (index, to) in ring.iter().enumerate() {
        let (from, to) = (near(&ring[(index + ring.len() - 1) % ring.len()]), near(to));
        let crosses = (from[0] < 0.0) != (to[0] < 0.0) && (from[0] - to[0]).abs() < 180.0;
        if crosses && from[1] + (to[1] - from[1]) * from[0] / (from[0] - to[0]) > latitude {
            crossings += 1;
        }
    }
    crossings % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_point_farthest_away_is_found_on_land_or_at_sea() {
        let on_land = |point: Point| rings().iter().filter(|ring| encloses(ring, point)).count() % 2 == 1;
        for (point, expected) in
            [([62.6, -33.95], false), ([105.0, 35.0], true), ([-60.0, -10.0], true), ([-140.0, 0.0], false), ([179.0, 67.5], true)]
        {
            assert_eq!(on_land(point), expected, "{point:?}");
        }
    }

    #[test]
    fn every_land_stays_within_its_disc() {
        for centre in [
            Place { latitude: 33.95, longitude: -117.4 },
            Place { latitude: 0.0, longitude: 0.0 },
            Place { latitude: -35.0, longitude: 149.0 },
        ] {
            let svg = land(centre);
            assert!(svg.len() > 15_000 && svg.len() < 80_000, "{}", svg.len());
            for (latitude, longitude) in [(90.0, 0.0), (-90.0, 0.0), (-centre.latitude, centre.longitude + 180.0), (10.0, 100.0)] {
                let (x, y) = drawn(centre, Place { latitude, longitude });
                assert!(f64::from(x - 300).hypot(f64::from(y - 300)) <= 301.0, "{x} {y}");
            }
        }
    }
}
