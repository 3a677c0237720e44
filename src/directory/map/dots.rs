//! Dots that would lie on one another are drawn as one.

/// For each point the first of those before it, or itself, whose dot it shares: one that is nearer than `apart`, in units of
/// the drawing, and has a dot of its own. Takes time with the square of the points, so there is a limit to them.
#[must_use]
pub fn shared(points: &[(i32, i32)], apart: i32) -> Vec<usize> {
    let mut dots: Vec<usize> = Vec::new();
    let mut shared = Vec::with_capacity(points.len());
    for (index, (x, y)) in points.iter().enumerate() {
        let near = |dot: &&usize| {
            let (across, down) = (points[**dot].0 - x, points[**dot].1 - y);
            across * across + down * down < apart * apart
        };
        let dot = dots.iter().find(near).copied().unwrap_or(index);
        if dot == index {
            dots.push(index);
        }
        shared.push(dot);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_shares_a_dot_and_no_two_dots_overlap() {
        let points = [(0, 0), (3, 0), (10, 0), (0, 3), (6, 0), (10, 1)];
        let shared = shared(&points, 4);
        assert_eq!(shared, [0, 0, 2, 0, 4, 2]);
        for one in &shared {
            for other in &shared {
                let (across, down) = (points[*one].0 - points[*other].0, points[*one].1 - points[*other].1);
                assert!(one == other || across * across + down * down >= 16);
            }
        }
    }
}
