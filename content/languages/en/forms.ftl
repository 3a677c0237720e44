### What forms say when something in them is not right.

## Fields of any form

form-too-long = This is { $length } characters long. Please shorten it to { $most }.
form-no-date = “{ $text }” is not a date we can read. Write it as 2027-03-14 or 3/14/2027.
form-no-time = “{ $text }” is not a time we can read. Write it as 18:30 or 6:30 pm.
form-no-web-address = “{ $text }” is not a web address. It looks like https://example.org/page.
form-no-choice = Please choose one of the answers.
form-no-email = “{ $text }” is not an e-mail address. It looks like name@example.org.

## The form as a whole

form-not-ours = We could not tell that this form came from our page. Everything you wrote is still here: please press the button once more.
form-too-many = Very many forms have come from your network within the last hour, so this one was NOT saved. Please press the button again in an hour, or write to { $email }.
form-not-saved = What you sent was NOT saved, because our storage is not working. Files that you chose just now must be chosen again. Please try again in a few minutes, or send it by e-mail to { $email }.
form-too-fast = That was very fast. Please wait a few seconds and press the button once more.
form-letters-asked = Very many letters were asked for from your network within the last hour. Please try again in an hour.

## Files

form-file-empty = “{ $name }” is empty. Please choose it again.
form-file-large = “{ $name }” is larger than 10 MB. Please send a smaller one, or a link to it.
form-file-large-here = “{ $name }” is larger than 10 MB. Please choose a smaller one.
form-file-no-picture = “{ $name }” is not a picture. Please choose a JPEG, PNG or WebP file here.
form-file-picture = “{ $name }” is a picture. Please choose a PDF or Word file here.
form-file-damaged = “{ $name }” is a picture that we cannot open: it is damaged, or has too many pixels. Please save it again, smaller.
form-file-old-word = “{ $name }” is an older Word file. Please save it as .docx or PDF and choose it again.
form-file-heic = “{ $name }” is a picture in Apple's HEIC form. Please send it as JPEG: mailing it to yourself turns it into one.
form-file-other = “{ $name }” is not a kind of file we can take. We take PDF, Word (.docx), JPEG, PNG and WebP.
form-files-many = Three files at most: “{ $name }” was left out.
form-files-together = { $most } files at most, with those that are there: please take one away, or leave one out.

## The sender

form-sender-name = Please tell us your name.
form-sender-email = Please give us your e-mail address, so that we can answer.
form-permission = Please tick the box: we may publish only what you have the right to send.

## An event

form-title = Please give the event a title.
form-host = Please tell us which city or organization is the host.
form-contact = Please give a phone number or e-mail address that visitors can ask.
form-link = Please give the web address where people take part, or, under “More”, what only those who reply are told.
form-zone = Please choose a time zone from the list.
form-own-zone = Please choose a time zone from the list, for example Asia/Tokyo.
form-date = Please give the date. For a call with a deadline, give the last day under “More”.
form-date-over = { $day } is over. If the year is not right, please change it below.
form-date-twice = { $day } is there twice, at the same time. Please empty one of the two.
form-day-of-times = Please give the day of these times.
form-last-before-first = The last day is before the first.
form-end-before-start = The end is not after the start. If it ends after midnight, give the last day too, under “More”.
form-clock-gap = The clocks change that night: this time does not exist. Do you mean { $earlier } or { $later }?
form-venue = Please tell us where it is, or choose “Online”.
form-call-last-day = Please give the last day of the call.
form-places = Please give a number from 1 to 10,000, or leave it empty if there is room for all.
form-picture-words = Please describe the picture in a few words, for those who cannot see it.

## A newsletter

form-organization = Please tell us which city or organization it comes from.
form-newsletter-title = Please give the newsletter's title.
form-document = Please choose the newsletter's file, or give its web address below.
form-newsletter-link = Please give the newsletter's web address: no file was sent with it.

## Changes, proofs and lost links

form-no-change = Nothing is different from what we have. Please change something, or write a note to the editor.
form-says-so = It says so already, so there is nothing to change.
form-code = This code is not right, or is no longer good. Take the one in our newest letter. After five wrong ones, and after two weeks, please ask for a new one below.
form-letter-just-sent = We sent a letter less than five minutes ago. Please look for it first, also among the spam.
form-letters-many = We have sent several letters already, so we send no more of them now. Please write to us: our address is at the end of this page.
form-find-email = Please give the e-mail address with which you sent it in.
form-find-many = Links were asked for very often from your network within the last hour. Please try again in an hour.
