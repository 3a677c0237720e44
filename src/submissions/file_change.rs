//! A change of the files that go with a submission: some are taken away, others are brought.

use super::attachments::Attachment;
use crate::{
    app::App,
    log::Change,
    say,
    web::{
        Error, FieldErrors,
        form::{Form, Typed},
    },
};
use askama::filters::filesizeformat;
use std::collections::BTreeSet;

/// The fields of a form in which files are chosen. Of the first two there is one at most.
const FIELDS: [&str; 3] = ["image", "document", "file"];

/// What somebody wants to be different with the files that are there.
#[derive(Debug, Default)]
pub struct FileChange {
    /// Numbers of those that are taken away.
    away: BTreeSet<i64>,
    /// New ones, and those kept from an earlier round of the form.
    brought: Vec<Attachment>,
}

/// What is different in one field.
#[derive(Debug)]
pub struct FieldFiles {
    /// `image`, `document` or `file`.
    pub field: &'static str,
    /// What was there and is not any more.
    pub removed: Vec<Attachment>,
    /// What is new.
    pub added: Vec<Attachment>,
}

impl FileChange {
    /// Reads it from a form, as [`Attachment::receive`] reads the files of a new one. With more files than `most` (or than there are,
    /// if that is more) something is named in `errors`.
    ///
    /// # Errors
    /// [`Error::NotStored`] if the disk or the database fails.
    pub async fn receive(
        app: &App,
        form: Form,
        form_id: &str,
        (there, most): (&[Attachment], usize),
        errors: &mut FieldErrors,
    ) -> Result<Self, Error> {
        let away = form.typed.all("take_away").filter_map(|number| number.parse().ok()).collect();
        let brought = Attachment::receive_all(app, form, form_id, errors).await?;
        let change = Self { away, brought };
        let count = |attachments: &[Attachment]| attachments.iter().filter(|one| one.field == "file").count();
        let (before, after) = (count(there), count(&change.applied_to(there)));
        if after > most.max(before) && errors.get("file").is_empty() {
            errors.add("file", say!("form-files-together", most = most));
        }
        Ok(change)
    }

    /// The files of the form that are not attached yet, to be kept if it comes back with errors.
    #[must_use]
    pub fn brought(&self) -> &[Attachment] {
        &self.brought
    }

    /// The files that are there afterwards. A picture that is brought takes the place of the one that was there.
    #[must_use]
    pub fn applied_to(&self, there: &[Attachment]) -> Vec<Attachment> {
        let is_same = |one: &Attachment, other: &Attachment| one.field == other.field && one.sha256 == other.sha256;
        let stays = |one: &&Attachment| {
            let is_replaced = one.field != "file" && self.brought.iter().any(|other| other.field == one.field);
            self.brought.iter().any(|other| is_same(one, other)) || !is_replaced && !self.away.contains(&one.position)
        };
        let mut after: Vec<_> = there.iter().filter(stays).cloned().collect();
        after.extend(self.brought.iter().filter(|one| !there.iter().any(|other| is_same(one, other))).cloned());
        after
    }

    /// What tells it from another change; empty if it is none.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let away = self.away.iter().map(i64::to_string);
        away.chain(self.brought.iter().map(|one| one.sha256.clone())).collect::<Vec<_>>().join(" ")
    }
}

/// Whether two lists are of the same files.
#[must_use]
pub fn are_same_files(before: &[Attachment], after: &[Attachment]) -> bool {
    file_differences(before, after).is_empty()
}

/// What is different between two lists of files, field by field.
#[must_use]
pub fn file_differences(before: &[Attachment], after: &[Attachment]) -> Vec<FieldFiles> {
    let missing = |field: &str, from: &[Attachment], others: &[Attachment]| -> Vec<Attachment> {
        let is_there = |one: &Attachment| one.position != 0 && others.iter().any(|other| other.position == one.position);
        from.iter().filter(|one| one.field == field && !is_there(one)).cloned().collect()
    };
    let differences =
        FIELDS.map(|field| FieldFiles { field, removed: missing(field, before, after), added: missing(field, after, before) });
    differences.into_iter().filter(|difference| !difference.removed.is_empty() || !difference.added.is_empty()).collect()
}

