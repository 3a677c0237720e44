// Reads calendar files with ical.js, by their own time zones alone, and prints what is in them, one line of JSON for each file.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

// a DATE is a day; a time is an instant
const when = (time) => (time === null ? "" : time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z"));

for (const path of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents("vevent").map((event) => {
    const text = (name) => event.getFirstPropertyValue(name) ?? "";
    return {
      uid: text("uid"),
      sequence: text("sequence"),
      stamp: when(event.getFirstPropertyValue("dtstamp")),
      start: when(event.getFirstPropertyValue("dtstart")),
      end: when(event.getFirstPropertyValue("dtend")),
      summary: text("summary"),
      description: text("description"),
      location: text("location"),
      status: text("status"),
    };
  });
  console.log(JSON.stringify(events));
}
