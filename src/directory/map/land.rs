//! The land, drawn once at the start as a file of its own that browsers keep.

use super::projection::{HEIGHT, Place, WIDTH, drawn, relative};
use crate::{
    app::App,
    secret,
    web::{Error, assets::FOR_EVER},
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;
use std::fmt::Write as _;

/// Natural Earth 1:110m (public domain) as `TopoJSON`, from the npm package world-atlas 2.0.2 (ISC licence).
const OUTLINE: &str = include_str!("../../../static/land-110m.json");

/// A point in degrees: longitude, latitude.
pub type Point = [f64; 2];

#[derive(Deserialize)]
struct Topology {
    objects: Objects,
    arcs: Vec<Vec<Point>>,
    transform: Transform,
}

#[derive(Deserialize)]
struct Objects {
    land: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    /// Polygons of rings of arcs; `!n` is arc `n` backwards.
    arcs: Vec<Vec<Vec<i32>>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: Point,
    translate: Point,
}

/// The land as an SVG file.
#[derive(Debug)]
pub struct Land {
    /// Its address, with the fingerprint of its bytes.
    pub path: String,
    /// The file.
    pub svg: String,
}

impl Land {
    /// Draws the land with a meridian, in degrees east, at its centre.
    ///
    /// # Panics
    /// If the outline that is compiled in is not in its form, which a test shows it is.
    #[must_use]
    pub fn draw(centre: f64) -> Self {
        let mut path = String::new();
        for ring in rings() {
            let ring = unwrapped(&ring, centre);
            for shift in [-360.0, 0.0, 360.0] {
                let moved: Vec<Point> = ring.iter().map(|point| [point[0] + shift, point[1]]).collect();
                let east = clipped(&moved, |point| point[0] - -180.0);
                let west = along_edges(&clipped(&east, |point| 180.0 - point[0]));
                write_ring(&mut path, west.iter().map(|point| whole(drawn(place(*point)))).collect());
            }
        }
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\"><path fill=\"#2b6c7c\" d=\"{path}\"/></svg>"
        );
        Self { path: format!("/map/land.{}.svg", &secret::sha256(svg.as_bytes())[..12]), svg }
    }

    /// The `d` of the path, for another drawing.
    #[must_use]
    pub fn outline(&self) -> &str {
        self.svg.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
    }
}

/// The coasts: rings of points in degrees, each closed by going back to its first point.
///
/// # Panics
/// If the outline that is compiled in is not in its form, which a test shows it is.
pub fn rings() -> Vec<Vec<Point>> {
    let topology: Topology = serde_json::from_str(OUTLINE).expect("the outline compiled in is TopoJSON");
    let arcs: Vec<_> = topology.arcs.iter().map(|arc| decode(arc, &topology.transform)).collect();
    let rings = topology.objects.land.geometries.iter().flat_map(|geometry| geometry.arcs.iter().flatten());
    rings.map(|ring| stitched(ring, &arcs)).collect()
}

/// Arcs hold differences of whole numbers.
fn decode(arc: &[Point], transform: &Transform) -> Vec<Point> {
    let mut sum = [0.0, 0.0];
    arc.iter()
        .map(|step| {
            sum = [sum[0] + step[0], sum[1] + step[1]];
            [sum[0] * transform.scale[0] + transform.translate[0], sum[1] * transform.scale[1] + transform.translate[1]]
        })
        .collect()
}

fn stitched(ring: &[i32], arcs: &[Vec<Point>]) -> Vec<Point> {
    let arc = |index: i32| usize::try_from(index).ok().and_then(|index| arcs.get(index)).cloned().unwrap_or_default();
    ring.iter()
        .flat_map(|&index| {
            let mut points = if index < 0 { arc(!index).into_iter().rev().collect() } else { arc(index) };
            points.pop(); // the next arc begins where this one ends
            points
        })
        .collect()
}

