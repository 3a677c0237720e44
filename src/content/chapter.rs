//! The chapter's facts, the menu and the redirects.

use super::{edited, read_csv, read_toml};
use crate::database::WriteTransaction;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChapterFile {
    name: String,
    legal_name: String,
    short_name: String,
    region: String,
    mission: String,
    description: String,
    postal_address: Vec<String>,
    phone: String,
    email: String,
    tax_id: String,
    time_zone: String,
    map_longitude: f64,
    map_latitude: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MenuFile {
    item: Vec<MenuItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MenuItem {
    label: String,
    path: String,
    group: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentsFile {
    document: Vec<Document>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    key: String,
    title: String,
}

#[derive(Deserialize)]
struct Redirect {
    from: String,
    to: String,
}

pub(super) async fn import(write: &mut WriteTransaction, folder: &Path, kept: &mut Vec<String>) -> anyhow::Result<()> {
    if edited::any(write, ["settings", ""]).await? {
        kept.push("settings (chapter.toml)".to_owned());
    } else {
        import_settings(write, folder).await?;
    }
    if edited::any(write, ["menu", ""]).await? {
        kept.push("menu (menu.toml)".to_owned());
    } else {
        import_menu(write, folder).await?;
    }
    import_redirects(write, folder, kept).await?;
    import_documents(write, folder, kept).await
}

async fn import_settings(write: &mut WriteTransaction, folder: &Path) -> anyhow::Result<()> {
    let file: ChapterFile = read_toml(folder, "chapter.toml")?;
    let postal_address = file.postal_address.join("\n");
    sqlx::query!("DELETE FROM chapter").execute(&mut **write).await?;
    sqlx::query!(
        "INSERT INTO chapter (id, name, legal_name, short_name, region, mission, description, postal_address, phone, email,
                              tax_id, time_zone, map_longitude, map_latitude)
         VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        file.name,
        file.legal_name,
        file.short_name,
        file.region,
        file.mission,
        file.description,
        postal_address,
        file.phone,
        file.email,
        file.tax_id,
        file.time_zone,
        file.map_longitude,
        file.map_latitude
    )
    .execute(&mut **write)
    .await?;
    Ok(())
}

async fn import_menu(write: &mut WriteTransaction, folder: &Path) -> anyhow::Result<()> {
    let menu: MenuFile = read_toml(folder, "menu.toml")?;
    sqlx::query!("DELETE FROM menu_item").execute(&mut **write).await?;
    for (rank, item) in (1_i64..).zip(menu.item) {
        sqlx::query!("INSERT INTO menu_item (place, label, path, rank) VALUES (?, ?, ?, ?)", item.group, item.label, item.path, rank)
            .execute(&mut **write)
            .await?;
    }
    Ok(())
}

/// A redirect that somebody made or changed in the browser stays; of the others, the file has all.
async fn import_redirects(write: &mut WriteTransaction, folder: &Path, kept: &mut Vec<String>) -> anyhow::Result<()> {
    let by_hand = edited::keys(write, "redirects", "from_path").await?;
    let present = sqlx::query_scalar!("SELECT from_path FROM redirect").fetch_all(&mut **write).await?;
    for from in present.iter().filter(|from| !by_hand.contains(*from)) {
        sqlx::query!("DELETE FROM redirect WHERE from_path = ?", from).execute(&mut **write).await?;
    }
    for redirect in read_csv::<Redirect>(folder, "redirects.csv")? {
        if by_hand.contains(&redirect.from) {
            kept.push(format!("redirect {}", redirect.from));
            continue;
        }
        sqlx::query!("INSERT INTO redirect (from_path, to_path) VALUES (?, ?)", redirect.from, redirect.to).execute(&mut **write).await?;
    }
    Ok(())
}

async fn import_documents(write: &mut WriteTransaction, folder: &Path, kept: &mut Vec<String>) -> anyhow::Result<()> {
    let by_hand = edited::keys(write, "documents", "key").await?;
    for document in read_toml::<DocumentsFile>(folder, "documents.toml")?.document {
        if by_hand.contains(&document.key) {
            kept.push(format!("document {}", document.key));
            continue;
        }
        sqlx::query!(
            "INSERT INTO document (key, title) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET title = ?2",
            document.key,
            document.title
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}
