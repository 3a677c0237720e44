//! Files that go with a submission: recognized by their bytes, photographs shrunk and freed of position data, kept
//! while a form is mended.

use super::{attached::Known, file_change::are_same_files};
use crate::{
    app::App,
    clock::Moment,
    database::{Database, WriteTransaction},
    files, say,
    web::{
        FieldErrors,
        form::{FILE, Form, Upload},
    },
};
use anyhow::ensure;
use std::{fs::File, sync::Arc};
use tokio::task::spawn_blocking;

/// So many files besides the picture.
pub(super) const FILES: usize = 3;
/// A file that goes with a submission.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its number among those of the submission, in its address; 0 as long as it is not attached.
    pub position: i64,
    /// The field it was chosen in: `image`, `document` or `file`.
    pub field: String,
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
    /// Its bytes, unless the database has them already.
    pub(super) file: Option<Arc<File>>,
}

impl Attachment {
    /// The files of a form: those kept from an earlier round, unless the sender has crossed them out, and the new ones.
    /// What cannot be taken is named in `errors`.
    ///
    /// # Errors
    /// If the disk or the database fails.
    pub async fn receive(app: &App, form: Form, form_id: &str, errors: &mut FieldErrors) -> anyhow::Result<Vec<Self>> {
        ensure!(!form.is_incomplete, "the disk did not take a file");
        let mut attachments = Self::held(&app.database, form_id).await?;
        attachments.retain(|attachment| !form.typed.has("remove", &attachment.sha256));
        for upload in form.uploads {
            let Some(field) = ["image", "document", "file"].into_iter().find(|field| *field == upload.field) else { continue };
            let name = upload.name.clone();
            match accept(app, upload).await? {
                Ok(attachment) if field == "image" && !attachment.is_picture() => {
                    errors.add("image", say!("form-file-no-picture", name = name));
                }
                Ok(attachment) if field == "document" && attachment.is_picture() => {
                    errors.add("document", say!("form-file-picture", name = name));
                }
                Ok(attachment) => attachments.push(attachment),
                Err(id) => errors.add(field, say!(id, name = name)),
            }
        }
        Ok(within_number(attachments, errors))
    }

    /// One without bytes, for tests of lists.
    #[cfg(test)]
    pub(super) fn known(position: i64, field: &str, sha256: &str) -> Self {
        let (field, name, sha256) = (field.to_owned(), sha256.to_owned(), sha256.to_owned());
        Self { position, field, name, sha256, media_type: String::new(), size: 0, file: None }
    }

