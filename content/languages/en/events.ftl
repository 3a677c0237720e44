### Events: lists, months, archive, an event's own page, dates and clocks in words.

## Dates and clocks

events-days = { $first } to { $last }
events-from-to = { $day }, { $starts } to { $ends }
events-until = { $day } to { $ends }
events-all-day = { $day }, all day
# Of a time that the clocks show twice in one night
events-second-time = { $time } (the second time, after the clocks are set back)
# The clock of a place: "Los Angeles time"
events-clock = { $place } time
events-end-of-day = at the end of the day
events-there = In { $city }: { $when }
events-clocks-both = { $here } and { $city } both change their clocks before then, by different amounts: on that day { $city } is { $then }, today it is { $today }.
events-clocks-never = { $never } does not change its clocks, but { $other } does before then: on that day { $city } is { $then }, today it is { $today }.
events-clocks-first = { $first } changes its clocks before then, and { $other } does not yet: on that day { $city } is { $then }, today it is { $today }.
events-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
events-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
events-ahead = { $length } ahead
events-behind = { $length } behind
events-same-time = on the same time

## What stands beside an event in a list

events-moved = Moved to this date
events-postponed = Postponed
events-cancelled = Cancelled
events-online = online
events-last-day-on = Last day: { $day }
events-last-day-of = Last day: { $title }

## Lists

events-description = Events and calls of the sister city programs of { $region }.
events-lead = What the sister city programs of { $region } have announced. Times are those of the place of each event.
events-all-for-calendar = All events for your calendar
events-ways = Ways to look at events
events-to-come = To come
events-by-month = By month
events-past = Past events
events-choose = Choose by words, host, country or kind
events-words = Words
events-with = With
events-all-hosts = All hosts
events-all-kinds = All kinds
events-show-all = Show all
events-count-to-come = <strong>{ $count }</strong> { $count ->
    [one] event
   *[other] events
} to come.
events-going-on = Going on now
events-none = Nothing is announced at the moment.
events-none-chosen = Nothing to come is announced for this choice.
events-look-among-past = Look among past events
events-before = Before these
events-more = More events
events-subscribe = Subscribe in your calendar
events-calendar-file = Calendar file
events-subscription = A subscription follows changes by itself; some services look for them only once a day.

## The archive

events-archive = Archive
events-archive-description = Past events of the sister city programs of { $region }, by year.
events-past-year = Past events, { $year }
events-years = Years
events-none-past = No event that was announced here is over yet.
events-count-of-year = <strong>{ $count }</strong> { $count ->
    [one] event
   *[other] events
} of that year.
events-year-is-cut = Of this year only the last events are listed here. Earlier ones are found by <a href="{ $search }">search</a> and <a href="{ $month }">month by month</a>.

## A month

events-in-month = Events in { $month }
events-in-month-description = Events and calls of the sister city programs of { $region } in { $month }.
events-months = Months
events-month-before = The month before
events-month-after = The month after
events-month-count = { $month }: <strong>{ $count }</strong> { $count ->
    [one] event
   *[other] events
}
# A day of the table as a link: the number is seen, the rest is heard
events-day-link = <span class="hidden">{ $month }, </span>{ $day }<span class="hidden">: { $count ->
    [one] { $count } event
   *[other] { $count } events
}</span>
events-none-in-month = Nothing is announced for this month.
events-none-in-month-chosen = Nothing is announced for this month and this choice.
events-all-to-come = All events to come

## An event

# Before the new date of an event that was moved
events-was = <s class="was"><span class="hidden">No longer: </span>{ $was }</s> <strong>moved to</strong>
events-opens = Opens
events-contact = Contact
events-one-date-only = (only { $day }; the calendar file has every date)
# Of a series, after its next date
events-more-dates = and { $count ->
    [one] one more date
   *[other] { $count } more dates
}
events-will-you-come = Will you come?
events-reply-here = Reply here. Nothing of it is published.
events-reply-here-details = Reply here. Some details are only for those who reply; they come by mail. Nothing of it is published.
events-in-your-calendar = In your calendar
events-this-for-calendar = This event for your calendar
events-calendar-file-link = <a href="{ $address }">Calendar file</a> (.ics, for Apple Calendar, Outlook and most others)
events-subscribe-to-all = Subscribe to all events
