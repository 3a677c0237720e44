### What needs somebody's attention, for administrators, for the command `check` and for the sheet to hand on.

attention = What needs attention
attention-none = Nothing. All is well.
attention-wrong = Wrong: { $about }
# In the link to this page: how many things, and how bad the worst is
attention-worst-wrong = { $count }, wrong
attention-worst-look = { $count } to look at
attention-well = What is well
attention-more = Whoever looks after the server sees more with the command <code>sister-cities check</code>: it reads the whole database and signs in to the mail server.

## What was looked at; short, because the command puts them in a column

attention-accounts = accounts
attention-address = address
attention-certificate = certificate
attention-clock = clock
attention-data-folder = data folder
attention-database = database
attention-disk = disk
attention-free-pages = free pages
attention-invitations = invitations
attention-letters = letters
attention-mail-server = mail server
attention-terms = terms
attention-time-zones = time zones

## What was found; no full stop, because more may follow in the command

attention-accounts-none = no administrator can sign in: `people invite` on the server makes one
attention-accounts-one = there is one administrator: if that person is gone, nobody can let others in. Invite a second one
attention-accounts-well = { $administrators } administrators, { $people } people at work
attention-invitations-open = not yet taken up: { $names }. Send a new link if the letter is lost
attention-terms-ending = ending within { $days } days: { $names }. Enter a new term, or invite who follows
attention-address-https = visitors come to { $address }
attention-address-http = visitors come to { $address }, without encryption. On the web it must be https: see “Run it on a server” in the README
attention-clock-back = it says { $now }, but something was stored at { $newest }. Set the clock: `timedatectl set-ntp true` keeps it right
attention-clock-first = it says { $now }; nothing is stored yet to compare with
attention-clock-well = it says { $now }, after the newest thing stored ({ $newest })
attention-clock-unknown = it says { $now }, and the database cannot be asked: { $error }
attention-folder-none = { $folder } is not there yet; the first start makes it
attention-folder-well = { $folder } can be written
attention-folder-wrong = { $folder } cannot be written: { $error }. It must belong to the user of the site
attention-disk-unknown = nobody can say how much room is left in { $folder }
attention-disk-well = { $free } MB free, the database takes { $taken } MB
attention-disk-look = { $free } MB free, the database takes { $taken } MB. Make room soon, or get a larger disk
attention-disk-wrong = { $free } MB free, the database takes { $taken } MB. Make room now: soon nothing that is sent in can be stored
attention-letters-stuck = { $count } cannot leave. Nothing is lost; the page Mail of the desk (/admin/mail) says what the mail server answered
attention-letters-well = { $count } on their way, none stuck
attention-letters-unread = the outbox cannot be read: { $error }
attention-mail-folder = letters are { $place } and reach nobody. Whoever looks after the server sets SITE_MAIL

## The sheet to hand on

attention-sheet = The sheet to hand on
attention-sheet-lead = For whoever looks after the web site of { $chapter } next. As of { $day }.
attention-sheet-saved = It is saved. Print this page, and put it where the chapter keeps its papers.
attention-sheet-where = Where it runs
attention-sheet-address = Address
attention-sheet-server = Server
attention-sheet-data = Everything is in
attention-sheet-letters = Letters are
attention-sheet-program = Program
attention-sheet-mailbox = Mailbox of the chapter
attention-sheet-who-pays = Who pays, and who can get in
attention-sheet-not-known = <strong>Not known to the site.</strong> { $hint } ______________________
attention-sheet-who-works = Who works on it
attention-sheet-nobody = Nobody can sign in today.
attention-sheet-person = { $name }, { $office }: { $role } until { $day }
attention-sheet-back = How it comes back
attention-sheet-back-machine = A new machine with Debian; the package of the site; the newest copy of the database, which is a file whose name ends in .db.
attention-sheet-back-commands = The commands under “From a backup” in the README of the package: stop, <code>sister-cities restore FILE</code>, start, <code>sister-cities check</code>. It takes minutes.
attention-sheet-back-settings = The settings in /etc/socal-sister-cities/settings, and the name of the site must lead to the new machine.
attention-sheet-back-people = Nobody can sign in? <code>sister-cities people reset ADDRESS --also-factor</code> on the server prints a link to a new password and telephone.
attention-sheet-today = What needs attention today
attention-sheet-fill-in = Fill in what only people know
attention-sheet-save = Save
attention-sheet-domain = The name of the site
attention-sheet-domain-hint = Where it is registered, in whose account, who pays for it, and when next.
attention-sheet-machine = The server
attention-sheet-machine-hint = Who rents it out, in whose account, who pays for it, and who can sign in there.
attention-sheet-mail = The mail that the site sends
attention-sheet-mail-hint = Which provider, in whose account, who pays for it.
attention-sheet-copies = Copies of the backups elsewhere
attention-sheet-copies-hint = Where, and who can get at them.
attention-sheet-codes = Printed recovery codes
attention-sheet-codes-hint = Where they are kept. Never the codes themselves.
attention-sheet-helper = Who helps with the technical things
attention-sheet-helper-hint = Name and telephone.