/// Makes longitudes continuous, counted from the centre. A ring that goes round a pole is closed along it.
fn unwrapped(ring: &[Point], centre: f64) -> Vec<Point> {
    let Some(first) = ring.first() else { return Vec::new() };
    let mut longitude = relative(first[0], centre);
    let mut points = vec![[longitude, first[1]]];
    for pair in ring.windows(2) {
        longitude += relative(pair[1][0], pair[0][0]);
        points.push([longitude, pair[1][1]]);
    }
    let last = ring[ring.len() - 1];
    let turn = longitude + relative(first[0], last[0]) - points[0][0];
    if turn.abs() > 180.0 {
        let pole = if last[1] < 0.0 { -90.0 } else { 90.0 };
        points.extend([[points[0][0] + turn, first[1]], [points[0][0] + turn, pole], [points[0][0], pole]]);
    }
    points
}

/// Cuts off what lies where `inside` is negative (Sutherland and Hodgman 1974).
fn clipped(ring: &[Point], inside: impl Fn(&Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::new();
    for (index, to) in ring.iter().enumerate() {
        let from = &ring[(index + ring.len() - 1) % ring.len()];
        let (a, b) = (inside(from), inside(to));
        if (a < 0.0) != (b < 0.0) {
            let part = a / (a - b);
            kept.push([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]);
        }
        if b >= 0.0 {
            kept.push(*to);
        }
    }
    kept
}

/// Adds points along the curved edge of the map, where a cut is straight only on the globe.
fn along_edges(ring: &[Point]) -> Vec<Point> {
    let mut points = Vec::new();
    for (index, to) in ring.iter().enumerate() {
        let from = &ring[(index + ring.len() - 1) % ring.len()];
        let span = to[1] - from[1];
        if (from[0].abs() - 180.0).abs() < 1e-9 && (from[0] - to[0]).abs() < 1e-9 && span.abs() > 3.0 {
            for part in 1..20 {
                points.push([to[0], from[1] + span * f64::from(part) / 20.0]);
            }
        }
        points.push(*to);
    }
    points
}

/// Writes a ring of the drawing, each point as the step from the one before.
pub fn write_ring(path: &mut String, mut units: Vec<(i32, i32)>) {
    units.dedup();
    if units.len() < 3 {
        return;
    }
    let mut before = units[0];
    write!(path, "M{} {}l", before.0, before.1).expect("a String takes all that is written");
    for unit in &units[1..] {
        write_step(path, unit.0 - before.0, unit.1 - before.1);
        before = *unit;
    }
    path.push('z');
}

/// A point as a place.
pub fn place([longitude, latitude]: Point) -> Place {
    Place { latitude, longitude }
}

/// One step of a path, with as few separators as SVG needs.
pub fn write_step(path: &mut String, x: i32, y: i32) {
    let gap = |path: &String, number: i32| if number >= 0 && path.ends_with(|last: char| last.is_ascii_digit()) { " " } else { "" };
    for number in [x, y] {
        let gap = gap(path, number);
        write!(path, "{gap}{number}").expect("a String takes all that is written");
    }
}

/// A point in whole units of the drawing.
#[expect(clippy::cast_possible_truncation, reason = "the drawing is a thousand units wide")]
pub fn whole((x, y): (f64, f64)) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

/// `GET /map/{file}`.
///
/// # Errors
/// If it is not the present drawing of the land.
pub async fn show(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Error> {
    if app.land.path.strip_prefix("/map/") != Some(&file) {
        return Err(Error::NotFound);
    }
    Ok(([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, FOR_EVER)], app.land.svg.clone()).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn land_stays_within_the_drawing_whatever_its_centre() {
        for centre in [-118.24, 0.0, 61.0, 179.9] {
            let land = Land::draw(centre);
            assert!(land.svg.len() > 20_000 && land.svg.len() < 60_000, "{} bytes at {centre}", land.svg.len());
            let starts = land.svg.split('M').skip(1).filter_map(|part| part.split([' ', 'l']).next()?.parse::<i32>().ok());
            assert!(starts.clone().count() > 100);
            assert!(starts.into_iter().all(|x| (0..=1000).contains(&x)), "at {centre}");
        }
    }
}
