//! Who runs the site: the chapter's facts and the menu, on every page and in every letter.

use crate::{
    app::App,
    database::Database,
    languages::{self, Language},
    social,
    translations::Translation,
    web::{self, Error, assets},
};
use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::request::Parts,
};
use jiff::{civil::Date, tz::TimeZone};
use std::fmt::Display;

/// The chapter's facts, from the one row of `chapter`.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// "Sister Cities International … Chapter".
    pub name: String,
    /// The name it is registered under.
    pub legal_name: String,
    /// The name in everyday use.
    pub short_name: String,
    /// The region its members lie in.
    pub region: String,
    /// One line.
    pub mission: String,
    /// One sentence for search engines.
    pub description: String,
    /// Lines.
    pub postal_address: String,
    /// As dialled from abroad, `+1-…`.
    pub phone: String,
    /// Whether the site shows it.
    pub show_phone: bool,
    /// Public mailbox.
    pub email: String,
    /// Federal tax number.
    pub tax_id: String,
    /// IANA name of the zone its days are counted in.
    pub time_zone: String,
    /// Centre of the world map, WGS 84 degrees east.
    pub map_longitude: f64,
    /// Where the threads of the world map begin, WGS 84 degrees north.
    pub map_latitude: f64,
}

impl Chapter {
    /// The chapter of this site.
    ///
    /// # Errors
    /// If the database cannot be read or was never filled.
    pub async fn find(database: impl sqlx::SqliteExecutor<'_>) -> Result<Self, sqlx::Error> {
        sqlx::query_as!(
            Self,
            r#"SELECT name, legal_name, short_name, region, mission, description, postal_address, phone,
                      show_phone AS "show_phone: bool", email, tax_id, time_zone, map_longitude, map_latitude
               FROM chapter"#
        )
        .fetch_one(database)
        .await
    }

    /// The zone its days are counted in; UTC if the name is not known.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }
}

/// A link in the header or the footer.
#[derive(Debug, Clone)]
pub struct MenuItem {
    /// `main` (header) or `footer`.
    pub place: String,
    /// The words of the link.
    pub label: String,
    /// Where it leads.
    pub path: String,
}

impl MenuItem {
    /// Every link, in order.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(database: &Database) -> Result<Vec<Self>, sqlx::Error> {
        sqlx::query_as!(Self, "SELECT place, label, path FROM menu_item ORDER BY rank, position LIMIT 100").fetch_all(database).await
    }
}

/// What stands around every page: the extractor that a handler takes to be able to answer with a page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Who runs the site.
    pub chapter: Chapter,
    /// Header and footer.
    pub menu: Vec<MenuItem>,
    /// The path of this page.
    pub path: String,
    /// The public address of the site, without a slash at its end.
    pub origin: String,
    /// The day it is where the chapter is.
    pub today: Date,
    /// The zone the chapter's days are counted in.
    pub zone: TimeZone,
    /// The style sheet's address.
    pub style: &'static str,
    /// Whether there is a press, which draws pictures and prints papers.
    pub has_press: bool,
}

impl Frame {
    /// The frame of the page at `path`.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(app: &App, path: &str) -> Result<Self, Error> {
        let (mut chapter, mut menu) = (Chapter::find(&app.database).await?, MenuItem::all(&app.database).await?);
        if !Language::current().is_default() {
            translate(&app.database, &mut chapter, &mut menu).await?;
        }
        let zone = chapter.zone();
        Ok(Self {
            today: app.clock.now().day_in(&zone),
            zone,
            chapter,
            menu,
            path: path.to_owned(),
            origin: app.origin(),
            style: assets::SITE_CSS.path,
            has_press: app.press.program().is_some(),
        })
    }

    /// The way to this page: links to the first page and the steps between, each with its words and its address; and the same as
    /// JSON-LD, with this page's own title at its end.
    #[must_use]
    pub fn crumbs(&self, steps: &[(String, &str)], title: impl Display) -> String {
        web::crumbs(&self.origin, &self.path, steps, &title.to_string())
    }

    /// Who runs the site, as JSON-LD (schema.org, `Organization`).
    #[must_use]
    pub fn organization(&self) -> String {
        let chapter = &self.chapter;
        let mut data = serde_json::json!({
            "@context": "https://schema.org",
            "@type": "Organization",
            "@id": format!("{}/#organization", self.origin),
            "name": chapter.name,
            "legalName": chapter.legal_name,
            "alternateName": chapter.short_name,
            "url": format!("{}/", self.origin),
            "description": chapter.description,
            "slogan": chapter.mission,
            "areaServed": chapter.region,
            "email": chapter.email,
            "taxID": chapter.tax_id,
            "address": chapter.postal_address.lines().collect::<Vec<_>>().join(", "),
            "logo": if self.has_press { format!("{}/social/home.png", self.origin) } else { String::new() },
        });
        if chapter.show_phone {
            data["telephone"] = chapter.phone.clone().into();
        }
        if let Some(data) = data.as_object_mut() {
            data.retain(|_, value| value.as_str().is_none_or(|text| !text.is_empty()));
        }
        web::script(&data)
    }

    /// The address of the picture that stands for this page when somebody shares it, if there are pictures.
    #[must_use]
    pub fn picture(&self) -> Option<String> {
        self.has_press.then(|| format!("{}/social{}.png", self.origin, social::place(&self.path)))
    }

    /// This page in every language that the site speaks: the language, and the address within the site.
    pub fn languages(&self) -> impl Iterator<Item = (Language, String)> + '_ {
        Language::all().filter(|_| languages::is_spoken(&self.path)).map(|language| (language, language.address(&self.path)))
    }

    /// The other languages, each with the way to this page in it, which names the language also where that is the default one.
    #[must_use]
    pub fn other_languages(&self) -> Vec<(Language, String)> {
        let others = self.languages().map(|(language, _)| language).filter(|language| !language.is_current());
        others.map(|language| (language, format!("/{}{}", language.tag(), self.path.trim_end_matches('/')))).collect()
    }

    /// The language of this page.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::current()
    }

    /// The address of this page within the site, in its language.
    #[must_use]
    pub fn address(&self) -> String {
        self.language().address(&self.path)
    }

    /// The links of the header (`main`) or the `footer`.
    pub fn links(&self, place: &'static str) -> impl Iterator<Item = &MenuItem> {
        self.menu.iter().filter(move |item| item.place == place)
    }

    /// Whether a link of the menu leads to this page or to the part of the site that it is in.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// The chapter's words and the links of the menu in the language that is spoken, as far as an editor has written them.
async fn translate(database: &Database, chapter: &mut Chapter, menu: &mut [MenuItem]) -> Result<(), sqlx::Error> {
    let mut words = Translation::titles(database, "settings").await?;
    for (name, text) in [("mission", &mut chapter.mission), ("description", &mut chapter.description), ("region", &mut chapter.region)] {
        if let Some(translated) = words.remove(name) {
            *text = translated;
        }
    }
    let mut labels = Translation::titles(database, "menu").await?;
    for item in menu {
        if let Some(label) = labels.remove(item.path.trim_start_matches('/')) {
            item.label = label;
        }
    }
    Ok(())
}

impl FromRequestParts<App> for Frame {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let path = parts.extensions.get::<OriginalUri>().map_or(parts.uri.path(), |uri| uri.path());
        Self::load(app, path).await
    }
}
