//! Events as they are typed: dates, times, zones, further dates, the same event again.

use jiff::civil::Date;
use socal_sister_cities::{
    calendar::Slot,
    languages::Language,
    submissions::{Content, NewEvent},
    web::{FieldErrors, form::Typed},
};

/// What is taken can be stored and typed again, and its calendar makes sense.
pub fn run(data: &[u8]) {
    let fields = url::form_urlencoded::parse(data).map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    let mut errors = FieldErrors::default();
    let event = NewEvent::parse(&Typed::new(fields), &mut errors);
    if !errors.is_empty() {
        // the sentences are shown
        assert!(errors.iter().all(|(_, sentence)| !sentence.is_empty()));
        return;
    }
    let content = Content::Event(Box::new(event.clone()));
    let json = content.json().expect("JSON");
    assert_eq!(Content::read("event", &json).expect("an event"), content);
    assert_eq!(parsed(&content), event);
    let rows = event.rows();
    assert_eq!(Language::of("es").expect("Spanish").within(|| event.rows()).len(), rows.len());
    for slot in Slot::all(&event) {
        assert!(slot.starts_at <= slot.ends_at && slot.first_day <= slot.last_day, "{slot:?}");
        assert!(slot.ends.is_empty() || slot.starts.len() == slot.ends.len(), "{slot:?}");
    }
    again(&event);
}

/// The event of the form that is filled with this one; of who sent it, nothing is in that form.
fn parsed(content: &Content) -> NewEvent {
    let Content::Event(event) = content else { panic!("an event") };
    let mut typed = content.typed();
    for (name, value) in [("sender_name", &event.sender.name), ("sender_email", &event.sender.email), ("sender_role", &event.sender.role)] {
        typed.set(name, value);
    }
    typed.set("note", &event.sender.note);
    typed.set("permission", "yes");
    let mut errors = FieldErrors::default();
    let again = NewEvent::parse(&typed, &mut errors);
    assert!(errors.is_empty(), "{errors:?} {event:?}");
    NewEvent { sender: event.sender.clone(), ..again }
}

fn again(event: &NewEvent) {
    let Some(first) = event.first_day() else { return };
    let day: Date = "2031-03-09".parse().expect("a day");
    let again = event.again_on(day);
    assert_eq!(again.first_day(), Some(day));
    assert_eq!(again.dates.len(), event.dates.len());
    for (one, other) in event.dates.iter().zip(&again.dates) {
        assert_eq!((one.starts_at, one.ends_at, &one.zone), (other.starts_at, other.ends_at, &other.zone), "clocks show the same");
        let between = |days: (Date, Date)| days.0.until(days.1).expect("a span").get_days();
        assert_eq!(between((first, one.on)), between((day, other.on)));
        assert_eq!(between((one.on, one.last_day())), between((other.on, other.last_day())));
    }
    assert_eq!(again.again_on(day), again);
    let days = [day, first, day];
    let more = event.with_days(&days);
    assert_eq!(more.with_days(&days), more);
    assert!(more.dates.len() <= event.dates.len() + 1 && more.dates.starts_with(&event.dates));
}
