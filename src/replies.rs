//! Replies to events that ask for them: who comes, how many, and who waits for a place. Nothing of it is public.

mod ask;
mod event;
mod forget;
mod letters;
mod list;
mod own;
mod places;
mod prove;
mod reply;
mod tell;
mod write_to_all;

pub use ask::{form, submit as ask};
pub use event::Hosted;
pub use forget::forget;
pub use list::{editors_list, editors_sheet, hosts_list, hosts_sheet};
pub use own::{cancel, cancel_form, show};
pub use prove::{by_code as prove_by_code, form as prove_form, submit as prove};
pub use tell::tell;
pub use write_to_all::{TO, editors_letter, hosts_letter};
