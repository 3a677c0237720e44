//! Each warning with cases in which it is given, and cases in which it is not.

use super::*;
use crate::{
    languages::Language,
    web::{FieldErrors, form::Typed},
};

/// An event on Wednesday, 7 July 2027, 6:30 to 9 pm, in Riverside, with some fields said otherwise.
fn event(fields: &[(&str, &str)]) -> NewEvent {
    let all = [
        ("title", "Tanabata evening"),
        ("host", "Riverside"),
        ("starts_on", "2027-07-07"),
        ("starts_at", "18:30"),
        ("ends_at", "21:00"),
        ("zone", "America/Los_Angeles"),
        ("venue", "City Hall"),
        ("city", "Riverside"),
        ("contact", "x"),
    ];
    let said = |name: &str| fields.iter().any(|(known, _)| *known == name);
    let fields = all.into_iter().filter(|(name, _)| !said(name)).chain(fields.iter().copied());
    let typed = Typed::new(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
    NewEvent::parse(&typed, &mut FieldErrors::default())
}

fn today() -> Date {
    Date::constant(2026, 11, 24)
}

fn words(fields: &[(&str, &str)]) -> Vec<String> {
    warnings(&event(fields), today(), &[]).into_iter().map(|warning| warning.words).collect()
}

#[test]
fn a_weekday_that_does_not_match_the_date_is_named() {
    assert_eq!(words(&[("description", "Come on Thursday!")]), ["The text says Thursday, but 7 July 2027 is a Wednesday."]);
    assert_eq!(words(&[("title", "Sunday picnic")]).len(), 1);
    assert_eq!(words(&[("description", "Saturday and Sunday"), ("ends_on", "2027-07-10")]).len(), 1);
    for right in ["Come on Wednesday!", "Tell us by Friday", "We meet every Monday", "Sundays are for rest", "wedding"] {
        assert_eq!(words(&[("description", right)]), Vec::<String>::new(), "{right}");
    }
    assert_eq!(words(&[("description", "Thursday and Friday"), ("ends_on", "2027-07-09")]), Vec::<String>::new());
}

#[test]
fn another_date_in_the_text_is_named() {
    for wrong in ["on July 8", "July 7, 2026", "8 July 2027", "2027-07-08", "7/8/2027"] {
        assert_eq!(words(&[("description", wrong)]).len(), 1, "{wrong}");
    }
    assert_eq!(words(&[("description", "July 8")]), ["The text names 8 July, which is none of the dates given in the form."]);
    for right in ["on July 7", "July 7th, 2027", "7 July 2027", "7/7/2027", "Suite 8, Building 7"] {
        assert_eq!(words(&[("description", right)]), Vec::<String>::new(), "{right}");
    }
    assert_eq!(words(&[("description", "reply until July 1"), ("reply_by", "2027-07-01")]), Vec::<String>::new());
    assert_eq!(words(&[("description", "also on July 14"), ("date_2", "2027-07-14")]), Vec::<String>::new());
}

#[test]
fn another_time_in_the_text_is_named() {
    for wrong in ["at 7 pm", "at 6:30 am", "until 22:00", "at noon"] {
        assert_eq!(words(&[("description", wrong)]).len(), 1, "{wrong}");
    }
    for right in ["at 6:30 pm", "from 6:30", "18:30 to 21:00", "until 9 p.m.", "25 people"] {
        assert_eq!(words(&[("description", right)]), Vec::<String>::new(), "{right}");
    }
    assert_eq!(words(&[("agenda", "7:15 pm Speech")]), Vec::<String>::new(), "an item of the agenda lies within");
    assert_eq!(words(&[("agenda", "5 pm Speech")]).len(), 1);
    let whole_day = [("starts_at", ""), ("ends_at", ""), ("description", "at 7 pm")];
    assert_eq!(words(&whole_day), ["The text names 7:00 pm, but no time is given in the form."]);
}

#[test]
fn an_end_before_the_start_is_named() {
    let mut wrong = event(&[]);
    wrong.dates[0].ends_at = Some(Time::constant(17, 0, 0, 0));
    assert_eq!(warnings(&wrong, today(), &[]).len(), 1);
    wrong.dates[0].ends_on = Some(Date::constant(2027, 7, 6));
    assert_eq!(warnings(&wrong, today(), &[]).len(), 1);
    assert_eq!(words(&[("ends_on", "2027-07-08"), ("ends_at", "01:00")]), Vec::<String>::new());
    assert_eq!(words(&[("ends_at", "")]), Vec::<String>::new());
}

#[test]
fn what_is_over_or_far_away_is_named() {
    for over in ["2026-11-23", "2025-07-07", "1999-01-01"] {
        assert_eq!(words(&[("starts_on", over)]).len(), 1, "{over}");
    }
    for far in ["2028-05-25", "2037-07-07"] {
        assert_eq!(words(&[("starts_on", far)]).len(), 1, "{far}");
    }
    for right in ["2026-11-24", "2027-01-01", "2028-05-24"] {
        assert_eq!(words(&[("starts_on", right)]), Vec::<String>::new(), "{right}");
    }
    // one date is over, another is to come
    assert_eq!(words(&[("starts_on", "2026-11-01"), ("date_2", "2026-12-01")]), Vec::<String>::new());
    let call = [("kind", "call"), ("starts_on", ""), ("starts_at", ""), ("ends_at", ""), ("closes_on", "2026-11-01")];
    assert_eq!(words(&call).len(), 1);
}

#[test]
fn a_similar_item_on_the_same_day_in_the_same_city_is_named() {
    let similar = |fields: &[(&str, &str)]| {
        let other = Similar { number: 9, event: event(fields) };
        warnings(&event(&[]), today(), &[other]).into_iter().map(|warning| warning.other).collect::<Vec<_>>()
    };
    assert_eq!(similar(&[]), [Some(9)]);
    assert_eq!(similar(&[("title", "TANABATA Evening in Riverside")]), [Some(9)]);
    assert_eq!(similar(&[("title", "Evening of Tanabata"), ("host", "Somebody else")]), [Some(9)]);
    assert_eq!(similar(&[("starts_on", "2027-07-08")]), []);
    assert_eq!(similar(&[("city", "Pasadena")]), []);
    assert_eq!(similar(&[("title", "Board meeting")]), []);
}

#[test]
fn a_time_in_the_night_in_which_clocks_are_set_is_named() {
    let twice = words(&[("starts_on", "2027-11-07"), ("starts_at", "01:30"), ("ends_at", "")]);
    assert_eq!(twice.len(), 1);
    assert!(twice[0].contains("this time comes twice: Sunday, 7 November 2027, 1:30 am. Is"), "{twice:?}");
    let second = words(&[("starts_on", "2027-11-07"), ("starts_at", "01:30"), ("ends_at", ""), ("clock_twice", "second")]);
    assert!(second[0].contains("1:30 am (the second time"), "{second:?}");
    let left_out = words(&[("starts_on", "2027-03-14"), ("starts_at", "02:30"), ("ends_at", "")]);
    assert!(left_out[0].contains("does not exist"), "{left_out:?}");
    assert_eq!(words(&[("starts_on", "2027-11-07"), ("starts_at", "03:30"), ("ends_at", "")]), Vec::<String>::new());
}

#[test]
fn a_warning_is_said_in_the_language_of_the_desk() {
    let spanish = |fields: &[(&str, &str)]| Language::of("es").expect("Spanish").within(|| words(fields));
    let weekday = [("description", "Come on Thursday!")];
    assert_eq!(spanish(&weekday), ["El texto dice jueves, pero el 7 de julio de 2027 es miércoles."]);
    assert_eq!(spanish(&[("description", "July 8")]), ["El texto menciona el 8 de julio, que no es ninguna de las fechas del formulario."]);
    let no_day = [("description", "on June 31"), ("starts_at", ""), ("ends_at", "")];
    assert_eq!(words(&no_day), ["The text names 31 June, which is none of the dates given in the form."]);
    assert_eq!(spanish(&no_day), ["El texto menciona el 31 de junio, que no es ninguna de las fechas del formulario."]);
}
