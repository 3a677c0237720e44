### What visitors wrote about the directory, as editors see it.

message-about = About { $subject }
message-letter-to = Letter to { $city }
message-done = Done. The sender has been told.
message-put-away = Put away.
message-put-away-correction = Put away: the directory stayed as it was.
message-sent = This letter has left: to the city’s contact, or to our own mailbox if we know none. In that case please pass it on.
message-held = Kept apart, because it looked like spam: { $because }
message-to-be-empty = (to be empty)
message-in-their-words = In their words
message-known-from = Known from
message-from = From
message-not-proved = (not proved)
message-came = Came
message-page = The page as it is
message-edit = Edit the entry
message-partnerships = Partnerships
message-take = Take these texts over, and thank the sender
message-words = Words to the sender
message-words-hint = The sender reads them. They may be empty when it is done.
message-seen-to = I have seen to it: tell the sender
message-decline = Leave the directory as it is, and tell the sender why
message-why-missing = Please tell the sender why, in a few words.
message-no-spam = This is no spam
message-is-spam = It is spam: put it away without a letter
message-back = Back to what waits
