//! People who edit: each in an office with a term, how they sign in, and what they may do.
//!
//! Who is let in, and how: an invitation or a reset is a [`Link`] for one use ([`account_link`](open_link)); signing in
//! asks for password and code together; a [`Session`] ends by time or by hand; what matters most asks for a code again.

mod account_link;
mod appointment;
mod attempt;
mod confirm;
mod cookie;
mod factor;
mod forgotten;
mod held;
mod letters;
mod link;
mod new_password;
mod own;
mod own_factor;
mod own_language;
mod own_password;
mod password;
mod permission;
mod person;
mod recovery;
mod roster;
mod sealed;
mod session;
mod sign_in;
mod upkeep;
mod visitor;

pub use account_link::{open as open_link, submit as submit_link};
pub use appointment::{Appointment, LAST, Outcome, ROLES, appoint, invite, let_in, shut_out};
pub use confirm::{form as confirm_form, submit as confirm};
pub use factor::Factor;
pub use forgotten::{form as forgotten_form, submit as forgotten};
pub use held::show as show_held;
pub use link::{Link, Purpose};
pub use own::{end_session as end_own_session, show as own_account};
pub use own_factor::{codes_form, form as factor_form, new_codes, submit as change_factor};
pub use own_language::{choices as languages, submit as choose_language};
pub use own_password::{form as password_form, submit as change_password};
pub use password::{check as check_password, hash as hash_password};
pub use permission::{Permission, Signed, require};
pub use person::{Person, Role};
pub use recovery::RecoveryCodes;
pub use roster::{
    change as change_person, end_sessions as end_sessions_of, index as list_people, invite as invite_person, invite_form,
    let_in as let_in_person, send_link, show as show_person, shut_out as shut_out_person,
};
pub use session::Session;
pub use sign_in::{form as sign_in_form, sign_in, sign_out};
pub use upkeep::{announce_terms, forget};
pub use visitor::Visitor;

/// Said to whoever types a code that is not good: the id of a text.
const WRONG_CODE: &str = "people-code-wrong";
