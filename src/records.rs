//! Editing in the browser: one room for every kind of record, driven by a table of descriptors.
//!
//! A [`Kind`] names a table, its key, and its fields with their labels; [`kinds::all`] has them all. From that alone come
//! the list, the form, checks, saving with revisions, trash, history, and CSV in and out. A new kind is one descriptor.
//!
//! The SQL of this room is put together from names of the descriptors, which are `&'static str` written in this crate;
//! whatever comes from outside is bound. That is what `sqlx::AssertSqlSafe` vouches for here. The compiler cannot check
//! such SQL against the schema, so a test walks every kind through making, changing, trash, restoring, export and import.
//!
//! A record travels as [`Content`]: column and text. SQLite turns the row into JSON and back, so that numbers stay numbers.

mod check;
mod difference;
mod editing;
mod export;
mod form;
mod history;
mod import;
pub mod kind;
pub mod kinds;
mod list;
mod original;
mod page;
mod paste;
mod picture;
mod plan;
mod preview;
mod record;
mod revision;
mod save;
mod sheet;
mod trash;

pub use editing::note as note_editing;
pub use export::{sheet_of, show as export_csv};
pub use form::{form as record_form, new_form as new_record_form, save as save_record};
pub use history::{restore as restore_revision, show as show_history};
pub use import::{apply as apply_import, form as import_form, look as look_at_import};
pub use kind::Kind;
pub use list::{index, list};
pub use paste::to_markdown;
pub use picture::show as show_picture;
pub use preview::{paste, preview};
pub use record::{Content, Record};
pub use revision::CITY_CONTACT;
pub use save::{Refused, Saved, put, save};
pub(crate) use sheet::{neutral, plain};
pub use trash::{forget, restore as restore_trash, show as show_trash, throw_away};

use crate::{
    people::{Permission, Signed},
    web::Error,
};

/// The kind with this key, if the person may edit it.
fn permitted(key: &str, signed: &Signed) -> Result<&'static Kind, Error> {
    let kind = Kind::find(key).ok_or(Error::NotFound)?;
    if kind.permission == Permission::Editor || signed.is_administrator() {
        return Ok(kind);
    }
    Err(Error::Forbidden("records-settings-forbidden"))
}
