//! The directory as open data: row for row what the pages show, each with its source.

use super::{
    map::{Place, great_circle},
    partnership::Partnership,
};
use crate::{
    app::App,
    clock::Moment,
    database::Database,
    directory::Summary,
    web::{self, Error},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
};
use serde::Serialize;
use serde_json::{Value, json};

/// The form of these files. It grows when a column is added, and its first part when one is taken away or changes its
/// meaning (semver.org).
const VERSION: &str = "1.1";

/// A partnership as a row; `content/pages/data.md` says what each column means.
#[derive(Serialize)]
struct Row<'a> {
    member_slug: &'a str,
    member_name: &'a str,
    county: &'a str,
    partner_slug: &'a str,
    partner_name: &'a str,
    country_code: &'a str,
    country: &'a str,
    continent: &'a str,
    kind: &'a str,
    status: &'a str,
    since_year: Option<i64>,
    distance_km: f64,
    last_confirmed_on: Option<&'a str>,
    source: &'a str,
    source_address: &'a str,
    source_as_of: &'a str,
    page: String,
}

impl<'a> Row<'a> {
    fn of(tie: &'a Partnership, origin: &str) -> Self {
        Self {
            member_slug: &tie.member_slug,
            member_name: &tie.member_name,
            county: &tie.county,
            partner_slug: &tie.partner_slug,
            partner_name: &tie.partner_name,
            country_code: &tie.country_code,
            country: &tie.country_name,
            continent: &tie.continent,
            kind: &tie.kind,
            status: &tie.status,
            since_year: tie.since_year,
            distance_km: (tie.distance_km() * 10.0).round() / 10.0,
            last_confirmed_on: tie.confirmed_on.as_deref(),
            source: &tie.source_title,
            // an address that must not be linked to is not given on either
            source_address: if tie.source_is_linkable { &tie.source_address } else { "" },
            source_as_of: &tie.source_as_of,
            page: format!("{origin}/cities/{}#{}", tie.member_slug, tie.partner_slug),
        }
    }
}

/// A place as a row: of the region (`member`) or abroad (`partner`).
#[derive(Serialize)]
struct City {
    slug: String,
    side: String,
    name: String,
    other_names: String,
    county: String,
    region: String,
    country_code: String,
    country: String,
    continent: String,
    latitude: f64,
    longitude: f64,
    geonames_id: Option<i64>,
    population: Option<i64>,
    organization: String,
    website: String,
    time_zone: String,
    last_confirmed_on: Option<String>,
}

impl City {
    async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT slug AS "slug!: String", 'member' AS "side!: String", name AS "name!: String", '' AS "other_names!: String",
                      county AS "county!: String", '' AS "region!: String", '' AS "country_code!: String", '' AS "country!: String",
                      '' AS "continent!: String", latitude AS "latitude!: f64", longitude AS "longitude!: f64", geonames_id, population,
                      organization AS "organization!: String", website AS "website!: String", '' AS "time_zone!: String",
                      confirmed_on AS last_confirmed_on
               FROM member_city
               UNION ALL
               SELECT partner_city.slug, 'partner', partner_city.name, other_names, '', region, country.code, country.name, continent,
                      latitude, longitude, geonames_id, population, '', '', time_zone, NULL
               FROM partner_city JOIN country ON country.code = partner_city.country
               ORDER BY 2, 1 LIMIT 100000"#
        )
        .fetch_all(database)
        .await
    }
}

/// A text that a spreadsheet would take for a formula is made plain by an apostrophe (OWASP, CSV injection).
fn plain(value: Value) -> String {
    match value {
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Rows as CSV (RFC 4180), its first line the names of the columns.
fn csv(rows: &[impl Serialize]) -> Result<Response, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (index, row) in rows.iter().enumerate() {
        let Value::Object(columns) = serde_json::to_value(row)? else { continue };
        if index == 0 {
            writer.write_record(columns.keys())?;
        }
        writer.write_record(columns.into_iter().map(|(_, value)| plain(value)))?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("the rows cannot be written: {error}"))?;
    Ok(file("text/csv; charset=utf-8; header=present", bytes))
}

fn file(media_type: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, web::PUBLIC)];
    // anybody's page may read what is open to all (Fetch Standard, 3.2.3)
    let open = [("access-control-allow-origin", "*"), ("cross-origin-resource-policy", "cross-origin")];
    (headers, open, bytes).into_response()
}

async fn ties(app: &App) -> Result<Vec<Partnership>, sqlx::Error> {
    Partnership::all(&app.database).await
}

/// `GET /data/cities.csv`.
///
/// # Errors
/// If the database cannot be read.
pub async fn cities_csv(State(app): State<App>) -> Result<Response, Error> {
    csv(&City::all(&app.database).await?)
}

