### What stands around every page of the desk, and the desk's own pages.

desk = Desk
desk-queue = To read
desk-edit = Edit
desk-digest = Digest
desk-people = People
desk-mail = Mail
desk-backups = Backups
desk-log = Log
desk-account = My account
desk-stuck = <strong>{ $count ->
    [one] { $count } letter
   *[other] { $count } letters
} cannot leave.</strong> Nothing is lost.
desk-stuck-look = See what the mail server says
desk-tell = Please tell an administrator.
desk-signed-in = You are signed in as { $name }.
desk-sign-out = Sign out
desk-see-site = See the site

## The first page

desk-home = Good to see you, { $name }
desk-home-nothing = Nothing waits to be read.
desk-home-waiting = <a href="/admin/queue">{ $count ->
    [one] { $count } item waits
   *[other] { $count } items wait
} to be read</a>.
desk-home-backups = See what is known about it
desk-home-what = What would you like to do?
desk-home-read = Read what was sent in
desk-home-read-more = Publish it, ask the sender, or decline it.
desk-home-event = New event
desk-home-event-more = Announce an event of ours.
desk-home-newsletter = New newsletter
desk-home-newsletter-more = Publish a newsletter of ours.
desk-home-published = Change an event or newsletter
desk-home-published-more = Another time, other words, or off the site.
desk-home-page = Edit a page
desk-home-page-more = Mission, donations, contact and every other page of text.
desk-home-news = Write chapter news
desk-home-news-more = What the chapter itself has to tell.
desk-home-documents = By-laws and other files
desk-home-documents-more = Put a new version in the place of the old one.
desk-home-board = Board
desk-home-board-more = Who holds which office, and until when.
desk-home-directory = Directory of partnerships
desk-home-directory-more = Who is paired with whom, since when.
desk-home-contacts = Do cities confirm their entries?
desk-home-contacts-more = Whom we ask twice a year, and which entries nobody has confirmed.
desk-home-anniversaries = Anniversaries
desk-home-anniversaries-more = Round years, each with a news post that is begun for you.
desk-home-attention = What needs attention
desk-home-attention-more = Disk, mail, clock and accounts, and the sheet to hand on.
desk-home-else = Everything else
desk-home-else-more = Cities, sources, quotations, the menu, and what was thrown away.

## The log

desk-log-lead = Who did what, when. Nobody can change it here.
desk-log-lead-path = Who did what, when, at <a href="{ $path }">{ $path }</a> (<a href="/admin/log">everything</a>). Nobody can change it here.
desk-log-none = Nothing yet.
desk-log-from = from { $network }
desk-log-changes = What is different
desk-log-older = Older

## What the desk refuses

desk-sign-in-first = Please sign in.
desk-form-from-nowhere = Your browser did not say where this form comes from, so nothing was done.
desk-administrators-only = This page is for administrators. If you need it, ask one of them.

## Anniversaries, for editors

desk-anniversaries-lead = Round years of this year and the next eighteen months. Each leads to a news post that is begun for you: read it, add what you know, and save it.
desk-anniversaries-none = There are none in this time.
desk-anniversary = { $years } years in { $year }: { $here } and { $there }
desk-anniversary-write = write a news post
desk-anniversary-source = since { $year }, known from: { $source }
desk-changed-meanwhile = Somebody has saved this since you opened it. Please look at it in another window first. If you press the button again, your words take the place of theirs.
