//! Translations of the content: `content/translations/{tag}.toml`.

use super::{edited, read_toml};
use crate::{clock::Moment, database::WriteTransaction, languages::Language};
use anyhow::{Context as _, ensure};
use serde::Deserialize;
use std::{fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TranslationsFile {
    translation: Vec<Translated>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Translated {
    subject: String,
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    body: String,
}

/// The subjects that can be translated, by their kind.
const KINDS: [&str; 6] = ["pages", "news", "events", "menu", "settings", "reasons"];

/// Whether a subject is of a kind that is shown in other languages.
#[must_use]
pub fn is_subject(subject: &str) -> bool {
    subject.split_once('/').is_some_and(|(kind, key)| KINDS.contains(&kind) && !key.is_empty())
}

pub(super) async fn import(write: &mut WriteTransaction, folder: &Path, now: Moment, kept: &mut Vec<String>) -> anyhow::Result<()> {
    let folder = folder.join("translations");
    if !folder.exists() {
        return Ok(());
    }
    let edited = edited::translations(write).await?;
    let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files {
        let path = file.path();
        let (Some(tag), Some(name)) = (path.file_stem().and_then(|tag| tag.to_str()), path.file_name().and_then(|name| name.to_str()))
        else {
            anyhow::bail!("the name of {} is not UTF-8", path.display());
        };
        ensure!(Language::others().any(|language| language.tag() == tag), "translations/{name}: the site does not speak {tag}");
        let texts: TranslationsFile = read_toml(&folder, name)?;
        for text in texts.translation {
            ensure!(is_subject(&text.subject), "translations/{name}: nothing is called {}", text.subject);
            if edited.contains(&(text.subject.clone(), tag.to_owned())) {
                kept.push(format!("the translation of {}", text.subject));
                continue;
            }
            put(write, tag, &text, now).await.with_context(|| format!("translations/{name}: {}", text.subject))?;
        }
    }
    Ok(())
}

async fn put(write: &mut WriteTransaction, tag: &str, text: &Translated, now: Moment) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "INSERT INTO translation (subject, language, title, description, body, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (subject, language) DO UPDATE SET title = excluded.title, description = excluded.description, body = excluded.body,
             updated_at = excluded.updated_at
         WHERE (title, description, body) <> (excluded.title, excluded.description, excluded.body)",
        text.subject,
        tag,
        text.title,
        text.description,
        text.body,
        now
    )
    .execute(&mut **write)
    .await?;
    Ok(())
}