    /// Whether it is a picture.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        self.media_type.starts_with("image/")
    }

    /// The files kept from an earlier round of a form.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn held(database: &Database, form_id: &str) -> Result<Vec<Self>, sqlx::Error> {
        let rows = sqlx::query_as!(
            Known,
            r#"SELECT 0 AS "position!: i64", field, name, sha256, media_type, size FROM held_file JOIN file USING (sha256)
             WHERE form_id = ? ORDER BY held_file.id LIMIT 20"#,
            form_id
        );
        Ok(rows.fetch_all(database).await?.into_iter().map(Self::from).collect())
    }

    /// Keeps the files of a form that came back with errors, and forgets those crossed out.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn hold(write: &mut WriteTransaction, attachments: &[Self], form_id: &str, now: Moment) -> anyhow::Result<()> {
        sqlx::query!("DELETE FROM held_file WHERE form_id = ?", form_id).execute(&mut **write).await?;
        for attachment in attachments {
            attachment.store_bytes(write, now).await?;
            sqlx::query!(
                "INSERT INTO held_file (form_id, field, name, sha256, held_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                form_id,
                attachment.field,
                attachment.name,
                attachment.sha256,
                now
            )
            .execute(&mut **write)
            .await?;
        }
        Ok(())
    }

    /// Stores the files with which a submission comes, within its transaction.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn attach(write: &mut WriteTransaction, attachments: &[Self], submission: i64, now: Moment) -> anyhow::Result<()> {
        for attachment in attachments {
            attachment.add(write, submission, true, now).await?;
        }
        Ok(())
    }

    /// Stores those of a wording's files that are new, and gives the numbers of all of them, which count where a wording names them;
    /// nothing if they are those that were `there`.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn keep(
        write: &mut WriteTransaction,
        (there, after): (&[Self], &[Self]),
        submission: i64,
        now: Moment,
    ) -> anyhow::Result<Option<Vec<i64>>> {
        if are_same_files(there, after) {
            return Ok(None);
        }
        let mut numbers = Vec::new();
        for attachment in after {
            numbers.push(match attachment.position {
                0 => attachment.add(write, submission, false, now).await?,
                position => position,
            });
        }
        Ok(Some(numbers))
    }

    /// Attaches it after those that are there. Gives its number.
    async fn add(&self, write: &mut WriteTransaction, submission: i64, is_sent: bool, now: Moment) -> anyhow::Result<i64> {
        self.store_bytes(write, now).await?;
        let added = sqlx::query_scalar!(
            r#"INSERT INTO attachment (submission, position, field, name, sha256, is_sent)
               VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM attachment WHERE submission = ?1), ?2, ?3, ?4, ?5)
               RETURNING position AS "position!: i64""#,
            submission,
            self.field,
            self.name,
            self.sha256,
            is_sent
        );
        Ok(added.fetch_one(&mut **write).await?)
    }

    async fn store_bytes(&self, write: &mut WriteTransaction, now: Moment) -> anyhow::Result<()> {
        match &self.file {
            Some(file) => files::store(write, file, &self.sha256, &self.media_type, now).await,
            None => Ok(()),
        }
    }
}

/// One picture, one document, three files; of a picture or document chosen again the last one counts.
fn within_number(attachments: Vec<Attachment>, errors: &mut FieldErrors) -> Vec<Attachment> {
    let mut kept: Vec<Attachment> = Vec::new();
    for attachment in attachments {
        if kept.iter().any(|one| one.field == attachment.field && one.sha256 == attachment.sha256) {
            continue;
        }
        if attachment.field != "file" {
            kept.retain(|one| one.field != attachment.field);
        } else if kept.iter().filter(|one| one.field == "file").count() == FILES {
            errors.add("file", say!("form-files-many", name = attachment.name));
            continue;
        }
        kept.push(attachment);
    }
    kept
}

/// Looks at a file's bytes. Gives the id of a sentence, with a place for its name, if it cannot be taken.
async fn accept(app: &App, upload: Upload) -> anyhow::Result<Result<Attachment, &'static str>> {
    if upload.size == 0 {
        return Ok(Err("form-file-empty"));
    }
    if upload.size > FILE {
        return Ok(Err("form-file-large"));
    }
    let media_type = match files::recognized(&upload.file)? {
        Ok(media_type) => media_type,
        Err(id) => return Ok(Err(id)),
    };
    if !media_type.starts_with("image/") {
        return Ok(Ok(attachment(upload.field, upload.name, upload.sha256, media_type, upload.file)?));
    }
    let _turn = app.photographs.acquire().await?;
    let folder = app.uploads();
    spawn_blocking(move || match files::shrunk(&upload.file, media_type, &folder)? {
        Some((file, media_type)) => {
            let sha256 = files::digest(&file)?;
            Ok(Ok(attachment(upload.field, renamed(&upload.name, media_type), sha256, media_type, file)?))
        }
        None => Ok(Err("form-file-damaged")),
    })
    .await?
}

fn attachment(field: String, name: String, sha256: String, media_type: &str, file: File) -> anyhow::Result<Attachment> {
    let size = i64::try_from(file.metadata()?.len())?;
    Ok(Attachment { position: 0, field, name, sha256, media_type: media_type.to_owned(), size, file: Some(Arc::new(file)) })
}

/// The name with the ending of what it is now.
fn renamed(name: &str, media_type: &str) -> String {
    let ending = if media_type == "image/png" { "png" } else { "jpg" };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.{ending}")
}
