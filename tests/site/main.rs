//! Tests that drive the real router on a fresh database each, with a clock that stands still.

mod attachments;
mod directory;
mod nightly;
mod outbox;
mod pages;
mod people;
mod permissions;
mod proof;
mod requests;
mod sender;
mod settings;
mod spam;
mod submissions;
mod support;
