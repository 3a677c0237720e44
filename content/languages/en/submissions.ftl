### Sending something in: the forms of events and newsletters, receipts, changes, lost links.

## What can be sent in

submission-lead = You need no account. One page to fill in, a receipt at once, and an editor reads what you sent.
submission-description = Send an event or a newsletter to { $chapter }: one page, no account, a receipt at once.
submission-an-event = An event
submission-an-event-more = Festivals, meetings, fundraisers, delegation visits, exhibits, talks, and calls with a deadline such as scholarships.
submission-a-newsletter = A newsletter
submission-a-newsletter-more = A PDF, a Word file, or its address on the web.
submission-before = What you sent before
submission-before-more = The letter with your receipt has a link that shows what became of it and lets you change it. <a href="{ $find }">If you have lost it, have it sent again</a>.
submission-else = Something else
submission-else-more = To correct an entry in the directory, or for anything else, write to <a href="mailto:{ $email }">{ $email }</a>.

## The form of an event

submission-event-change = Change your event
submission-event-description = Announce a sister city event or call: one page, no account, a receipt at once.
submission-event-lead = Fill in this page and press the button at the end. An editor reads it before it is published.
submission-event-send = Send the event
submission-title = Title of the event
submission-host = Host city or organization
submission-names-hint = Begin to type a city of the directory, or write any name.
submission-date = Date
submission-date-hint = For example 2027-03-14 or 3/14/2027. If it lasts several days, the first; the last day is under “More” below.
submission-starts-at = Starts at
submission-starts-at-hint = For example 6:30 pm. Leave it empty for a whole day.
submission-ends-at = Ends at
submission-ends-at-hint = If you know.
submission-zone-hint = The clock that these times are on. For an event here, leave it as it is.
submission-attendance = How do people take part?
submission-venue = Venue
submission-venue-hint = Name and street. Leave it empty if it is online only.
submission-city = City
submission-web = Web address
submission-web-hint = Where people take part online, or read more.
submission-contact-hint = A phone number or e-mail address. This will be published.
submission-event-more = More: description, pictures, files, further dates and places, costs, calls …
submission-may-be-empty = All of this may be left empty.
submission-status = Does it take place?
submission-files = Picture and files
submission-other-picture = Another picture in its place
submission-other-document = Another file in its place
submission-more-files = More files
submission-picture-hint = JPEG, PNG or WebP, up to 10 MB. We make it smaller and take out where it was taken. Please do not send pictures of children without their parents’ consent.
submission-further-files-hint = Up to three, 10 MB each: PDF, Word (.docx), JPEG, PNG or WebP.
submission-further-dates = Further dates
submission-last-day = Last day
submission-last-day-hint = If it goes on for more than one day, or beyond midnight.
submission-another-date = Another date
submission-ends-on = Ends on
submission-other-zone = Other time zone
submission-further-dates-hint = “Ends on” is for a date that goes beyond midnight; the other time zone is for a date elsewhere. If you need more dates than these, send it with these first: when you change it afterwards, there is room for three more.
submission-clock-twice = If the clocks are set back that night
submission-clock-twice-hint = Once a year an hour of the night comes twice. Only if your event is in that hour: which of the two do you mean?
submission-further-places = Further places
submission-another-place = Another place
submission-time-there = Date and time there
submission-partners = Partner cities it concerns
submission-partners-hint = You can choose more than one: hold Ctrl (on a Mac, Command) while you click.
submission-cost-hint = Free, a price for each kind of ticket, or a suggested gift.
submission-reply-hint = For example a phone number, an e-mail address or a web page.
submission-private = Given only to those who reply
submission-private-hint = A private address or a meeting’s link. It is not published.
submission-takes-replies = Ask for replies here?
submission-reply-places = For how many people is there room?
submission-reply-places-hint = Further replies wait on a list. Leave it empty if there is room for all. The last day is “Reply by” above.
submission-agenda-hint = One line for each item: time, item, speaker.
submission-minutes-hint = Afterwards: what was said and decided. This will be published.
submission-accessibility-hint = Steps, lift, seats, sign language, parking.
submission-call = A call with a deadline
submission-call-hint = For scholarships, contests and exchanges.
submission-opens-on = Opens on
submission-closes-at = Time of the last day
submission-role-host = What you are to the host
submission-role-host-hint = For example secretary, or volunteer. Only our editors see this.
submission-note = A note to the editor
submission-note-hint = Only our editors see this.
submission-note-change-hint = If you like. Only our editors see this.

