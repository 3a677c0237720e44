//! Formulas: the Equal Earth and azimuthal equidistant projections, the great circle, its length and direction.

/// Width of the drawing, in its units.
pub const WIDTH: f64 = 1000.0;
/// Height of the drawing: from the North Pole, which threads come near, to 58° south.
pub const HEIGHT: f64 = 441.0;

/// Mean radius of the earth, `(2a + b) / 3` of the WGS 84 ellipsoid, in kilometres.
///
/// Source: Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), whose R1 it is; WGS 84 differs from it by
/// less than a millimetre.
pub const EARTH_RADIUS_KM: f64 = 6_371.008_8;

/// A point on the earth, WGS 84 degrees, north and east positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// Projects a place to Equal Earth on the unit sphere, `(x, y)` with `x` to the right and `y` upwards; the longitude
/// counts from the centre of the map, in degrees.
///
/// Source: Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal of Geographical
/// Information Science 33 (2019), equations 6 and 7.
#[must_use]
pub fn equal_earth(place: Place) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = 3_f64.sqrt();
    let theta = (root / 2.0 * place.latitude.to_radians().sin()).asin();
    let square = theta * theta;
    let sixth = square.powi(3);
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    let x = 2.0 * root * place.longitude.to_radians() * theta.cos() / (3.0 * slope);
    let y = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    (x, y)
}

/// A place, its longitude counted from the centre, in the units of the drawing, `y` downwards.
#[must_use]
pub fn drawn(place: Place) -> (f64, f64) {
    // the map's edges are where the equator ends
    let scale = WIDTH / 2.0 / equal_earth(Place { latitude: 0.0, longitude: 180.0 }).0;
    let top = equal_earth(Place { latitude: 90.0, longitude: 0.0 }).1;
    let (x, y) = equal_earth(place);
    (WIDTH / 2.0 + x * scale, (top - y) * scale)
}

/// A longitude counted from another one, between -180 and 180 degrees.
#[must_use]
pub fn relative(longitude: f64, centre: f64) -> f64 {
    (longitude - centre + 540.0).rem_euclid(360.0) - 180.0
}

/// Points along the shortest way between two places, both ends included, one about every `step` degrees.
///
/// Source: spherical linear interpolation (Shoemake 1985) of the unit vectors of both places.
#[must_use]
pub fn great_circle(from: Place, to: Place, step: f64) -> Vec<Place> {
    let (one, other) = (vector(from), vector(to));
    let dot: f64 = one.iter().zip(other).map(|(a, b)| a * b).sum();
    let angle = dot.clamp(-1.0, 1.0).acos();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 180 for any step of a degree or more")]
    let pieces = (angle.to_degrees() / step.max(1.0)).ceil().max(1.0) as u32;
    (0..=pieces)
        .map(|piece| {
            let part = f64::from(piece) / f64::from(pieces);
            let (a, b) = if angle.sin().abs() < 1e-9 {
                (1.0 - part, part)
            } else {
                (((1.0 - part) * angle).sin() / angle.sin(), (part * angle).sin() / angle.sin())
            };
            place([a * one[0] + b * other[0], a * one[1] + b * other[1], a * one[2] + b * other[2]])
        })
        .collect()
}

/// Length of the great circle between two places, in kilometres on a sphere of [`EARTH_RADIUS_KM`].
///
/// Source: the haversine formula (Sinnott 1984), which is exact for near places too.
#[must_use]
pub fn distance_km(from: Place, to: Place) -> f64 {
    EARTH_RADIUS_KM * angle(from, to)
}

/// The angle between two places as seen from the centre of the earth, in radians.
fn angle(from: Place, to: Place) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin();
    let (north, east) = (half(to.latitude - from.latitude), half(to.longitude - from.longitude));
    let square = north * north + from.latitude.to_radians().cos() * to.latitude.to_radians().cos() * east * east;
    2.0 * square.sqrt().min(1.0).asin()
}

/// The direction in which one sets out to go the shortest way, in degrees clockwise from north.
#[must_use]
pub fn direction(from: Place, to: Place) -> f64 {
    let (x, y) = towards(from, to);
    x.atan2(y).to_degrees().rem_euclid(360.0)
}

/// Where a place lies as seen from another one, `x` to the east and `y` to the north, as a vector whose length is the sine of
/// the angle between the two (Snyder 1987, equations 22-4 and 22-5, without their scale).
fn towards(from: Place, to: Place) -> (f64, f64) {
    let (sin_from, cos_from) = from.latitude.to_radians().sin_cos();
    let (sin_to, cos_to) = to.latitude.to_radians().sin_cos();
    let (sin_east, cos_east) = (to.longitude - from.longitude).to_radians().sin_cos();
    (cos_to * sin_east, cos_from * sin_to - sin_from * cos_to * cos_east)
}

