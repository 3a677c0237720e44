### Mail, as administrators look after it.

# "Letters are …"
mail-place-folder = written as files to { $folder }
mail-place-server = sent by { $server }
mail-lead = Every letter is kept here until the mail server has taken it. Letters are { $place }.
mail-test = Send me a test letter
mail-try-all = Try all again now
mail-try = Try again now<span class="hidden">: { $subject }</span>
mail-stuck = Stuck: { $count }
mail-waiting = Waiting: { $count }
mail-sent = Sent: { $count }
mail-none = Nothing.
mail-to = to { $address }
mail-tried-last = Written { $written }, { $age }. Tried { $count ->
    [one] { $count } time
   *[other] { $count } times
}; no longer tried by itself.
mail-tried-next = Written { $written }, { $age }. Tried { $count ->
    [one] { $count } time
   *[other] { $count } times
}; next time { $next }.
mail-tried-now = Written { $written }, { $age }. Tried { $count ->
    [one] { $count } time
   *[other] { $count } times
}; it is being sent.
mail-refused = The mail server has refused it for good: <q class="answer">{ $answer }</q>
mail-answer = The mail server says: <q class="answer">{ $answer }</q>
mail-taken = Taken by the mail server { $time }.
mail-taken-after = Taken by the mail server { $time } after { $count } attempts.
mail-age-now = just now
mail-age-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} ago
mail-age-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
} ago
mail-age-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
} ago
mail-done-again = We are trying again now. Load this page again in a minute to see what the mail server says.
mail-done-test = A test letter to you is on its way. If it does not arrive, look below and into your spam folder.
mail-done-gone = Nothing to try again: it has left, or it is being sent right now.
