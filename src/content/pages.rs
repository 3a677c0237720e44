//! Text pages, time line, quotations and board.

use super::{edited, read, read_toml};
use crate::{clock::Moment, database::WriteTransaction};
use anyhow::Context as _;
use serde::Deserialize;
use std::{fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heading {
    title: String,
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeLineFile {
    entry: Vec<TimeLineEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeLineEntry {
    when: String,
    sort: String,
    title: String,
    text: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuotationsFile {
    president: Vec<President>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct President {
    slug: String,
    name: String,
    in_office: String,
    statement: Vec<Statement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    slug: String,
    text: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoardFile {
    #[serde(default)]
    member: Vec<BoardMember>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoardMember {
    name: String,
    office: String,
    #[serde(default)]
    city_program: String,
    term_begins_on: String,
    term_ends_on: String,
    as_of: String,
}

/// Gives how many pages were added or changed.
pub(super) async fn import(write: &mut WriteTransaction, folder: &Path, now: Moment, kept: &mut Vec<String>) -> anyhow::Result<u64> {
    if edited::any(write, ["time-line", ""]).await? {
        kept.push("time line (timeline.toml)".to_owned());
    } else {
        import_time_line(write, read_toml(folder, "timeline.toml")?).await?;
    }
    if edited::any(write, ["presidents", "quotations"]).await? {
        kept.push("quotations (quotations.toml)".to_owned());
    } else {
        import_quotations(write, read_toml(folder, "quotations.toml")?).await?;
    }
    if edited::any(write, ["board", ""]).await? {
        kept.push("board (board.toml)".to_owned());
    } else {
        import_board(write, read_toml(folder, "board.toml")?).await?;
    }
    let by_hand = edited::keys(write, "pages", "slug").await?;
    let pages = folder.join("pages");
    let mut changed = 0;
    for entry in fs::read_dir(&pages).with_context(|| format!("the content folder {} cannot be read", pages.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(slug) = name.strip_suffix(".md") {
            if by_hand.contains(slug) {
                kept.push(format!("page {slug}"));
                continue;
            }
            changed += import_page(write, slug, &read(&pages, &name)?, now).await?;
        }
    }
    Ok(changed)
}

async fn import_page(write: &mut WriteTransaction, slug: &str, text: &str, now: Moment) -> anyhow::Result<u64> {
    let form = || format!("the page {slug}.md must begin with +++, a title and a description, and +++");
    let (heading, body) = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")).with_context(form)?;
    let heading: Heading = toml::from_str(heading).with_context(form)?;
    let body = body.trim();
    let result = sqlx::query!(
        "INSERT INTO page (slug, title, description, body, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (slug) DO UPDATE SET title = ?2, description = ?3, body = ?4, updated_at = ?5
         WHERE (title, description, body) <> (?2, ?3, ?4)",
        slug,
        heading.title,
        heading.description,
        body,
        now
    )
    .execute(&mut **write)
    .await
    .with_context(|| format!("the page {slug}.md cannot be stored"))?;
    Ok(result.rows_affected())
}

async fn import_time_line(write: &mut WriteTransaction, mut file: TimeLineFile) -> anyhow::Result<()> {
    file.entry.sort_by(|one, other| one.sort.cmp(&other.sort));
    sqlx::query!("DELETE FROM time_line_entry").execute(&mut **write).await?;
    for (rank, entry) in (1_i64..).zip(file.entry) {
        sqlx::query!(
            "INSERT INTO time_line_entry (rank, date_text, title, body, source) VALUES (?, ?, ?, ?, ?)",
            rank,
            entry.when,
            entry.title,
            entry.text,
            entry.source
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}

async fn import_quotations(write: &mut WriteTransaction, file: QuotationsFile) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM quotation").execute(&mut **write).await?;
    sqlx::query!("DELETE FROM president").execute(&mut **write).await?;
    let (mut presidents, mut statements) = (0_i64, 0_i64);
    for president in file.president {
        presidents += 1;
        sqlx::query!(
            "INSERT INTO president (slug, position, rank, name, in_office) VALUES (?1, ?2, ?2, ?3, ?4)",
            president.slug,
            presidents,
            president.name,
            president.in_office
        )
        .execute(&mut **write)
        .await?;
        for statement in president.statement {
            statements += 1;
            let text = statement.text.trim();
            sqlx::query!(
                "INSERT INTO quotation (slug, president, position, rank, body, source) VALUES (?1, ?2, ?3, ?3, ?4, ?5)",
                statement.slug,
                president.slug,
                statements,
                text,
                statement.source
            )
            .execute(&mut **write)
            .await?;
        }
    }
    Ok(())
}

async fn import_board(write: &mut WriteTransaction, file: BoardFile) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM board_member").execute(&mut **write).await?;
    for member in file.member {
        sqlx::query!(
            "INSERT INTO board_member (name, office, city_program, term_begins_on, term_ends_on, as_of_on) VALUES (?, ?, ?, ?, ?, ?)",
            member.name,
            member.office,
            member.city_program,
            member.term_begins_on,
            member.term_ends_on,
            member.as_of
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}
