//! What newsletters say: the text of their files, pulled out by the press, kept page by page, searched, and
//! shown as a page that can be read aloud.

mod ask;
pub mod language;
mod page;
mod renew;
mod stored;
mod task;
pub mod text;

pub use ask::for_summaries as ask_for_summaries;
pub use page::show;
pub use renew::renew;
pub use stored::{Page, Piece, Stored};
pub use task::{read_due, run};
pub use text::{Block, Kind, Outcome, Reading};
