//! Tests that drive the real router on a fresh database each, with a clock that stands still.

mod attachments;
mod desk;
mod directory;
mod nightly;
mod nowhere;
mod outbox;
mod pages;
mod people;
mod permissions;
mod proof;
mod proposals;
mod published;
mod requests;
mod review;
mod sender;
mod settings;
mod spam;
mod submissions;
mod support;
mod undo;
