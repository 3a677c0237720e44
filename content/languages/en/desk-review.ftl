### What waits to be read, one item of it, and what is decided: for editors.

## Lists

review-to-read = To read
review-decided = What was decided
review-published-lead = Open one to change its words or its time, or to take it off the site.
review-lists = Lists
review-order = Order
review-oldest-first = Oldest first
review-newest-first = Newest first
review-list-new = New
review-list-new-none = Nothing new waits.
review-list-changes = Changes to published items
review-list-changes-none = No change waits.
review-list-asked = Waiting for an answer
review-list-asked-none = No sender owes us an answer.
review-list-held = Looked like spam
review-list-held-none = Nothing was kept apart.
review-list-published = On the site
review-list-published-none = Nothing that was sent in is on the site.
review-list-declined = Declined
review-list-declined-none = Nothing was declined.
review-list-withdrawn = Taken back or taken off the site
review-list-withdrawn-none = Nothing was taken back.
# A line of a list: "event 12 (cancel), 5 minutes ago"
review-line = { $kind ->
    [newsletter] newsletter
   *[event] event
} { $number }{ $intent ->
    [postpone] {" "}(postpone)
    [cancel] {" "}(cancel)
    [withdraw] {" "}(withdraw)
   *[change] {""}
}, { $age }
review-message-line = { $kind ->
    [correction] correction
   *[enquiry] enquiry
} { $number }, { $day }
review-address-not-proved = address not proved
review-held-tag = kept apart
review-all = All { $count }
review-back = Back
review-further = Further
review-back-to-queue = Back to what waits
review-about-directory = About the directory
review-our-own = Our own

## How long ago something came

review-age-now = just now
review-age-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
review-age-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
review-age-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
review-age-months = { $count ->
    [one] { $count } month ago
   *[other] { $count } months ago
}

## One item

review-number-title = Number { $number }: { $title }
review-item-line = { $kind ->
    [newsletter] newsletter
   *[event] event
} { $number }, sent { $age }, { $state }.
# What follows "event 12 …"
review-state = { $state ->
    [waiting] waits to be read
    [asked] waits for the sender’s answer
    [published] is published
    [declined] was declined
    [withdrawn] was withdrawn
   *[held] looked like spam and is kept apart
}
review-it-is = { $state ->
    [waiting] It waits to be read
    [asked] It waits for the sender’s answer
    [published] It is published
    [declined] It was declined
    [withdrawn] It was withdrawn
   *[held] It looked like spam and is kept apart
}
review-see-page = See its page
review-see-on-site = See it on the site
review-saved = Saved.
review-same = Nothing is different.
review-kept-apart = Kept apart: { $because }
review-undo = Undo
review-look-twice = Please look twice
review-look-at-it = Look at it
review-how-it-looks = How it looks
review-how-it-will-look = How it will look
review-text-of-file = The text of the file
review-text-of-file-hint = As a program has read it. It is on the site, and is found by the search, as long as the newsletter is published.
review-for-editors = For editors only
review-sender = Sender
review-role = What they are to the host
review-note = Note to the editor
review-replies = Replies to it
review-publish-after-all = Publish it after all
review-change-words = Change words, picture or files yourself
review-again-link = The same again on other days
review-add-file = Add a file: minutes, slides, a program
review-add-file-hint = Up to three at once, 10 MB each: PDF, Word (.docx), JPEG, PNG or WebP. They are on the site at once.
review-add-file-do = Add it
review-add-file-missing = Please choose a file.
review-add-file-many = An item has { $most } files at most.
review-take-off = Take it off the site
review-why = Why, for the sender
review-may-be-empty = May be left empty.
review-history = History
review-check-fields = Please check: { $fields }
review-wording = Another wording by { $by ->
    [sender] the sender
   *[editor] an editor
}{ $intent ->
    [postpone] {" "}(postpone)
    [cancel] {" "}(cancel)
    [withdraw] {" "}(withdraw)
   *[change] {""}
}: { $state ->
    [taken] taken
    [waiting] waiting
    [declined] declined
   *[superseded] superseded
}
review-sent-in = Sent in
review-with-files = { $count ->
    [0] Without a picture and files
   *[other] With these files:
}
review-all-deeds = Everything that was done to it

## What makes it look like spam

review-held-trap = A field that people cannot see was filled in.
review-held-fast = It came within { $count } seconds after the form was opened.
review-held-links = There are { $count } links in it.
review-held-network = It is number { $count } within an hour from one network.
review-held-address = It is number { $count } within an hour from one mail address.
review-held-submission = It is number { $count } within an hour to one submission.

## What a careful reader would notice

review-warning-similar = This looks like “{ $title }”, on the same day in the same place: number { $number }.
review-warning-weekday = The text says { $said }, but { $day } is a { $weekday }.
review-warning-day = The text names { $day }, which is none of the dates given in the form.
# A day that no calendar has, such as the 31st of June
review-warning-no-day = { $day } { $month }
review-warning-no-day-of-year = { $day } { $month } { $year }
review-warning-no-time = The text names { $time }, but no time is given in the form.
review-warning-time = The text names { $time }, which is none of the times given in the form.
review-warning-end = It ends before it begins: { $date }.
review-warning-call-end = The call closes before it opens.
review-warning-left-out = The clocks are set that night, and this time does not exist: { $date }.
review-warning-twice = The clocks are set back that night, and this time comes twice: { $date }. Is the right one chosen?
review-warning-over = It is over already: { $day } is past.
review-warning-far = { $day } is more than 18 months away. Is the year right?

## A change that waits

