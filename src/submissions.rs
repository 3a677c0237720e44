//! Sending something in: forms, attachments, the stored submission, its letters and its receipt.

mod attached;
mod attachments;
mod change;
mod change_form;
mod content;
mod event;
mod event_form;
mod file_change;
mod form_id;
mod intent;
mod labels;
mod letters;
mod lost;
mod newsletter;
mod prefill;
mod proof;
mod receipt;
mod release;
mod sender;
mod spam;
mod status;
mod store;
mod words;

pub use attachments::Attachment;
pub use change::for_the_log;
pub use change_form::{form as change_form, submit as change};
pub use content::{Content, NewVersion, Version};
pub use event::{
    ATTENDANCES, Call, FURTHER_DATES, FURTHER_VENUES, KINDS, NewEvent, Occurrence, REPEATED_HOUR, REPLIES, STATUSES, Venue, comes_twice,
    end_of, instant, zone_of,
};
pub use event_form::{
    document_label, files_label, form as event_form, further_dates, held_in, is_more_open, not_pictures, picture_label,
    submit as submit_event, zones,
};
pub use file_change::{FieldFiles, FileChange, are_same_files, file_changes, file_differences, with_file_changes, with_files_of};
pub use form_id::{cache_control, form_id_of};
pub use intent::{form as intent_form, submit as intend};
pub use labels::spoken;
pub use letters::receipt_address;
pub use lost::{form as find_form, submit as find};
pub use newsletter::{NewNewsletter, form as newsletter_form, submit as submit_newsletter};
pub use proof::{ask_for_proof, prove, prove_by_code, prove_form};
pub use receipt::{attachment as receipt_attachment, show as receipt};
pub use release::release;
pub use sender::{Sender, not_saved};
pub use spam::{Fingerprint, Limit, Trace, because, is_trapped, too_many};
pub use status::{private, words};
pub use store::{Submission, Summary, not_stored, receipt_token};

use crate::{
    chapter::Frame,
    web::{self, Error, filters},
};
use askama::Template;
use axum::response::Response;

/// What is shown of a submission, line by line, in letters and on pages: the id of its label, and a text.
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
