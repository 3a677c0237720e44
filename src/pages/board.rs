//! The board: who holds which office now. A term that has ended takes its holder off the page by itself.

use super::Page;
use crate::{
    app::App,
    chapter::Frame,
    database::Database,
    web::{self, Error, filters},
};
use askama::Template;
use axum::{extract::State, response::Response};
use jiff::civil::Date;

struct BoardMember {
    name: String,
    office: String,
    city_program: String,
    term_ends_on: String,
    as_of_on: String,
}

impl BoardMember {
    /// Those whose term runs on this day.
    async fn in_office(database: &Database, today: Date) -> Result<Vec<Self>, sqlx::Error> {
        let today = today.to_string();
        sqlx::query_as!(
            Self,
            "SELECT name, office, city_program, term_ends_on, as_of_on FROM board_member
             WHERE ?1 BETWEEN term_begins_on AND term_ends_on ORDER BY id LIMIT 200",
            today
        )
        .fetch_all(database)
        .await
    }
}

#[derive(Template)]
#[template(path = "pages/board.html")]
struct BoardPage<'a> {
    frame: &'a Frame,
    page: &'a Page,
    members: &'a [BoardMember],
}

/// `GET /board`.
///
/// # Errors
/// If the page is not there, or the database cannot be read.
pub async fn show(frame: Frame, State(app): State<App>) -> Result<Response, Error> {
    let page = Page::find(&app.database, "board").await?.ok_or(Error::NotFound)?;
    let members = BoardMember::in_office(&app.database, frame.today).await?;
    web::html(&BoardPage { frame: &frame, page: &page, members: &members })
}
