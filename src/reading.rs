//! What newsletters say: the text of their files, pulled out by a child process with limits, kept page by page, searched, and
//! shown as a page that can be read aloud.

pub mod child;
pub mod language;
mod pdf;
pub mod text;
mod word;

pub use text::{Block, Kind, Outcome, Reading};