/// `GET /data/partnerships.csv`.
///
/// # Errors
/// If the database cannot be read.
pub async fn partnerships_csv(State(app): State<App>) -> Result<Response, Error> {
    let (ties, origin) = (ties(&app).await?, app.origin());
    csv(&ties.iter().map(|tie| Row::of(tie, &origin)).collect::<Vec<_>>())
}

/// What stands before the rows of a JSON file.
async fn about(app: &App) -> Result<(String, Moment), sqlx::Error> {
    Ok((format!("{}/data", app.origin()), Summary::now(app).await?.counts.as_of))
}

/// `GET /data/partnerships.json`.
///
/// # Errors
/// If the database cannot be read.
pub async fn partnerships_json(State(app): State<App>) -> Result<Response, Error> {
    let (ties, origin) = (ties(&app).await?, app.origin());
    let (about, as_of) = about(&app).await?;
    let rows: Vec<_> = ties.iter().map(|tie| Row::of(tie, &origin)).collect();
    let whole = json!({ "version": VERSION, "about": about, "as_of": as_of.to_string(), "partnerships": rows });
    Ok(file("application/json", serde_json::to_vec(&whole)?))
}

/// `GET /data/partnerships.geojson` (RFC 7946): the great circle of each partnership, cut where it passes the 180th
/// meridian (3.1.9).
///
/// # Errors
/// If the database cannot be read.
pub async fn partnerships_geojson(State(app): State<App>) -> Result<Response, Error> {
    let (ties, origin) = (ties(&app).await?, app.origin());
    let (about, as_of) = about(&app).await?;
    let feature = |tie: &Partnership| {
        let lines = cut(&great_circle(tie.here(), tie.there(), 5.0));
        json!({
            "type": "Feature",
            "id": format!("{}--{}", tie.member_slug, tie.partner_slug),
            "geometry": { "type": "MultiLineString", "coordinates": lines },
            "properties": Row::of(tie, &origin),
        })
    };
    let features: Vec<_> = ties.iter().map(feature).collect();
    let whole =
        json!({ "type": "FeatureCollection", "version": VERSION, "about": about, "as_of": as_of.to_string(), "features": features });
    Ok(file("application/geo+json", serde_json::to_vec(&whole)?))
}

/// Lines of `[longitude, latitude]` with four decimals; a line that passes the 180th meridian ends there, and another one
/// begins on its other side.
fn cut(places: &[Place]) -> Vec<Vec<[f64; 2]>> {
    let point = |longitude: f64, latitude: f64| [longitude, latitude].map(|degrees| (degrees * 10_000.0).round() / 10_000.0);
    let mut lines: Vec<Vec<[f64; 2]>> = vec![Vec::new()];
    for (index, place) in places.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|index| places[index])
            && (before.longitude - place.longitude).abs() > 180.0
        {
            let edge = 180.0_f64.copysign(before.longitude);
            let (from, to) = (edge - before.longitude, place.longitude + edge);
            let part = if (from + to).abs() < 1e-9 { 0.5 } else { from / (from + to) };
            let latitude = before.latitude + part * (place.latitude - before.latitude);
            lines.last_mut().into_iter().for_each(|line| line.push(point(edge, latitude)));
            lines.push(vec![point(-edge, latitude)]);
        }
        lines.last_mut().into_iter().for_each(|line| line.push(point(place.longitude, place.latitude)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_over_the_pacific_is_cut_at_the_180th_meridian_and_only_there() {
        let (here, there) = (Place { latitude: 33.95, longitude: -117.4 }, Place { latitude: 38.27, longitude: 140.87 });
        let lines = cut(&great_circle(here, there, 5.0));
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0][0], lines[1][lines[1].len() - 1]), ([-117.4, 33.95], [140.87, 38.27]));
        let (end, start) = (lines[0][lines[0].len() - 1], lines[1][0]);
        assert_eq!((end[0], start[0]), (-180.0, 180.0));
        assert!((end[1] - start[1]).abs() < f64::EPSILON && (40.0..50.0).contains(&end[1]), "{end:?}");
        let home = Place { latitude: 31.87, longitude: -116.6 };
        assert_eq!(cut(&great_circle(here, home, 5.0)).len(), 1);
    }

    #[test]
    fn a_text_like_a_formula_is_made_plain_and_a_number_is_left_alone() {
        assert_eq!(plain(json!("=1+1")), "'=1+1");
        assert_eq!(plain(json!("@x")), "'@x");
        assert_eq!(plain(json!(-118.24)), "-118.24");
        assert_eq!(plain(json!("Cần Thơ")), "Cần Thơ");
    }
}