/// Projects a place to the azimuthal equidistant map around `centre` on the unit sphere, `x` to the right and `y` upwards:
/// lengths and directions from the centre are true.
///
/// Source: Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395 (1987), p. 191 ff., equations 22-4,
/// 22-5 and 25-2.
#[must_use]
pub fn azimuthal_equidistant(centre: Place, place: Place) -> (f64, f64) {
    let (x, y) = towards(centre, place);
    let (angle, sine) = (angle(centre, place), x.hypot(y));
    if sine < 1e-12 {
        // the centre itself; its antipode is the whole edge, of which this is the top
        return (0.0, if angle > 1.0 { std::f64::consts::PI } else { 0.0 });
    }
    (x / sine * angle, y / sine * angle)
}

fn vector(place: Place) -> [f64; 3] {
    let (latitude, longitude) = (place.latitude.to_radians(), place.longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

fn place([x, y, z]: [f64; 3]) -> Place {
    Place { latitude: z.atan2(x.hypot(y)).to_degrees(), longitude: y.atan2(x).to_degrees() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values are those of PROJ 9.5.1 (`+proj=eqearth +R=1`).
    #[test]
    fn equal_earth_agrees_with_proj() {
        for (latitude, longitude, x, y) in [
            (0.0, 180.0, 2.706_629_983_7, 0.0),
            (90.0, 0.0, 0.0, 1.317_362_759_2),
            (45.0, 90.0, 1.159_854_499_1, 0.860_231_085_5),
            (-33.87, 151.21, 2.087_103_104_4, -0.664_705_766_0),
            (35.18, -105.0, -1.439_253_119_1, 0.688_606_469_9),
        ] {
            let (got_x, got_y) = equal_earth(Place { latitude, longitude });
            assert!((got_x - x).abs() < 1e-9 && (got_y - y).abs() < 1e-9, "{latitude} {longitude}: {got_x} {got_y}");
        }
    }

    /// The value is PROJ's (`+proj=aeqd +lat_0=40 +lon_0=-100 +R=3`), for Snyder's own example (1987, p. 337).
    #[test]
    fn azimuthal_equidistant_agrees_with_proj() {
        let centre = Place { latitude: 40.0, longitude: -100.0 };
        let (x, y) = azimuthal_equidistant(centre, Place { latitude: -20.0, longitude: 100.0 });
        assert!((3.0 * x - -5.831_139_839).abs() < 1e-8 && (3.0 * y - 5.544_463_360).abs() < 1e-8, "{} {}", 3.0 * x, 3.0 * y);
        assert_eq!(azimuthal_equidistant(centre, centre), (0.0, 0.0));
    }

    /// The values are those of GeographicLib's geodesics on a sphere of this radius.
    #[test]
    fn lengths_and_directions_are_those_of_the_great_circle() {
        let riverside = Place { latitude: 33.9533, longitude: -117.3962 };
        for (latitude, longitude, kilometres, degrees) in [
            (38.2682, 140.8694, 8637.0213, 308.1081),
            (31.8658, -116.6016, 243.6810, 162.0609),
            (-33.8688, 151.2093, 12_136.785_2, 241.4843),
            (49.5966, 11.0045, 9424.7767, 30.6699),
            (10.0341, 105.7876, 13_330.695_5, 308.9925),
        ] {
            let place = Place { latitude, longitude };
            assert!((distance_km(riverside, place) - kilometres).abs() < 0.01, "{}", distance_km(riverside, place));
            assert!((direction(riverside, place) - degrees).abs() < 0.001, "{}", direction(riverside, place));
        }
    }

    /// The middle of the way is PROJ's, on a sphere.
    #[test]
    fn a_great_circle_begins_and_ends_at_its_places() {
        let (from, to) = (Place { latitude: 34.05, longitude: -118.24 }, Place { latitude: 35.18, longitude: 136.91 });
        let points = great_circle(from, to, 10.0);
        let (first, last) = (points[0], points[points.len() - 1]);
        assert!((first.latitude - from.latitude).abs() < 1e-9 && (last.longitude - to.longitude).abs() < 1e-9);
        let middle = great_circle(from, to, 60.0)[1];
        assert!((middle.latitude - 48.539_589_207).abs() < 1e-6 && (middle.longitude - -170.158_132_639).abs() < 1e-6);
        assert_eq!(great_circle(from, from, 10.0).len(), 2);
    }
}
