//! A tie as it is seen from one of its ends: how far, and where to.

use super::map::{Place, direction, distance_km};
use crate::languages;

/// The way to the other end of a tie.
#[derive(Debug, Clone, Copy)]
pub struct Way<'a> {
    /// Key of the place that it leads to.
    pub slug: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Where one sets out.
    pub from: Place,
    /// Where one arrives.
    pub to: Place,
}

impl Way<'_> {
    /// The distance as people read it: kilometres, and statute miles (of 1.609344 km).
    #[must_use]
    pub fn distance(&self) -> (String, String) {
        let kilometres = distance_km(self.from, self.to);
        (rounded(kilometres), rounded(kilometres / 1.609_344))
    }

    /// Where one sets out to: the id of its words.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a direction is between 0 and 360")]
    pub fn direction(&self) -> &'static str {
        const WINDS: [&str; 8] =
            ["wind-north", "wind-northeast", "wind-east", "wind-southeast", "wind-south", "wind-southwest", "wind-west", "wind-northwest"];
        WINDS[(direction(self.from, self.to) / 45.0).round() as usize % WINDS.len()]
    }
}

/// A distance: whole, or below a thousand with a tenth, so that what is rounded away is always less than a thousandth.
#[expect(clippy::cast_possible_truncation, reason = "no two places are farther apart than 20,016 km")]
fn rounded(distance: f64) -> String {
    if distance < 999.95 { format!("{distance:.1}") } else { languages::number(distance.round() as i64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_distances_have_a_tenth() {
        assert_eq!([138.26, 999.94, 999.96, 9_146.4].map(rounded), ["138.3", "999.9", "1,000", "9,146"]);
    }
}
