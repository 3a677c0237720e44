//! A text page: `content/pages/{slug}.md` brought into the database.

use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::Database,
    documents,
    languages::Language,
    translations::Translation,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};

/// A text page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its key and its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
    /// Markdown.
    pub body: String,
    /// When it was last changed.
    pub updated_at: Moment,
    /// Whether it is in the language that is spoken.
    pub is_translated: bool,
}

impl Page {
    /// The page with this key, in the language that is spoken where it was translated.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, slug: &str) -> Result<Option<Self>, sqlx::Error> {
        let page = sqlx::query_as!(
            Self,
            r#"SELECT slug, title, description, body, updated_at AS "updated_at: Moment", 0 AS "is_translated: bool"
               FROM page WHERE slug = ?"#,
            slug
        );
        let Some(page) = page.fetch_optional(database).await? else { return Ok(None) };
        let is_translated = Language::current().is_default();
        Ok(Some(match Translation::find(database, &format!("pages/{slug}")).await? {
            Some(Translation { title, description, body, updated_at, .. }) => {
                Self { slug: page.slug, title, description, body, updated_at, is_translated: true }
            }
            None => Self { is_translated, ..page },
        }))
    }

    /// Whether its text is there in the default language alone, on a page in another one.
    #[must_use]
    pub fn is_untranslated(&self) -> bool {
        !self.is_translated
    }

    /// The addresses of all pages; at most 1,000.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn paths(database: &Database) -> Result<Vec<String>, sqlx::Error> {
        sqlx::query_scalar!(r#"SELECT '/' || slug AS "path!: String" FROM page ORDER BY slug LIMIT 1000"#).fetch_all(database).await
    }
}

#[derive(Template)]
#[template(path = "pages/page.html")]
struct TextPage<'a> {
    frame: &'a Frame,
    page: &'a Page,
}

/// `GET /{page}`: a text page, or where the old site's address leads now.
///
/// # Errors
/// If there is neither, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    match Page::find(&app.database, &slug).await? {
        Some(page) => match documents::show(&app.database, &frame, &page).await? {
            Some(document) => Ok(document),
            None => web::html(&TextPage { frame: &frame, page: &page }),
        },
        None => super::redirect::answer(&app.database, &frame.path).await,
    }
}
