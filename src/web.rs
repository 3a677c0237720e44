//! What every page needs, and no feature.

pub mod assets;
pub mod connections;
mod error;
pub(crate) mod filters;
pub mod form;
mod markdown;
mod response;
pub mod security;

pub use error::{Error, dress, log_error};
pub use markdown::markdown;
pub use response::{canonical_path, html, html_with, permanent};
