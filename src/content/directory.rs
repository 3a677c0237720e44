//! The directory's CSV files; `content/directory/README.md` gives the meaning of every column.

use super::{edited, read_csv, search_name, slug};
use crate::{clock::Moment, database::WriteTransaction};
use anyhow::{Context as _, bail};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Country {
    country_code: String,
    name: String,
    continent: String,
}

#[derive(Deserialize)]
struct MemberCity {
    slug: String,
    name: String,
    county: String,
    latitude: f64,
    longitude: f64,
    geonames_id: Option<i64>,
    population: Option<i64>,
    organization: String,
    website: String,
    notes: String,
}

#[derive(Deserialize)]
struct PartnerCity {
    slug: String,
    name: String,
    native_or_alternative_name: String,
    region: String,
    country_code: String,
    latitude: f64,
    longitude: f64,
    geonames_id: Option<i64>,
    population: Option<i64>,
    time_zone: String,
}

#[derive(Deserialize)]
struct Source {
    source_id: String,
    title: String,
    address_or_repo_path: String,
    retrieved_as_of: String,
    note: String,
}

#[derive(Deserialize)]
struct Partnership {
    member_slug: String,
    partner_slug: String,
    since_year: Option<i64>,
    status: String,
    source_id: String,
}

/// Gives how many countries, member cities and partner cities were added or changed.
pub(super) async fn import_places(write: &mut WriteTransaction, folder: &Path, now: Moment, kept: &mut Vec<String>) -> anyhow::Result<u64> {
    let mut changed = 0;
    let by_hand = edited::keys(write, "countries", "code").await?;
    for country in read_csv::<Country>(folder, "countries.csv")? {
        if by_hand.contains(&country.country_code) {
            kept.push(format!("country {}", country.country_code));
            continue;
        }
        let slug = slug(&country.name);
        let result = sqlx::query!(
            "INSERT INTO country (code, slug, name, continent) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (code) DO UPDATE SET slug = ?2, name = ?3, continent = ?4 WHERE (slug, name, continent) <> (?2, ?3, ?4)",
            country.country_code,
            slug,
            country.name,
            country.continent
        )
        .execute(&mut **write)
        .await?;
        changed += result.rows_affected();
    }
    let by_hand = edited::keys(write, "cities", "slug").await?;
    for city in read_csv::<MemberCity>(folder, "member_cities.csv")? {
        if by_hand.contains(&city.slug) {
            kept.push(format!("city {}", city.slug));
            continue;
        }
        let name = city.slug.clone();
        changed += import_member(write, city, now).await.with_context(|| format!("member_cities.csv, {name}"))?;
    }
    let by_hand = edited::keys(write, "partners", "slug").await?;
    for city in read_csv::<PartnerCity>(folder, "partner_cities.csv")? {
        if by_hand.contains(&city.slug) {
            kept.push(format!("partner city {}", city.slug));
            continue;
        }
        let name = city.slug.clone();
        changed += import_partner(write, city, now).await.with_context(|| format!("partner_cities.csv, {name}"))?;
    }
    Ok(changed)
}

async fn import_member(write: &mut WriteTransaction, city: MemberCity, now: Moment) -> anyhow::Result<u64> {
    let search = search_name(&city.name);
    let result = sqlx::query!(
        "INSERT INTO member_city (slug, name, search_name, county, latitude, longitude, geonames_id, population,
                                  organization, website, notes, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (slug) DO UPDATE SET name = ?2, search_name = ?3, county = ?4, latitude = ?5, longitude = ?6,
            geonames_id = ?7, population = ?8, organization = ?9, website = ?10, notes = ?11, updated_at = ?12
         WHERE (name, county, latitude, longitude, organization, website, notes) <> (?2, ?4, ?5, ?6, ?9, ?10, ?11)
            OR geonames_id IS NOT ?7 OR population IS NOT ?8",
        city.slug,
        city.name,
        search,
        city.county,
        city.latitude,
        city.longitude,
        city.geonames_id,
        city.population,
        city.organization,
        city.website,
        city.notes,
        now
    )
    .execute(&mut **write)
    .await?;
    Ok(result.rows_affected())
}

