//! What is published, of either kind: its row, when it is, its files, and how it comes to be there.

mod file;
mod item;
mod publish;
mod span;

pub use file::{ItemFile, answer as file_answer, of_attachments};
pub use item::Item;
pub use publish::{publish, refresh, unpublish, withdraw};
pub use span::{Span, further_dates, shown_date};
