//! Sending something in: forms, attachments, the stored submission, its letters and its receipt.

mod attachments;
mod content;
mod event;
mod event_form;
mod letters;
mod newsletter;
mod receipt;
mod sender;
mod store;

pub use attachments::{Attachment, recognized};
pub use content::{Content, NewVersion, Version};
pub use event::{NewEvent, Occurrence, Venue};
pub use event_form::{form as event_form, submit as submit_event};
pub use newsletter::{NewNewsletter, form as newsletter_form, submit as submit_newsletter};
pub use receipt::{attachment as receipt_attachment, show as receipt};
pub use sender::Sender;
pub use store::{Submission, Summary};

use crate::{
    chapter::Frame,
    web::{self, Error},
};
use askama::Template;
use axum::response::Response;

/// What is shown of a submission: a label and a text, line by line, in letters and on the receipt.
pub type Rows = Vec<(&'static str, String)>;

#[derive(Template)]
#[template(path = "submissions/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
}

/// `GET /submit`: what can be sent in.
///
/// # Errors
/// If the template cannot be rendered.
pub async fn index(frame: Frame) -> Result<Response, Error> {
    web::html(&IndexPage { frame: &frame })
}
