//! Tests that drive the real router on a fresh database each, with a clock that stands still.

mod attachments;
mod directory;
mod documents;
mod outbox;
mod pages;
mod pages_edited;
mod people;
mod permissions;
mod records;
mod requests;
mod settings;
mod submissions;
mod support;
