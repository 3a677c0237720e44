//! A newsletter as it looks, on its public page and before it is published.

use crate::{
    app::App,
    content,
    directory::MemberCity,
    events::followed,
    items::{self, ItemFile},
    languages::{self, Language},
    pages,
    reading::{Stored, language},
    submissions::{Attachment, NewNewsletter},
};

/// A newsletter with what is looked up for it; nothing of it tells who sent it.
#[derive(Debug)]
pub struct NewsletterView {
    newsletter: NewNewsletter,
    host_path: Option<String>,
    files: Vec<ItemFile>,
    text: Option<Stored>,
    lang: String,
}

impl NewsletterView {
    /// Looks up what belongs to a newsletter; the addresses of its files are below `path`.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(app: &App, submission: i64, newsletter: NewNewsletter, path: &str) -> Result<Self, sqlx::Error> {
        let slug = content::slug(&newsletter.organization);
        let host_path = MemberCity::find(&app.database, &slug).await?.map(|city| format!("/cities/{}", city.slug));
        let files = items::of_attachments(Attachment::of(&app.database, submission).await?, &format!("{path}/files"));
        let text = Stored::of(&app.database, submission).await?;
        let lang = match (language::tag(&newsletter.language), &text) {
            (tag, Some(text)) if tag.is_empty() && newsletter.language.is_empty() => text.language.clone(),
            (tag, _) => tag,
        };
        Ok(Self { newsletter, host_path, files, text, lang: pages::tag_of(lang) })
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.newsletter.title
    }

    /// The tag of its language (BCP 47), as far as that is known; else empty.
    #[must_use]
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// Whether it is in the default language, on a page in another one.
    #[must_use]
    pub fn is_original(&self) -> bool {
        pages::is_original(&self.lang)
    }

    /// The language in which what is said of it is written.
    #[must_use]
    pub fn words_in(&self) -> Language {
        if self.is_original() { Language::DEFAULT } else { Language::current() }
    }

    /// What is known of the text of its file.
    #[must_use]
    pub fn text(&self) -> Option<&Stored> {
        self.text.as_ref()
    }

    /// Whether the text of its file can be read.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.text.as_ref().is_some_and(Stored::is_done)
    }

    /// Its words.
    #[must_use]
    pub fn newsletter(&self) -> &NewNewsletter {
        &self.newsletter
    }

    /// The organization's page in the directory; empty if there is none.
    #[must_use]
    pub fn host_path(&self) -> &str {
        self.host_path.as_deref().unwrap_or_default()
    }

    /// Its day of issue in words; empty if none was given.
    #[must_use]
    pub fn issued_on(&self) -> String {
        self.newsletter.issued_on.map(languages::day).unwrap_or_default()
    }

    /// Its picture.
    #[must_use]
    pub fn image(&self) -> Option<&ItemFile> {
        self.files.iter().find(|file| file.is_image)
    }

    /// Its files besides the picture.
    pub fn files(&self) -> impl Iterator<Item = &ItemFile> {
        self.files.iter().filter(|file| !file.is_image)
    }

    /// The web address, if it is one that a browser can follow.
    #[must_use]
    pub fn link(&self) -> &str {
        followed(&self.newsletter.link)
    }
}
