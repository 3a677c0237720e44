//! What every page needs, and no feature.

pub mod assets;
pub mod client;
pub mod connections;
mod crumbs;
pub mod door;
pub mod encoding;
mod error;
mod field_errors;
pub(crate) mod filters;
pub mod form;
pub mod generation;
pub mod heading;
mod markdown;
pub mod memo;
mod pace;
pub mod page_cache;
mod pictures;
pub mod places;
mod response;
pub mod security;
mod unread;

pub use crumbs::{crumbs, script};
pub use error::{Error, dress, log_error};
pub use field_errors::FieldErrors;
pub use markdown::{markdown, plain_words};
pub use pictures::Picture;
pub use response::{PUBLIC, canonical_path, html, html_with, permanent, readdressed, within_site};
