//! The chapter's text pages, and those that add something to their text: time line, quotations, board.

mod board;
mod history;
mod page;
mod quotes;
mod redirect;

pub use board::show as show_board;
pub use history::show as show_history;
pub use page::{Page, show};
pub use quotes::show as show_quotes;
pub use redirect::{answer as moved, below as moved_below, follow, home_with_query};
