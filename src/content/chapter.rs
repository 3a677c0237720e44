//! The chapter's facts, the menu and the redirects.

use super::{read_csv, read_toml};
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
struct Redirect {
    from: String,
    to: String,
}

pub(super) async fn import(write: &mut WriteTransaction, folder: &Path) -> anyhow::Result<()> {
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
    import_menu(write, folder).await?;
    import_redirects(write, folder).await
}

async fn import_menu(write: &mut WriteTransaction, folder: &Path) -> anyhow::Result<()> {
    let menu: MenuFile = read_toml(folder, "menu.toml")?;
    sqlx::query!("DELETE FROM menu_item").execute(&mut **write).await?;
    for item in menu.item {
        sqlx::query!("INSERT INTO menu_item (place, label, path) VALUES (?, ?, ?)", item.group, item.label, item.path)
            .execute(&mut **write)
            .await?;
    }
    Ok(())
}

async fn import_redirects(write: &mut WriteTransaction, folder: &Path) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM redirect").execute(&mut **write).await?;
    for redirect in read_csv::<Redirect>(folder, "redirects.csv")? {
        sqlx::query!("INSERT INTO redirect (from_path, to_path) VALUES (?, ?)", redirect.from, redirect.to).execute(&mut **write).await?;
    }
    Ok(())
}