## What can be chosen there

submission-kind-other = An event of no special kind
submission-kind-festival = Festival or celebration
submission-kind-meeting = Meeting
submission-kind-fundraiser = Fundraiser
submission-kind-delegation = Delegation visit
submission-kind-youth = For young people
submission-kind-exhibit = Exhibit
submission-kind-talk = Talk or film
submission-kind-call = Call with a deadline (scholarship, contest, exchange)
submission-in-person = In person
submission-online = Online
submission-both = In person and online
submission-status-scheduled = It takes place as planned
submission-status-moved = It was moved to this date
submission-status-postponed = It is postponed
submission-status-cancelled = It is cancelled
submission-replies-yes = Yes: there is a form on the event’s page, and I see who comes
submission-hour-first = The first one, before they are set back
submission-hour-second = The second one, after they are set back
submission-hour-across = It begins in the first and ends in the second

## The form of a newsletter

submission-newsletter-change = Change your newsletter
submission-newsletter-description = Send your sister city program’s newsletter: a PDF, a Word file or a link.
submission-newsletter-lead = Choose the file or give its address, and press the button. An editor reads it before it is published.
submission-newsletter-send = Send the newsletter
submission-organization = City or organization
submission-newsletter-title = Title of the newsletter
submission-document = The newsletter
submission-document-hint = A PDF or Word file (.docx), up to 10 MB.
submission-document-web = Or its web address
submission-newsletter-more = More: issue, date, language, summary, picture …
submission-issue-hint = As it is printed: “No. 12”, “Spring”.
submission-issued-on = Date of the issue
submission-newsletter-language-hint = So that it is read aloud as it should be. Write two if it is in two.
submission-summary-hint = Two or three sentences that tell what is in it.
submission-role-organization = What you are to the organization

## Changing what was sent

submission-editor-asks = An editor asks:
submission-please-check-fields = Please check: { $fields }.
submission-answer-here = Change what is not right, or answer in the note at the end of this page.
submission-change-lead = Change what is different now and press the button at the end.
submission-change-lead-published = Your event or newsletter is published: an editor is shown your change first, and until then the page stays as it is.
submission-no-change = Go back without a change
submission-change-send = Send the change
submission-postpone = Postpone it?
submission-postpone-yes = Yes, it is postponed
submission-cancel = Cancel it?
submission-cancel-yes = Yes, it is cancelled
submission-withdraw = Withdraw it?
submission-withdraw-yes = Yes, withdraw it
submission-withdraw-it = Withdraw it
submission-number-of = Number { $number }: <span dir="auto">{ $title }</span>
submission-intent-published = It is published. An editor is told at once and changes the page. Until then it stays as it is.
submission-intent-withdraw = It is not published yet. When you press the button, no editor reads it any more, and you cannot take that back.
submission-intent-waiting = It is not published yet. The editor who reads it will see this.

## Links that were lost

submission-find = Find what you sent
submission-find-lead = Give your e-mail address, and we send you the links of what you sent to us.
submission-find-email-hint = The one that you gave when you sent it.
submission-find-send = Send me the links
submission-found-lead = If something was sent to us from this address, a letter with its links is on its way there. It may take a few minutes.
submission-found-more = We write at most once an hour. If no letter comes, look among the spam, or try another address that you may have used.
submission-find-again = Try another address

## Proving the address

submission-prove-well = {""}. <a href="{ $address }">The page of what you sent</a> says whether your address is confirmed; there you can also ask for a new letter.
submission-prove-lead = We sent you a letter with the link to this page. Press the button, and we know that the address is yours.
submission-prove-yes = Yes, it is mine
submission-prove-stranger = If you have not sent us anything, close this page. Nothing has happened.

