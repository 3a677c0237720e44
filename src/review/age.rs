//! How long something has waited, in words.

use crate::say;
use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// "just now", "5 minutes ago", "3 days ago", "2 months ago".
#[must_use]
pub fn age(span: Duration) -> String {
    let seconds = span.as_secs();
    let (count, id) = if seconds < MINUTE {
        return say!("review-age-now");
    } else if seconds < HOUR {
        (seconds / MINUTE, "review-age-minutes")
    } else if seconds < DAY {
        (seconds / HOUR, "review-age-hours")
    } else if seconds < 60 * DAY {
        (seconds / DAY, "review-age-days")
    } else {
        (seconds / (30 * DAY), "review-age-months")
    };
    say!(id, count = count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_the_largest_whole_unit() {
        for (seconds, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (3_599, "59 minutes ago"),
            (3_600, "1 hour ago"),
            (86_399, "23 hours ago"),
            (86_400, "1 day ago"),
            (59 * 86_400, "59 days ago"),
            (90 * 86_400, "3 months ago"),
        ] {
            assert_eq!(age(Duration::from_secs(seconds)), words);
        }
    }
}
