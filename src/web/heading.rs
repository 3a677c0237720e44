//! Levels of headings.

/// The level of a heading that wants to be of the level `wanted`: at most one below `last`, the heading before it, so that no
/// level is left out, and none above `highest`.
#[must_use]
pub fn level(wanted: u8, last: u8, highest: u8) -> u8 {
    wanted.min(last + 1).clamp(highest, 6)
}