## The page of what was sent

submission-number = Number { $number }
submission-asked = We have a question
submission-asked-more = An editor has read number { $number } and asks you to look at it again. When you send your answer, the editor is told.
submission-please-check = Please check:
submission-published = It is published
submission-published-more = Number { $number } is on our site.
submission-published-at = Number { $number } is on our site: <a href="{ $path }">{ $address }</a>.
submission-change-waits = <strong>Your change waits for an editor</strong>, since { $since }: { $intent ->
    [withdraw] you ask to withdraw it
    [cancel] it is cancelled
    [postpone] it is postponed
   *[change] some of it is to read differently
}. Until then the page stays as it is.
submission-change-refused = An editor did not take your last change.
submission-change-taken = An editor has taken your last change.
submission-declined = It is not published
submission-declined-more = An editor has read number { $number } and decided not to publish it.
submission-withdrawn = It is withdrawn
submission-withdrawn-more = Number { $number } is not on our site, and no editor works on it.
submission-thanks = Thank you. We have it.
submission-stored = Your { $kind ->
    [newsletter] newsletter
   *[event] event
} is stored under <strong>number { $number }</strong>, since { $since }. It waits for an editor, who reads it before it is published.
submission-mailed = It has been mailed to our editors.
submission-not-mailed = It will be mailed to our editors in a moment. If the mail should fail, we keep trying; what you sent is safe here.
submission-code-lead = We have sent a letter to the address that you gave. Open the link in it, or type its code here.
submission-code = Code from our letter
submission-code-send = Confirm my address
submission-no-letter = No letter has come?
submission-new-letter = Send a new one
submission-proved = Your e-mail address is confirmed.
submission-who-replies = Who replies
submission-see-replies = See the replies, and write to all
submission-change = Change it
submission-change-secret = Keep the address of this page to yourself: whoever has it can do what you can do here.
submission-change-secret-published = A change is shown to an editor first.
submission-answer = Answer and change it
submission-closed = It can no longer be changed here. You can <a href="{ $submit }">send it anew</a>, or write to <a href="{ $address }">{ $email }</a> with your number.
submission-your-change = Your change
submission-what-is-published = What is published
submission-what-you-sent = What you sent
submission-as-it-stands = As it stands now
submission-saved = Your change is saved.
submission-file = File

## A state in a few words

submission-state-asked = a question waits for your answer
submission-state-published = published
submission-state-declined = not published
submission-state-withdrawn = withdrawn
submission-state-waiting = waits for an editor

## What was sent, line by line

submission-row-title = Title
submission-row-host = Host
submission-row-kind = Kind
submission-row-status = Status
submission-row-when = When
submission-row-attendance = Taking part
submission-row-where = Where
submission-row-link = Link
submission-row-opens = Call opens
submission-row-closes = Call closes
submission-row-who = Who may apply
submission-row-what = What to send
submission-row-award = Award
submission-row-contact = Contact for visitors
submission-row-partners = Partner cities
submission-row-cost = Cost
submission-row-reply = How to reply
submission-row-reply-by = Reply by
submission-row-private = Only for those who reply
submission-row-replies = Replies on our site
submission-row-agenda = Agenda
submission-row-minutes = Minutes
submission-row-text = Description
submission-row-language = Language
submission-row-text-language = Language of these words
submission-row-interpreting = Interpreting
submission-row-accessibility = Accessibility
submission-row-age-limits = Age limits
submission-row-sponsors = Sponsors
submission-row-picture-words = Picture in words
submission-row-organization = Organization
submission-row-issue = Issue
submission-row-issued-on = Issue date
submission-row-summary = Summary
submission-row-picture = Picture
submission-row-files = Files
submission-replies-asked = asked for
submission-replies-asked-places = asked for, { $count ->
    [one] { $count } place
   *[other] { $count } places
}
submission-draft = We kept on this device what you typed before, and put it back. Files must be chosen again.
submission-draft-forget = Begin with an empty form
