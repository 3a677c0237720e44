//! A newsletter as it looks, on its public page and before it is published.

use crate::{
    app::App, content, directory::MemberCity, events::followed, items::ItemFile, submissions::NewNewsletter, web::filters::long_day,
};

/// A newsletter with what is looked up for it; nothing of it tells who sent it.
#[derive(Debug)]
pub struct NewsletterView {
    newsletter: NewNewsletter,
    host_path: Option<String>,
    files: Vec<ItemFile>,
}

impl NewsletterView {
    /// Looks up what belongs to a newsletter.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(app: &App, newsletter: NewNewsletter, files: Vec<ItemFile>) -> Result<Self, sqlx::Error> {
        let slug = content::slug(&newsletter.organization);
        let host_path = MemberCity::find(&app.database, &slug).await?.map(|city| format!("/cities/{}", city.slug));
        Ok(Self { newsletter, host_path, files })
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.newsletter.title
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
        self.newsletter.issued_on.map(long_day).unwrap_or_default()
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
