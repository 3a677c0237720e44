### What stands on every page, and what all forms share.

skip = Skip to the content
site-search-scope = The whole site
site-search = Search the site
site-search-example = City, event, word
search-button = Search
menu = Menu
menu-close = Close the menu
menu-main = Main
menu-footer = More pages
languages = Languages
home = Home
cities = Cities
events = Events
newsletters = Newsletters
news = News
you-are-here = You are here
list-pages = Pages of the list

digest-box = What is new, by mail
digest-box-more = How often, and about which cities
subscribe = Subscribe
email-example = name@example.org
credit = Coordinates and populations: <a href="{ $address }">GeoNames</a>, CC BY 4.0. Map: Natural Earth.

## Forms

# For machines that fill in every field; no person reads it
trap = Leave this empty
error-prefix = Error:
errors-title = Please look at { $count ->
    [one] one thing
   *[other] these { $count } things
} again
errors-kept = Everything you typed is still here.
errors-not-sent = Nothing has been sent yet.
errors-not-saved = Nothing has been saved yet.
# Where a form holds a password or a code
errors-not-signed-in = You are not signed in yet.
errors-type-again = Please type the password and the code again: we never keep them in a form.
file-kept = We kept <strong>{ $name }</strong>; you need not choose it again.
file-leave-out = Leave { $name } out
file-take-away = Take { $name } away
file-picture-says = In words: { $words }
sender = You
sender-hint = Only our editors see this. It is never published.
sender-name = Your name
sender-email = Your e-mail address
sender-email-hint = We send a receipt there and may write back with a question.
permission = I have the right to send these words and pictures, and the chapter may publish them
correct-link = Something wrong or missing? Please <a href="{ $address }">tell us what to correct</a>.
submit = Send us something

## After a letter was asked for, and behind the link in it

asked-title = Look into your mailbox
asked-sent = A letter is on its way to <strong>{ $email }</strong>.
asked-patience = It may take a few minutes.
asked-spam = We write to one address at most once an hour. If no letter comes, look among the spam.
asked-code = The code from the letter
asked-code-hint = Six digits.
asked-confirm = Confirm
prove-title = Confirm your address
prove-refused-title = Not confirmed
prove-refused = This link does nothing
# Some pages add another reason; a full stop follows
prove-refused-why = It was used before, is older than two weeks, was replaced by a newer one, or was not copied whole
# What follows says where to look, and brings its own punctuation
prove-pressed-before = If you have pressed the button before, all is well

## What several rooms say alike

save = Save
prove-is-yours = Is this your address?
sender-email-proved = We send a letter there first, to be sure that it is yours.
day-at-place = { $date } ({ $place } time)
all-countries = All countries
show = Show
write-to-us = Write to us: { $email }
announce-event = Announce an event
send-newsletter = Send a newsletter
no-go-back = No, go back
no = No
