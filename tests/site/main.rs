//! Tests that drive the real router on a fresh database each, with a clock that stands still.

mod accounts;
mod attachments;
mod cache;
mod desk;
mod directory;
mod documents;
mod mail_page;
mod nightly;
mod outbox;
mod pages;
mod pages_edited;
mod people;
mod permissions;
mod proof;
mod proposals;
mod published;
mod records;
mod requests;
mod review;
mod search;
mod sender;
mod settings;
mod spam;
mod submissions;
mod support;
