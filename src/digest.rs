//! The digest by mail: who gets it, its issues, and the letter of each. Nobody gets one who has not proved the address.

mod confirm;
mod desk;
mod issue;
mod letters;
mod preferences;
mod send;
mod subscribe;
mod subscriber;
mod wishes;

pub use confirm::{by_code as confirm_by_code, form as confirm_form, submit as confirm};
pub use desk::{index as desk, show as show_issue, wish};
pub use preferences::{end, end_form, form as preferences_form, submit as change_preferences};
pub use send::write_due;
pub use subscribe::{form, submit as subscribe};
pub use subscriber::forget;
pub use wishes::Wishes;

/// How often it comes: key, and in words. The first one is for those who do not choose.
pub const FREQUENCIES: [(&str, &str); 2] = [("monthly", "digest-monthly"), ("weekly", "digest-weekly")];
