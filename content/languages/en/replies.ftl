### Replies to events: the form, the page of a reply, the host's list, and the letters.

reply-then = <strong>Your reply counts once you have pressed the button behind the link in it</strong>, or typed the code from it below.
reply-known = If you have replied before, it says so.
reply-back = Back to the event
reply-to = Reply: { $event }
reply-closed = Replies to this event are no longer taken here. The contact on <a href="{ $address }">its page</a> can tell you more.

## The form

reply-name-hint = Only the host and our editors see what you write here.
reply-name-missing = Please give your name.
reply-how-many = How many people
reply-how-many-hint = You included. Leave it empty if you come alone.
reply-how-many-wrong = Please give a number from 1 to { $most }. For a larger group, please ask the contact on the event’s page.
reply-program-hint = If you belong to one. It may be left empty.
reply-email-missing = Please give your e-mail address: the answer goes there.
reply-send = Reply

## Proving the address

reply-question = Confirm your reply
reply-or = {""}; or replies to the event are no longer taken
reply-well = {""}: our second letter says whether you have a place.
reply-counts = Does your reply count?
reply-counts-lead = We sent you a letter with the link to this page. Press the button, and your reply counts.
reply-yes = Yes, I reply
reply-not-asked = If you have not replied to an event, close this page. Nothing has happened.
reply-code-wrong = This code is not right, or is no longer good. Take the one in our newest letter, or press the button behind the link in it. After five wrong ones, please reply again in an hour.

## The page of a reply

reply-own = Your reply
reply-coming = { $people ->
    [one] You have a place
   *[other] You have { $people } places
}
reply-waiting = You are on the waiting list
reply-waiting-note = All places are taken. If one becomes free for you, a letter comes.
reply-cancelled = You have cancelled
reply-event = Event
reply-private = Only for those who come
reply-people = People
reply-gone = This event is no longer on our site.
reply-cannot = I cannot come
reply-keep = Keep the address of this page to yourself: whoever has it can cancel.
reply-anew = Have you changed your mind? <a href="{ $address }">Reply anew</a>.
reply-cancel-title = Cancel?
reply-cancel = Can you not come?
reply-cancel-lead = Press the button, and { $people ->
    [one] your place is
   *[other] your { $people } places are
} free for others.
reply-cancel-do = Cancel my reply
reply-cancel-no = No, leave it as it is

## The list, for the host

reply-list = Replies: { $event }
reply-list-number = Number { $number }
reply-list-coming = People who come: { $count }
reply-list-waiting = On the waiting list: { $count }
reply-list-cancelled = Cancelled: { $count }
reply-list-nobody = Nobody.
reply-list-nobody-yet = Nobody yet.
reply-list-people = { $count } people
reply-list-lead = Only confirmed replies are here.
reply-list-places = { $count ->
    [one] There is one place.
   *[other] There are { $count } places.
}
reply-list-private = These are other people’s names and addresses: use them for this event alone. They are erased 30 days after it.
reply-list-download = Download the list (CSV)
reply-list-not-proved = Please confirm your e-mail address first, on the page of what you sent.
reply-all = Write to all of them
reply-all-hint-chapter = Each gets a letter of their own and sees nobody else’s address. Answers come to the chapter. Three letters a day at most.
reply-all-hint = Each gets a letter of their own and sees nobody else’s address. Answers come to you. Three letters a day at most.
reply-all-to = Who gets it?
reply-all-to-coming = Those who come
reply-all-to-all = Also those on the waiting list
reply-all-closed = This can no longer be changed, so no letters are written about it.
reply-all-about = What it is about
reply-all-about-missing = Please say in a few words what it is about.
reply-all-words = Your words
reply-all-words-missing = Please write what they should know.
reply-all-send = Send it to them
reply-all-written = Your letter is on its way to them.
reply-all-gone = The event is not on our site now, so nobody can be written to about it.
reply-all-enough = You have written to them three times within a day. Please wait until tomorrow.
reply-all-none = Nobody would get this letter: there is no reply of that kind.

## Letters

reply-proof-subject = Please confirm your reply: { $event }
reply-proof-who = Somebody, most likely you, has replied to
reply-proof-ask =
    Please show us that this address is yours. Open this page and press its
    button; only then does the reply count:
reply-proof-code = Or type this code on the page where you replied: { $code }
reply-proof-not =
    If you have not replied, you need do nothing. Your address is erased after
    two weeks.

reply-known-subject = You have replied already: { $event }
reply-known-who = Somebody, most likely you, has replied once more to
reply-known-coming = You have replied already, and nothing has changed: you have a place.
reply-known-waiting =
    You have replied already, and nothing has changed: you are on the
    waiting list.
reply-known-page = This page says what we have from you. There you can also cancel:
reply-known-change = To change your reply, cancel it and reply anew.

reply-coming-subject = You have a place: { $event }
reply-waiting-subject = You are on the waiting list: { $event }
reply-cancelled-subject = Cancelled: { $event }
reply-postponed-subject = Postponed: { $event }
reply-moved-subject = Moved: { $event }
reply-changed-subject = Changed: { $event }
reply-letter-coming = Thank you. { $people ->
    [one] You have a place
   *[other] You have { $people } places
} at this event:
reply-letter-let-in = A place has become free. { $people ->
    [one] You have a place
   *[other] You have { $people } places
} at this event now:
reply-letter-waiting =
    Thank you. All places at this event are taken, and you are on the waiting
    list. If a place becomes free for you, a letter comes.
reply-letter-cancelled = This event does NOT take place. It is cancelled:
reply-letter-postponed =
    This event is postponed. It does not take place on the day that was
    announced:
reply-letter-moved = This event has been moved. It now is:
reply-letter-changed = Something about this event has changed. It now is:
reply-letter-private = Only for those who come; please do not pass it on:
reply-letter-cancel = If you cannot come, please cancel, so that somebody else gets the place:
reply-letter-page = This page says what we have from you:
reply-letter-contact = Questions about the event: { $contact }

reply-gone-subject = No longer on our site: { $event }
reply-gone-replied = You have replied to
reply-gone-letter =
    This event is no longer on our site, so please do not count on it. Its host
    can tell you more.

reply-to-all-subject = { $event }: { $about }
reply-to-all-who = The host writes to those who replied to
reply-to-all-answer = An answer to this letter goes to the host.
