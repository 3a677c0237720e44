### Letters to those who edit, each in the language that they chose, and to the chapter's mailbox. Lines are at most 76 characters long.

desk-letter-dear = Dear { $name },

## An invitation

desk-letter-invitation-subject = { $chapter }: your invitation to the web site
desk-letter-invitation =
    You are invited to work on the web site of { $chapter },
    as { $role ->
        [administrator] administrator
       *[editor] editor
    }. Your office: { $office }.
desk-letter-invitation-open =
    Please open this page, with your telephone at hand. It takes about
    five minutes:
desk-letter-invitation-choose =
    You choose a password there, and your telephone becomes your second
    key. The page is good for one use, until { $until }.
desk-letter-unexpected = If you did not expect this letter, you need do nothing.

## A new password

desk-letter-password-subject = { $chapter }: a new password
desk-letter-password =
    Somebody has asked for a new password for this address on the web
    site of { $chapter }.
desk-letter-password-open = If it was you, please open this page and choose one:
desk-letter-password-code =
    You need the code that your telephone shows, or one of your printed
    recovery codes. The page is good for one use, until
    { $until }.
desk-letter-password-factor =
    You set up your telephone anew there too. The page is good for one use, until
    { $until }.
desk-letter-password-elsewhere =
    If the page does not open because you asked in another browser or on
    another device, ask once more where you are now:
desk-letter-password-stays = If it was not you, you need do nothing. Your password stays as it is.

## Something was changed with which somebody signs in

desk-letter-keys-subject = { $chapter }: a change to { $what ->
    [telephone] your telephone
    [password-and-telephone] your password and your telephone
    [codes] your printed recovery codes
   *[password] your password
}
desk-letter-keys =
    this was changed on the web site of { $chapter }:
    { $what ->
        [telephone] your telephone
        [password-and-telephone] your password and your telephone
        [codes] your printed recovery codes
       *[password] your password
    }.
desk-letter-keys-when = When: { $time }.
desk-letter-keys-not-you =
    If it was you, you need do nothing. If it was not you, please write to
    { $email } at once, so that an administrator can help.

## A term ends

desk-letter-term-own-subject = { $chapter }: your term ends soon
desk-letter-term-own =
    Your term as { $office } ends on { $day }. After
    that day you can no longer sign in to the web site of
    { $chapter }.
desk-letter-term-stay =
    If you stay in office, please ask an administrator of the site to
    enter your new term.
desk-letter-term-subject = { $chapter }: the term of { $name } ends soon
desk-letter-term =
    The term of { $name } as { $office } ends on
    { $day }. After that day { $name } can no longer
    sign in to the web site of { $chapter }.
desk-letter-term-enter =
    If the office is given to somebody else, an administrator of the site
    can invite that person. If { $name } stays, an
    administrator can enter the new term here:
desk-letter-term-once = This letter is sent once for each term.

## A night's copy failed

desk-letter-backup-subject = { $chapter }: the backup of the web site failed
desk-letter-backup =
    Every night the web site of { $chapter } copies everything
    that it has, and tries whether the copy can be used. Today this failed:
desk-letter-backup-none = No copy was shown to be good so far.
desk-letter-backup-last = The last copy that was shown to be good is of { $time }.
desk-letter-backup-show =
    The site goes on, and it will try again every hour. Please show this
    letter to whoever looks after the computer that the site runs on: most
    often its disk is full. What is known is here:

## A test of the mail

desk-letter-test-subject = { $chapter }: a test letter
desk-letter-test = This letter shows that the web site of { $chapter } can send mail.
desk-letter-test-asked = It was asked for at { $page }.

## To the chapter's mailbox, in the language of the site: what was sent in

chapter-letter-submission-subject = { $kind ->
    [newsletter] Newsletter
   *[event] Event
} { $number }: { $title }
chapter-letter-submission = { $name } has sent in { $kind ->
    [newsletter] a newsletter
   *[event] an event
}.
chapter-letter-submission-read = To read it and decide:
chapter-letter-submission-receipt = What the sender sees:
chapter-letter-answer = Answer this letter to write to the sender.
chapter-letter-files = Files:
chapter-letter-files-linked = Files (too large to attach, so follow these addresses):
chapter-letter-private = Not for publication
chapter-letter-sender = Sender: { $name } <{ $email }>
chapter-letter-role = Role: { $role }
chapter-letter-note = Note:
chapter-letter-rights = The sender has stated the right to send this and that it may be published.
chapter-letter-proved = The sender's address has been proved.
chapter-letter-not-proved = The sender's address has not been proved.

## A change of it

chapter-letter-change-subject = { $kind ->
    [newsletter] Newsletter
   *[event] Event
} { $number }, { $what ->
    [withdraw] to be withdrawn
    [withdrawn] withdrawn
    [cancel] cancelled
    [postpone] postponed
    [answer] answered
   *[change] changed
}: { $title }
chapter-letter-change = { $name } { $what ->
    [withdraw] asks to withdraw
    [withdrawn] has withdrawn
    [cancel] says that this is cancelled:
    [postpone] says that this is postponed:
    [answer] has answered your question about
   *[change] has changed
} { $kind ->
    [newsletter] newsletter
   *[event] event
} { $number }: { $title }
chapter-letter-change-published = It is published, and its page stays as it is until you decide.
chapter-letter-change-withdrawn = It was not published. You need do nothing.
chapter-letter-change-waiting = It is not published yet. The new wording is the one to read.
chapter-letter-change-look = To look at it:
chapter-letter-different = What is different
chapter-letter-before = { $label }, before:
chapter-letter-now = { $label }, now:

## A correction of the directory

chapter-letter-correction-subject = Correction { $number }: { $title }
chapter-letter-correction = { $name } writes about { $title } in the directory:
chapter-letter-correction-missing = { $name } writes about { $title } in the directory.
chapter-letter-is = is:        { $value }
chapter-letter-should-be = should be: { $value }
chapter-letter-nothing = (nothing)
chapter-letter-known-from = Where this is known from:
chapter-letter-correction-decide = To take it over or decline it, open this page:

## The letter of every morning

chapter-letter-nightly-subject = { $chapter }: what came in on { $days ->
    [one] { $first }
   *[more] { $first } to { $last }
}
chapter-letter-nightly = What was sent in on { $days ->
    [one] { $first }
   *[more] { $first } to { $last }
}
chapter-letter-nightly-none = None came in.
chapter-letter-nightly-line = Number { $number }: { $kind ->
    [newsletter] newsletter
   *[event] event
}, { $time }, { $state }
chapter-letter-nightly-others = and others: { $count } in all.
chapter-letter-nightly-gaps =
    Numbers have no gaps: if one that you expect is not here or in an earlier
    letter, please ask.
chapter-letter-waiting-none = No letter waits.
chapter-letter-waiting = { $count ->
    [one] { $count } letter waits
   *[other] { $count } letters wait
} to be sent.
chapter-letter-waiting-since = { $count ->
    [one] { $count } letter waits
   *[other] { $count } letters wait
} to be sent, the oldest since { $time }.
chapter-letter-held-none = Nothing looks like spam.
chapter-letter-held = Held apart, because it looks like spam
chapter-letter-held-state = held apart
chapter-letter-held-line = Number { $number }: { $kind ->
    [newsletter] newsletter
   *[event] event
}. { $because }
chapter-letter-held-change = Number { $number }: a change of { $kind ->
    [newsletter] newsletter
   *[event] event
}. { $because }
chapter-letter-held-now = In all { $count } { $count ->
    [one] is
   *[other] are
} held apart now. Nothing is thrown away. An editor can let them through:
