//! The chapter's own news: a page of text with its posts, and each post.

use crate::{
    app::App,
    chapter::Frame,
    clock::Moment,
    database::Database,
    files,
    pages::{self, Page},
    translations::Translation,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;

/// A post that is on the site.
#[derive(Debug)]
pub struct Post {
    /// Its key, in its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The day since which it is on the site (ISO 8601).
    pub published_on: String,
    /// When it was last saved.
    pub updated_at: Moment,
    /// SHA-256 of its picture.
    pub image: Option<String>,
    /// The picture in words.
    pub image_text: String,
    /// What feeds know it by.
    pub name: String,
    /// Whether an editor has written it in the language that is spoken, which is another than the default one.
    pub is_translated: bool,
}

/// Posts that fulfil a condition.
macro_rules! posts {
    ($where:tt $(, $argument:expr)*) => {
        sqlx::query_as!(
            Post,
            r#"SELECT slug, title, body, published_on, updated_at AS "updated_at: Moment", image, image_text,
                      (SELECT name FROM news_name WHERE news_name.slug = news_post.slug) AS "name!: String",
                      0 AS "is_translated: bool" FROM news_post "#
                + $where
            $(, $argument)*
        )
    };
}

impl Post {
    /// The posts that are on the site today, newest first; at most 100.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn newest(database: &Database, today: Date) -> Result<Vec<Self>, sqlx::Error> {
        let today = today.to_string();
        let mut posts = posts!("WHERE published_on <= ? ORDER BY published_on DESC, slug LIMIT 100", today).fetch_all(database).await?;
        let mut translations = Translation::all(database, "news").await?;
        for post in &mut posts {
            post.translate(translations.remove(&post.slug));
        }
        Ok(posts)
    }

    /// The post with this key, if it is on the site today.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(database: &Database, slug: &str, today: Date) -> Result<Option<Self>, sqlx::Error> {
        let today = today.to_string();
        let Some(mut post) = posts!("WHERE slug = ? AND published_on <= ?", slug, today).fetch_optional(database).await? else {
            return Ok(None);
        };
        post.translate(Translation::find(database, &format!("news/{slug}")).await?);
        Ok(Some(post))
    }

    /// Whether its text is there in the default language alone, on a page in another one.
    #[must_use]
    pub fn is_untranslated(&self) -> bool {
        pages::is_untranslated() && !self.is_translated
    }

    fn translate(&mut self, translation: Option<Translation>) {
        if let Some(Translation { title, body, .. }) = translation {
            (self.title, self.body, self.is_translated) = (title, body, true);
        }
    }

    /// Its address.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/news/{}", self.slug)
    }

    /// Its picture and text as HTML, for feeds: addresses within it are relative to the site.
    #[must_use]
    pub fn html(&self) -> String {
        let text = web::markdown(&self.body);
        if self.image.is_none() {
            return text;
        }
        format!("<p><img src=\"/news/{}/picture\" alt=\"{}\"></p>\n{text}", self.slug, filters::escaped(&self.image_text))
    }
}

#[derive(Template)]
#[template(path = "news/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    page: &'a Page,
    posts: &'a [Post],
}

impl IndexPage<'_> {
    /// Whether anything of it is there in the default language alone, on a page in another one.
    fn is_untranslated(&self) -> bool {
        self.page.is_untranslated() || self.posts.iter().any(Post::is_untranslated)
    }
}

/// `GET /news`.
///
/// # Errors
/// If the page is not there, or the database cannot be read.
pub async fn index(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let page = Page::find(&app.database, "news").await?.ok_or(Error::NotFound)?;
    web::html(&IndexPage { posts: &Post::newest(&app.database, frame.today).await?, frame: &frame, page: &page })
}

#[derive(Template)]
#[template(path = "news/post.html")]
struct PostPage<'a> {
    frame: &'a Frame,
    post: &'a Post,
}

/// `GET /news/{post}`: a post, or where its old address leads now.
///
/// # Errors
/// If there is neither, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    match Post::find(&app.database, &slug, frame.today).await? {
        Some(post) => web::html(&PostPage { frame: &frame, post: &post }),
        None => pages::moved(&app.database, &frame.path).await,
    }
}

/// `GET /news/{post}/picture`, for as long as the post is on the site.
///
/// # Errors
/// If there is no such post or it has none, or the database cannot be read.
pub async fn picture(frame: Frame, State(app): State<App>, Path(slug): Path<String>) -> Result<Response, Error> {
    let post = Post::find(&app.database, &slug, frame.today).await?.ok_or(Error::NotFound)?;
    let sha256 = post.image.ok_or(Error::NotFound)?;
    files::picture_answer(&app.database, &sha256, "public, max-age=60").await
}