async fn import_partner(write: &mut WriteTransaction, city: PartnerCity, now: Moment) -> anyhow::Result<u64> {
    if !city.time_zone.is_empty() {
        jiff::tz::TimeZone::get(&city.time_zone)?;
    }
    let search = search_name(&format!("{} {}", city.name, city.native_or_alternative_name));
    let result = sqlx::query!(
        "INSERT INTO partner_city (slug, name, search_name, other_names, region, country, latitude, longitude,
                                   geonames_id, population, updated_at, time_zone)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (slug) DO UPDATE SET name = ?2, search_name = ?3, other_names = ?4, region = ?5, country = ?6,
            latitude = ?7, longitude = ?8, geonames_id = ?9, population = ?10, updated_at = ?11, time_zone = ?12
         WHERE (name, other_names, region, country, latitude, longitude, time_zone) <> (?2, ?4, ?5, ?6, ?7, ?8, ?12)
            OR geonames_id IS NOT ?9 OR population IS NOT ?10",
        city.slug,
        city.name,
        search,
        city.native_or_alternative_name,
        city.region,
        city.country_code,
        city.latitude,
        city.longitude,
        city.geonames_id,
        city.population,
        now,
        city.time_zone
    )
    .execute(&mut **write)
    .await?;
    Ok(result.rows_affected())
}

/// Gives how many partnerships were added or changed.
pub(super) async fn import_partnerships(
    write: &mut WriteTransaction,
    folder: &Path,
    now: Moment,
    kept: &mut Vec<String>,
) -> anyhow::Result<u64> {
    import_sources(write, folder, kept).await?;
    let mut changed = 0;
    let by_hand = edited::partnerships(write).await?;
    for row in read_csv::<Partnership>(folder, "partnerships.csv")? {
        let name = format!("{} and {}", row.member_slug, row.partner_slug);
        if by_hand.contains(&(row.member_slug.clone(), row.partner_slug.clone())) || has_moved(write, &row).await? {
            kept.push(format!("partnership of {name}"));
            continue;
        }
        changed += import_partnership(write, row, now).await.with_context(|| format!("partnerships.csv, {name}"))?;
    }
    Ok(changed)
}

/// Whether an end of a partnership has another address now, or was thrown away, in the browser.
async fn has_moved(write: &mut WriteTransaction, row: &Partnership) -> anyhow::Result<bool> {
    let there = sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM member_city WHERE slug = ?) AND (SELECT count(*) FROM partner_city WHERE slug = ?) AS "there!: bool""#,
        row.member_slug,
        row.partner_slug
    );
    if there.fetch_one(&mut **write).await? {
        return Ok(false);
    }
    let by_hand = (edited::keys(write, "cities", "slug").await?, edited::keys(write, "partners", "slug").await?);
    Ok(by_hand.0.contains(&row.member_slug) || by_hand.1.contains(&row.partner_slug))
}

async fn import_sources(write: &mut WriteTransaction, folder: &Path, kept: &mut Vec<String>) -> anyhow::Result<()> {
    let by_hand = edited::keys(write, "sources", "id").await?;
    for source in read_csv::<Source>(folder, "sources.csv")? {
        if by_hand.contains(&source.source_id) {
            kept.push(format!("source {}", source.source_id));
            continue;
        }
        let is_linkable = source.address_or_repo_path.starts_with("http") && !source.note.contains("do not link");
        sqlx::query!(
            "INSERT INTO source (id, title, address, is_linkable, as_of, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET title = ?2, address = ?3, is_linkable = ?4, as_of = ?5, note = ?6",
            source.source_id,
            source.title,
            source.address_or_repo_path,
            is_linkable,
            source.retrieved_as_of,
            source.note
        )
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}

async fn import_partnership(write: &mut WriteTransaction, row: Partnership, now: Moment) -> anyhow::Result<u64> {
    let (kind, status) = kind_and_status(&row.status)?;
    let result = sqlx::query!(
        "INSERT INTO partnership (member, partner, kind, status, since_year, source, updated_at)
         VALUES ((SELECT id FROM member_city WHERE slug = ?1), (SELECT id FROM partner_city WHERE slug = ?2), ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (member, partner) DO UPDATE SET kind = ?3, status = ?4, since_year = ?5, source = ?6, updated_at = ?7
         WHERE (kind, status, source) <> (?3, ?4, ?6) OR since_year IS NOT ?5",
        row.member_slug,
        row.partner_slug,
        kind,
        status,
        row.since_year,
        row.source_id,
        now
    )
    .execute(&mut **write)
    .await?;
    Ok(result.rows_affected())
}

/// The one column `status` of the file says two things: what was agreed, and whether it still holds.
///
/// # Errors
/// If it is not a status that the files know.
pub fn kind_and_status(text: &str) -> anyhow::Result<(&'static str, &'static str)> {
    Ok(match text {
        "active" => ("sister_city", "active"),
        "friendship" => ("friendship_city", "active"),
        "emeritus" => ("sister_city", "ended"),
        "unknown" => ("sister_city", "unknown"),
        other => bail!("{other:?} is not a status"),
    })
}
