//! What every paper says: who runs the site, how many ties there are, the map, and the way to the site.

use crate::{
    app::App,
    chapter::Frame,
    directory::{Summary, WorldMap},
    languages,
    web::Error,
};
use askama::Template;
use qrcode::{EcLevel, QrCode, render::svg};
use serde::Serialize;

/// What every paper says.
#[derive(Serialize)]
pub struct Sheet {
    chapter: Chapter,
    counts: Counts,
    /// The map, as SVG, and what it shows.
    map: String,
    map_words: String,
    /// The address of the site, whole and as people write it, and as a picture that telephones read.
    origin: String,
    host: String,
    qr: String,
}

#[derive(Serialize)]
struct Chapter {
    name: String,
    legal_name: String,
    short_name: String,
    region: String,
    mission: String,
    postal_address: Vec<String>,
    /// Empty if the site does not show it.
    phone: String,
    email: String,
    tax_id: String,
}

/// The totals, as they are written.
#[derive(Serialize)]
struct Counts {
    members: String,
    partners: String,
    countries: String,
    partnerships: String,
    friendships: String,
    ended: String,
    unknown: String,
    as_of: String,
}

#[derive(Template)]
#[template(path = "papers/map.svg", escape = "html")]
struct Map<'a> {
    map: &'a WorldMap,
    /// The `d` of the land.
    land: &'a str,
}

impl Sheet {
    /// As it is now.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn gather(app: &App, frame: &Frame) -> Result<Self, Error> {
        let chapter = &frame.chapter;
        let summary = Summary::now(app).await?;
        let counts = &summary.counts;
        let map = WorldMap::draw(&app.database, chapter).await?;
        Ok(Self {
            map: Map { map: &map, land: app.land.outline() }.render()?,
            map_words: format!("A map of the world with a line from each place in {} to its partners abroad.", chapter.region),
            qr: QrCode::with_error_correction_level(&frame.origin, EcLevel::M)?.render::<svg::Color<'_>>().build(),
            host: frame.origin.split("://").last().unwrap_or_default().to_owned(),
            origin: frame.origin.clone(),
            counts: Counts {
                members: languages::number(counts.members),
                partners: languages::number(counts.partners),
                countries: languages::number(counts.countries),
                partnerships: languages::number(counts.partnerships),
                friendships: languages::number(counts.friendships),
                ended: languages::number(counts.ended),
                unknown: languages::number(counts.unknown),
                as_of: languages::day(counts.as_of.day_in(&frame.zone)),
            },
            chapter: Chapter {
                name: chapter.name.clone(),
                legal_name: chapter.legal_name.clone(),
                short_name: chapter.short_name.clone(),
                region: chapter.region.clone(),
                mission: chapter.mission.clone(),
                postal_address: chapter.postal_address.lines().map(str::to_owned).collect(),
                phone: if chapter.show_phone { chapter.phone.clone() } else { String::new() },
                email: chapter.email.clone(),
                tax_id: chapter.tax_id.clone(),
            },
        })
    }
}
