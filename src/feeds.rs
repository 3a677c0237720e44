//! Feeds (Atom, RFC 4287) of events, newsletters, news, anniversaries, and of each city: what was published or changed last.
//!
//! What a feed is made of is stored, and the clock is no part of it: it has the same bytes as long as nothing has changed.

mod entries;
mod feed;

pub use feed::{anniversaries, city, events, news, newsletters};