/// The same for letters, pages and the log: labelled by ids.
#[must_use]
pub fn file_changes(before: &[Attachment], after: &[Attachment]) -> Vec<Change> {
    file_differences(before, after).iter().map(FieldFiles::change).collect()
}

/// The files that are there now, with those fields of others that are named.
#[must_use]
pub fn with_files_of(now: &[Attachment], others: &[Attachment], fields: &[&str]) -> Vec<Attachment> {
    let is_named = |one: &&Attachment| fields.contains(&one.field.as_str());
    now.iter().filter(|one| !is_named(one)).chain(others.iter().filter(is_named)).cloned().collect()
}

/// The files that are there now, with what somebody has made of those that they began with.
#[must_use]
pub fn with_file_changes(now: &[Attachment], before: &[Attachment], changed: &[Attachment]) -> Vec<Attachment> {
    let differences = file_differences(before, changed);
    let whole: Vec<&str> = differences.iter().map(|difference| difference.field).filter(|field| *field != "file").collect();
    let mut files = with_files_of(now, changed, &whole);
    for difference in differences.into_iter().filter(|difference| difference.field == "file") {
        files.retain(|one| !difference.removed.iter().any(|other| other.position == one.position));
        files.extend(difference.added);
    }
    files
}

impl FieldFiles {
    /// The id of what people call it.
    #[must_use]
    pub fn label(&self) -> &'static str {
        if self.field == "image" { "submission-row-picture" } else { "submission-row-files" }
    }

    /// As letters, pages and the log show it.
    #[must_use]
    pub fn change(&self) -> Change {
        Change { label: self.label().to_owned(), before: lines(&self.removed), after: lines(&self.added) }
    }
}

/// Names and sizes, one a line.
fn lines(attachments: &[Attachment]) -> String {
    attachments.iter().map(Attachment::words).collect::<Vec<_>>().join("\n")
}

impl Attachment {
    /// Whether the box that takes it away is ticked.
    #[must_use]
    pub fn is_ticked(&self, typed: &Typed) -> bool {
        typed.has("take_away", &self.position.to_string())
    }

    /// Its name and its size.
    #[must_use]
    pub fn words(&self) -> String {
        let size = u128::try_from(self.size).unwrap_or_default();
        let size = filesizeformat(size, 1).map(|size| size.to_string()).unwrap_or_default();
        format!("{} ({size})", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(position: i64, field: &str, sha256: &str) -> Attachment {
        Attachment::known(position, field, sha256)
    }

    fn numbers(attachments: &[Attachment]) -> Vec<i64> {
        attachments.iter().map(|one| one.position).collect()
    }

    #[test]
    fn a_new_picture_takes_the_place_of_the_old_one_and_a_file_sent_again_is_there_once() {
        let there = [file(1, "image", "a"), file(2, "file", "b"), file(3, "file", "c")];
        let change = |away: &[i64], brought: &[Attachment]| FileChange { away: away.iter().copied().collect(), brought: brought.to_vec() };
        assert_eq!(numbers(&change(&[], &[file(0, "image", "z")]).applied_to(&there)), [2, 3, 0]);
        assert_eq!(numbers(&change(&[1], &[file(0, "image", "z")]).applied_to(&there)), [2, 3, 0], "both is replacing");
        assert_eq!(numbers(&change(&[1, 3, 99], &[]).applied_to(&there)), [2]);
        assert_eq!(numbers(&change(&[2], &[file(0, "file", "b")]).applied_to(&there)), [1, 2, 3]);
        assert!(are_same_files(&there, &change(&[99], &[file(0, "image", "a")]).applied_to(&there)));
    }

    #[test]
    fn a_proposal_is_laid_over_what_an_editor_has_changed_meanwhile() {
        let before = [file(1, "image", "a"), file(2, "file", "b"), file(3, "file", "c")];
        let proposed = [file(3, "file", "c"), file(4, "image", "d"), file(5, "file", "e")];
        let now = [file(2, "file", "b"), file(6, "image", "f"), file(7, "file", "g")];
        assert_eq!(numbers(&with_file_changes(&now, &before, &proposed)), [7, 4, 5]);
        assert_eq!(numbers(&with_file_changes(&now, &before, &before)), [2, 6, 7], "who changed nothing takes nothing back");
        assert_eq!(numbers(&with_files_of(&before, &proposed, &["image"])), [2, 3, 4]);
    }
}