review-change-waits = A change waits
review-intent-withdraw = The sender wants to take this off the site.
review-intent-cancel = The sender says that it is cancelled. The page stays and says so.
review-intent-postpone = The sender says that it is postponed or moved.
review-intent-change = The sender has changed something.
review-change-sent = Sent on { $moment }.
review-change-nothing = It says what the page says already.
review-take-all = Take all of it
review-take-ticked = Take what is ticked
review-tick-missing = Please tick what you want to take, or press “Take all of it”.
review-picture-now = Now
review-picture-wanted = With the change
review-picture-none = No picture
review-file-removed = Goes:
review-file-added = New:
review-refuse-change = Refuse the change
review-refuse = Refuse
review-why-missing = Please tell the sender why, in a few words.
review-field-zone = Time zone
review-field-places = Places for those who reply
review-field-call = Call with a deadline
# What the sender of a change is told
review-not-changed = We have not changed: { $fields }.
review-as-asked = As you have asked.

## Deciding

review-what-happens = What should happen with it?
review-no-spam = This is no spam
review-is-spam = It is spam: decline it without a letter
review-publish = Publish
review-ask = Ask the sender
review-question = Your question
review-question-hint = The sender reads it as you write it.
review-question-missing = Please write what you would like to know, or tick what the sender should check.
review-please-check = Please check
review-ask-do = Ask
review-decline = Decline
review-own-words = In your own words
review-own-words-hint = May be left empty if you press one of the reasons. The sender reads it.
review-sender-reads = The letters of this sender are written in this language: { $language }.
review-was-spam = It looked like spam.
review-decline-own = Decline with my own words alone
review-reason-missing = Please tell the sender why, in a few words, or choose one of the reasons.
review-not-against-sender = Its sender has withdrawn this. It is not published against their will.

## What was decided

review-you = You
review-did = { $outcome ->
    [published] { $who } published it
    [asked] { $who } asked the sender
    [declined] { $who } declined it
    [taken] { $who } took the change
    [refused] { $who } refused the change
   *[withdrawn] { $who } took it off the site
}
# The same in the history
review-history-did = { $outcome ->
    [published] <strong>{ $who }</strong> published it
    [asked] <strong>{ $who }</strong> asked the sender
    [declined] <strong>{ $who }</strong> declined it
    [taken] <strong>{ $who }</strong> took the change
    [refused] <strong>{ $who }</strong> refused the change
   *[withdrawn] <strong>{ $who }</strong> took it off the site
}{ $undone ->
    [yes] ; undone
   *[no] {""}
}
review-did-on = { $did } on { $moment }.
review-outcome-title = { $heading }: number { $number }
review-outcome-line = <a href="{ $path }">Number { $number }: <bdi>{ $title }</bdi></a> { $state }.
review-undo-minutes = The sender is told in about { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}. Until then it can be undone.
review-next = Read the next one
review-to-list = To the list
review-decided-by-you = You have decided this already
review-decided-by-other = Somebody was faster
review-look-once-more = Please look at it once more
review-too-late = It is no longer as you saw it, so nothing was done just now. This is how it stands:
review-not-undone = Not undone
review-undone-already = This decision is undone already.
review-undo-too-late = The time to undo it is over, so the sender is being told. You can decide anew on its page.
review-undo-letter-left = The letter to the sender has left already, so this can no longer be taken back quietly. You can decide anew on its page.
review-undo-overtaken = Something else has happened to it since, so this can no longer be undone. Please look at its page.

## Changing the words, and what is our own

review-edit = Change number { $number }
review-edit-lead = Your words, pictures and files hold at once. The log says what is different.
review-text-language-hint = Screen readers speak the words in this language, and pages in another language say that they are there in this one only.
review-save = Save
review-edit-meanwhile = Something has happened to this item since you opened the form. Please look at its page in another window first. If you press the button again, your words take the place of those that are there now.
review-own-event = Announce an event of ours
review-own-newsletter = Publish a newsletter of ours
review-own-lead = It is published as soon as you press the button. You can change it, or take it off the site, at any time.
review-own-event-publish = Publish the event
review-own-newsletter-publish = Publish the newsletter
review-link-missing = Please give the newsletter’s file or its web address.

## The same again

review-again = The same again
review-again-title = The same again: { $title }
review-again-lead = { $title }, first on { $day }
review-again-days = Dates
review-again-days-hint = One a line, for example 2027-03-14 or 3/14/2027. Times, places and words stay as they are.
review-again-rule = Or by a rule
review-again-every = How often
review-again-list-alone = Only the dates in the list above
review-again-weekly = Every week
review-again-second-week = Every second week
review-again-first-of-month = The first of every month
review-again-second-of-month = The second of every month
review-again-third-of-month = The third of every month
review-again-fourth-of-month = The fourth of every month
review-again-last-of-month = The last of every month
review-again-daily = Every day
review-again-weekday = On which day of the week
review-again-from = From
review-again-until = Until
review-again-show = Show the dates
review-again-count = { $count ->
    [one] { $count } date
   *[other] { $count } dates
}
review-again-not-saved = Nothing is saved yet. To leave one out, take its line out of the list above.
review-again-drafts = { $count ->
    [one] Make { $count } draft
   *[other] Make { $count } drafts
}
review-again-drafts-hint = Each is an event of its own, with an address of its own, and waits in the queue to be read and published.
review-again-dates = Add them to this event
review-again-dates-hint = One event of several dates. You see its form first, and save it there.
review-again-between = Please give the first and the last day between which it comes again.
review-again-many = These are more than { $most } dates. Please make fewer at once.
review-again-none = Please list at least one date, or choose how often it comes again.
