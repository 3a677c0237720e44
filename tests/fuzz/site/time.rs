//! Local times, instants and days.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use socal_sister_cities::{
    clock::Moment,
    submissions::{comes_twice, end_of, instant, zone_of, zones},
};
use std::{sync::LazyLock, time::Duration};

static ZONES: LazyLock<Vec<String>> = LazyLock::new(zones);

/// What is on the clock there is on the clock again when it is read back.
pub fn run(data: &[u8]) {
    let mut input = Unstructured::new(data);
    let _ = local(&mut input);
    let _ = moments(&mut input);
}

fn local(input: &mut Unstructured<'_>) -> Result<()> {
    let zone = zone_of(input.choose(&ZONES)?);
    let local = if input.arbitrary()? { near_a_change(input, &zone)? } else { anywhere(input)? };
    let day = local.date();
    let (at, second) = (instant(local, &zone, false), instant(local, &zone, true));
    assert_eq!(comes_twice(local, &zone), at < second, "{local} {zone:?}");
    let shown = |at: Timestamp| at.to_zoned_datetime(zone.clone()).datetime();
    let is_there = !zone.to_ambiguous_timestamp(local).is_ambiguous() || comes_twice(local, &zone);
    if is_there {
        assert_eq!((shown(at), shown(second)), (local, local));
    } else {
        assert!(shown(at) > local, "what clocks leave out comes after it");
    }
    let (begins, ends) = (instant(day.into(), &zone, false), end_of(day, &zone));
    assert!(begins < ends || day == shown(begins).date().yesterday().unwrap_or(day), "{day} {zone:?}");
    // no day is longer than its hours and a change of clocks; a whole day was left out where the date line moved
    assert!(ends.duration_since(begins) <= SignedDuration::from_hours(48), "{day} {zone:?}");
    let moment = Moment::new(at);
    assert_eq!(moment.day_in(&zone), shown(at).date());
    Ok(())
}

/// Forms take the years 1900 to 2200.
fn anywhere(input: &mut Unstructured<'_>) -> Result<DateTime> {
    let first: Date = "1900-01-01".parse().expect("a day");
    let day = first.saturating_add(jiff::Span::new().days(input.int_in_range(0..=109_571)?));
    Ok(day.at(0, 0, 0, 0).saturating_add(SignedDuration::from_mins(input.int_in_range(0..=1439)?)))
}

/// Within three hours of a change of clocks, where the zone has one.
fn near_a_change(input: &mut Unstructured<'_>, zone: &TimeZone) -> Result<DateTime> {
    let after = Timestamp::from_second(input.int_in_range(-2_208_900_000..=4_000_000_000)?).expect("an instant");
    let change = zone.following(after).next().map_or(after, |change| change.timestamp());
    let minutes = change.as_second().div_euclid(60) + input.int_in_range(-180..=180)?;
    Ok(zone.to_offset(change).to_datetime(Timestamp::from_second(60 * minutes).expect("an instant")))
}

fn moments(input: &mut Unstructured<'_>) -> Result<()> {
    let mut moment = || -> Result<Moment> {
        let milliseconds = input.int_in_range(-2_208_988_800_000..=7_258_118_400_000_i64)?;
        Ok(Moment::new(Timestamp::from_millisecond(milliseconds).expect("an instant")))
    };
    let (one, other) = (moment()?, moment()?);
    let text = one.to_string();
    assert_eq!(text.parse::<Timestamp>().map(Moment::new).expect("an instant"), one);
    assert_eq!(text.cmp(&other.to_string()), one.cmp(&other), "texts sort as instants do");
    let span = Duration::from_millis(input.int_in_range(0..=100_000_000_000)?);
    assert_eq!(one.after(span).before(span), one);
    assert_eq!(one.after(span).since(one), span);
    assert!(one.since(other).is_zero() || other.since(one).is_zero());
    Ok(())
}
