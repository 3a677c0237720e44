//! What is translated, as it is in the language that it was written in: shown beside the fields of its translation.

use super::{kind::Kind, record::Record};
use crate::{
    app::App,
    chapter::Chapter,
    items::Item,
    languages::Language,
    submissions::{Content, NewEvent},
};

/// The words of what is translated; what its kind does not have is nothing.
#[derive(Debug)]
pub(super) struct Original {
    /// In which language it is written.
    pub language: Language,
    title: String,
    description: Option<String>,
    body: Option<String>,
}

impl Original {
    /// Of a subject such as `pages/mission`; nothing if there is none of that name.
    pub async fn find(app: &App, subject: &str) -> anyhow::Result<Option<Self>> {
        let Some((kind, key)) = subject.split_once('/') else { return Ok(None) };
        match kind {
            "pages" | "news" => of_record(app, kind, key).await,
            "events" => of_event(app, key).await,
            "menu" => of_menu(app, key).await,
            "settings" => of_settings(app, key).await,
            "reasons" => of_reason(app, key).await,
            _ => Ok(None),
        }
    }

    /// Its title, or the words of a link.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What stands in place of a field of the translation; nothing if the original has no such thing.
    pub fn text(&self, column: &str) -> Option<&str> {
        match column {
            "title" => Some(&self.title),
            "description" => self.description.as_deref(),
            "body" => self.body.as_deref(),
            _ => None,
        }
    }
}

async fn of_record(app: &App, kind: &str, key: &str) -> anyhow::Result<Option<Original>> {
    let Some(kind) = Kind::find(kind) else { return Ok(None) };
    let text = |record: &Record, column| kind.field(column).map(|_| record.content.get(column).to_owned());
    Ok(Record::find(&app.database, kind, key).await?.map(|record| Original {
        language: Language::DEFAULT,
        title: record.content.get("title").to_owned(),
        description: text(&record, "description"),
        body: text(&record, "body"),
    }))
}

async fn of_event(app: &App, key: &str) -> anyhow::Result<Option<Original>> {
    let Some(item) = Item::find(&app.database, "event", key).await? else { return Ok(None) };
    let Content::Event(event) = item.read()? else { return Ok(None) };
    let language = event.written_in(item.language);
    let NewEvent { title, description, .. } = *event;
    Ok(Some(Original { language, title, description: None, body: Some(description) }))
}

async fn of_menu(app: &App, key: &str) -> anyhow::Result<Option<Original>> {
    let Some(kind) = Kind::find("menu") else { return Ok(None) };
    let links = Record::all(&app.database, kind).await?;
    let link = links.into_iter().find(|link| link.content.get("path").trim_start_matches('/') == key);
    Ok(link.map(|link| title_alone(link.content.get("label"))))
}

async fn of_settings(app: &App, key: &str) -> anyhow::Result<Option<Original>> {
    let chapter = Chapter::find(&app.database).await?;
    Ok(match key {
        "mission" => Some(title_alone(&chapter.mission)),
        "description" => Some(title_alone(&chapter.description)),
        "region" => Some(title_alone(&chapter.region)),
        _ => None,
    })
}

async fn of_reason(app: &App, key: &str) -> anyhow::Result<Option<Original>> {
    let row = sqlx::query!("SELECT label, words FROM stock_reason WHERE key = ?", key).fetch_optional(&app.database).await?;
    Ok(row.map(|row| Original { body: Some(row.words), ..title_alone(&row.label) }))
}

fn title_alone(title: &str) -> Original {
    Original { language: Language::DEFAULT, title: title.to_owned(), description: None, body: None }
}
