//! Tests that drive the real router on a fresh database each, with a clock that stands still.

mod accounts;
mod attachments;
mod cache;
mod directory;
mod mail_page;
mod outbox;
mod pages;
mod people;
mod permissions;
mod requests;
mod search;
mod settings;
mod submissions;
mod support;
