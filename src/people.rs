//! People who edit: each in an office with a term, how they sign in, and what they may do.

mod factor;
mod password;
mod permission;
mod person;
mod session;
mod sign_in;

pub use factor::{Factor, recovery_codes};
pub use password::{check as check_password, hash as hash_password};
pub use permission::{Permission, Signed, require};
pub use person::{Person, Role};
pub use session::Session;
pub use sign_in::{form as sign_in_form, sign_in, sign_out};
