### Help: the page for editors, and the links to the one for senders, which is a page of the content (pages/good-announcements).

help-announcements = <a href="/good-announcements">What makes a good announcement</a>, with pictures

help-link = Help with the desk, with pictures
help-title = How to work at this desk
help-lead = Short answers for those who edit the site. Be at ease: nearly everything that you change here can be brought back.
help-pictures = The pictures on this page show the desk in English.
help-contents = On this page

## Where things are

help-places = Where things are
help-places-first = <a href="/admin">The desk’s first page</a> says what waits for you and lists what you can do. The menu at the top leads to the same places from every page; on a telephone it is behind the button “Menu”.
help-places-picture = The first page of the desk: a greeting, how many items wait to be read, and a list of what you can do.
help-places-site = Every visitor sees what you see with “See the site” at the foot of the page. You need not sign out for that.

## Reading what was sent in

help-read = Read what was sent in
help-read-open = Open <a href="/admin/queue">what waits to be read</a> and choose the oldest. You see it as it will look on the site.
help-read-picture = An event that was sent in: its title, notes on what to look at twice, and how it will look on the site.
help-read-as-visitor = Read it as a visitor would. Would you know where to go, when, and whom to call?
help-read-twice = Look at the notes under “Please look twice”. They say what a careful reader may wonder about. A note does not mean that something is wrong.
help-read-mistakes = If it has only a small mistake, correct the words yourself. What the sender wrote is kept.
help-read-decide = Then decide. The sender gets a letter, and you never have to write it yourself.
help-decide-picture = The choices below an item: a button to publish it, and two parts to open, one to ask the sender, one to decline.
help-decide-publish = <strong>Publish</strong>: it is on the site at once.
help-decide-ask = <strong>Ask the sender</strong>: write your question as you would on a card. The item waits until the answer comes.
help-decide-decline = <strong>Decline</strong>: choose a reason, or write a few friendly words of your own. Nothing appears on the site.
help-decide-undo = If you pressed the wrong button, press <strong>Undo</strong>. Do it soon: the letter to the sender waits a few minutes, and then it leaves.
help-undo-picture = The page after a decision: it says what happened and what the sender will read, and has a button to undo it.

## When a sender changes something

help-changes = When a sender changes something
help-changes-see = Senders can change what they sent, also after it was published. The site keeps showing the old words until an editor has read the new ones.
help-changes-picture = A change that waits: each field with the old words and the new ones, a box to tick, and a button to take all of it.
help-changes-take = Press <strong>Take all of it</strong>. Or tick only what is right, and press the button below it.

## Editing a page

help-edit = Edit a page
help-edit-open = Choose it among <a href="/admin/records/pages">the pages</a>, write, and look at the preview below the field. When it looks right, press “Save”: it is on the site at once.
help-edit-picture = A page being edited: the field with the text, and below it how the text will look.
help-edit-marks = A few signs do what buttons do in other programs:
help-mark-paragraph = A new paragraph
help-mark-paragraph-how = An empty line
help-mark-heading = A heading
help-mark-heading-how = ## Our cities
help-mark-item = An item of a list
help-mark-item-how = - first
help-mark-strong = Strong words
help-mark-strong-how = **strong**
help-mark-link = A link
help-mark-link-how = {"["}the words](/mission)
help-edit-paste = You can paste from Word or Google Docs: headings, lists and links become these signs by themselves.
help-edit-language = A page may have a Spanish text too. The link for it stands under the title of the page while you edit it. Where there is none, visitors who read Spanish see the English text, and are told so.

## Bringing something back

help-back = Bring something back
help-back-history = Every page, city and post has a <strong>History</strong>: who changed what, and when. Each older version can be put back with one button.
help-back-picture = The history of a page: a version with the words that were added and taken out, and a button to put an older one back.
help-back-trash = What you throw away waits in <a href="/admin/trash">the trash</a> for thirty days.

## When something is strange

help-trouble = When something is strange
help-trouble-two = Two people edit the same page: whoever saves second is told what the first has changed. Nothing is lost.
help-trouble-out = You were signed out while you typed: sign in again, and your text is still there.
help-trouble-telephone = Your telephone is lost or new: sign in with one of your printed recovery codes, then choose “Set up a new telephone” in <a href="/admin/account">your account</a>.
help-trouble-mistake = A page says that something went wrong: note the number at its foot, and tell an administrator. With that number the cause can be found.
help-trouble-senders = A sender does not know what to write: send them <a href="/good-announcements">what makes a good announcement</a>.
