### The digest as editors see it: the next issues and the past ones.

digest-desk = Digest
digest-desk-title = Digest by mail
digest-desk-lead = Visitors get what is new in one letter. It is made of what is published, by the clock; nobody need write it. Those who have chosen cities get what belongs to these, and nobody gets a letter with nothing new.
digest-desk-next = { $often }: the next issue
digest-desk-subscribers = { $count ->
    [one] { $count } subscriber
   *[other] { $count } subscribers
}.
digest-desk-is-held = <strong>Held:</strong> nothing leaves until you press “Send it after all”.
digest-desk-is-skipped = <strong>The issue of { $day } is left out.</strong>
digest-desk-leaves = It leaves on { $day }, after seven in the morning.
digest-desk-hold = Hold it<span class="hidden">: { $often }</span>
digest-desk-hold-hint = Nothing leaves until you decide; then it is sent with all that is new by then.
digest-desk-skip = Leave it out<span class="hidden">: { $often }</span>
digest-desk-skip-hint = No letter this time. What it would have told is in the next one.
digest-desk-go = Send it after all<span class="hidden">: { $often }</span>
digest-desk-today = As it would look today
digest-desk-nothing = Until now there is nothing new for it.
digest-desk-past = Past issues
digest-desk-none = None yet.
digest-desk-issue = { $day }, { $frequency ->
    [weekly] weekly
   *[monthly] monthly
}
digest-desk-left-out = Left out.
digest-desk-nobody = Nobody got a letter: there was nothing new, or no subscriber.
digest-desk-letters = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
}, { $sent } of them taken by the mail server.
digest-desk-letters-so-far = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
} so far, { $sent } of them taken by the mail server.
digest-desk-done-hold = Held: nothing leaves until you press “Send it after all”.
digest-desk-done-skip = The next issue is left out. What it would have told is in the one after it.
digest-desk-done-go = The next issue leaves on its day, or within five minutes if that is past.
digest-desk-as-it-was = As it was for those who get the whole chapter:
digest-desk-was-nothing = There was nothing new, so nobody got a letter.
