//! An event for search engines (schema.org, JSON-LD): one object for each of its dates.

use super::EventView;
use serde_json::{Value, json};

impl EventView {
    /// The data as they stand in the page; empty for a call without a date. Nothing in them can end the element they stand in.
    #[must_use]
    pub fn linked_data(&self, origin: &str, path: &str) -> String {
        let mut events: Vec<Value> = self.dates().iter().map(|date| self.linked_date(date, origin, path)).collect();
        let whole = match events.len() {
            0 => return String::new(),
            1 => events.remove(0),
            _ => Value::Array(events),
        };
        whole.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
    }

    fn linked_date(&self, date: &super::date::ShownDate, origin: &str, path: &str) -> Value {
        let event = self.event();
        let url = format!("{origin}{path}");
        let status = match event.status.as_str() {
            "moved" => "EventRescheduled",
            "postponed" => "EventPostponed",
            "cancelled" => "EventCancelled",
            _ => "EventScheduled",
        };
        let mode = match event.attendance.as_str() {
            "online" => "OnlineEventAttendanceMode",
            "both" => "MixedEventAttendanceMode",
            _ => "OfflineEventAttendanceMode",
        };
        let mut object = json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": event.title,
            "startDate": date.start,
            "eventStatus": format!("https://schema.org/{status}"),
            "eventAttendanceMode": format!("https://schema.org/{mode}"),
            "location": self.linked_places(&url),
            "organizer": { "@type": "Organization", "name": event.host },
            "url": url,
        });
        let image = self.image().map(|image| format!("{origin}{}", image.address)).unwrap_or_default();
        let host = if self.host_path().is_empty() { String::new() } else { format!("{origin}{}", self.host_path()) };
        for (name, value) in
            [("endDate", &date.end), ("previousStartDate", &date.previous_start), ("description", &event.description), ("image", &image)]
        {
            if !value.is_empty() {
                object[name] = json!(value);
            }
        }
        if !host.is_empty() {
            object["organizer"]["url"] = json!(host);
        }
        object
    }

    fn linked_places(&self, url: &str) -> Value {
        let event = self.event();
        let place = |venue: &crate::submissions::Venue| {
            let name = if venue.name.is_empty() { &venue.city } else { &venue.name };
            let address = if venue.city.is_empty() { &venue.name } else { &venue.city };
            json!({ "@type": "Place", "name": name, "address": address })
        };
        let mut places: Vec<Value> = event.venues.iter().map(place).collect();
        if event.attendance != "in_person" {
            let link = if self.link().is_empty() { url } else { self.link() };
            places.push(json!({ "@type": "VirtualLocation", "url": link }));
        }
        if places.len() == 1 { places.remove(0) } else { Value::Array(places) }
    }
}
