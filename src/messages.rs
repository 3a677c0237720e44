//! What visitors write about the directory: that an entry is wrong (to the editors), or to a city that looks for a partner.
//!
//! Stored with its letters in one transaction before anybody is thanked, as submissions are; what looks like spam is held
//! apart. A correction of a member city can bring new texts for its fields; an editor takes them over with one button.

mod correction;
mod desk;
mod enquiry;
mod letters;
mod message;
mod store;

pub use correction::{Subject, form as correction_form, submit as correct, thanks};
pub use desk::{decline, done, not_spam, show, take};
pub use enquiry::{Search, form as enquiry_form, index as seeking, submit as enquire};
pub use message::{Message, waiting};
