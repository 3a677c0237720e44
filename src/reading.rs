//! What newsletters say: the text of their files, pulled out by a child process with limits, kept page by page, searched, and
//! shown as a page that can be read aloud.

mod ask;
pub mod child;
pub mod language;
mod page;
mod pdf;
mod stored;
mod task;
pub mod text;
mod word;

pub use ask::for_summaries as ask_for_summaries;
pub use page::show;
pub use stored::{Page, Piece, Stored};
pub use task::{read_due, run};
pub use text::{Block, Kind, Outcome, Reading};
