### Editing on the desk: lists, forms, history, trash, tables brought in.

records = Edit
records-lead = Everything on the site that is not sent in. What you save is on the site at once, and every earlier wording can be brought back.
records-files = Files of documents
records-files-about = By-laws, brochure: put a new version behind the same address.
records-trash = Trash
records-trash-about = What was thrown away in the last thirty days, to be put back.
records-settings-forbidden = The settings are for administrators. If something in them is wrong, ask one of them.

## The list of a kind

records-export = Export as a table (CSV)
records-import-link = Import a table
records-find = Find
records-count = { $count } in all
records-found = { $count } found (<a href="{ $address }">all</a>)
records-pages = Pages
records-page = Page { $page } of { $pages }
records-back = Back
records-next = Next

## The form

records-see = See it on the site
records-history = History
records-translate = Write it in { $language }
records-translated = In { $language }
records-translate-of = “{ $title }” in { $language }
# Above a field of a translation: the field's name
records-original = The original: { $field }
records-shown-from = Shown on the site from { $day } on.
records-back-again = It is back.
records-saved = Saved.
records-saved-same = Nothing is different.
records-undo = Undo this change
records-undo-new = Undo: take it away again
records-choose = Please choose
records-save-over = Save mine over theirs
records-preview = See how it looks
records-preview-title = How it will look
records-writing = How to write
records-writing-paragraph = An empty line begins a paragraph. Two number signs and a space begin a heading: <code>## Our cities</code>
records-writing-list = A hyphen and a space begin an item of a list: <code>- first</code>. Two stars make words strong: <code>**strong**</code>
records-writing-link = A link: <code>[the words](/mission)</code>. You can paste from Word or Google Docs.
records-picture-there = A picture is there. Choosing another one takes its place.
records-picture-alt = The picture that is there
records-picture-remove = Take the picture away
records-throw-away = Throw this away
records-throw-away-hint = It waits in the trash for thirty days.

## Two people at once. $names: those who have the form open too

records-open = { $names } also has this open. If both of you save, the second is told.
records-open-now = { $names } also has this open.
records-signed-out = You have been signed out. Press Save and sign in again: what you wrote is kept.
records-theirs = { $who } has saved this while you were writing
records-theirs-lead = It was at { $moment }. Nothing of yours is lost: your text is still in the form below, and is not saved yet. This is what they have changed:
records-theirs-keep = Put into the form what you want to keep of theirs, and save. Or <a href="{ $address }">leave it as they wrote it</a>.
records-thrown-meanwhile = Somebody has thrown this away while you were writing. Saving makes it anew with your words.
records-saved-since = Somebody has saved this since. Nothing was done. Please look again.
records-unnamed = No record was named.

## History

records-history-of = History of { $title }
records-history-none = It has not been changed in the browser yet.
records-history-now = as it is now
records-history-thrown = thrown away
records-history-first = The first wording that is kept.
records-history-restore = Bring this one back
records-history-refused = This wording cannot come back as it is. { $reason }
records-by-files = the content files
records-by-contact = the city’s contact

## Trash

records-trash-lead = What was thrown away waits here for thirty days and can be put back. After that it is forgotten.
records-trash-empty = The trash is empty.
# $kind in the middle of a sentence: "text page"
records-trash-item = { $kind }: <strong>{ $title }</strong>
records-trash-item-just = <strong>Thrown away:</strong> { $kind }: <strong>{ $title }</strong>
records-trash-by = By { $who }, { $moment }. It is forgotten after { $day }.
records-trash-restore = Put it back
records-trash-undo = Undo: put it back
records-trash-fixed = The { $kind } “{ $title }” has a fixed place on the site and cannot be thrown away.
records-trash-saved-since = Somebody has saved “{ $title }” since you opened it. Nothing was done. Please look again.
records-trash-named = “{ $title }” cannot be thrown away, because something else on the site names it. Change or throw away what names it first.
records-trash-refused = “{ $title }” cannot come back. { $reason }

## What is not right in a field

records-empty = “{ $field }” must not be empty.
records-no-language = Please choose one of the languages.
records-no-picture = Please choose the picture again.
records-no-mailbox = The site needs a mailbox.
records-no-address = An address has small letters, digits and hyphens, and begins with a letter: our-first-meeting.
records-no-path = An address on this site begins with one stroke and has no spaces: /mission.
records-no-whole-number = “{ $field }” must be a whole number from { $least } to { $most }.
records-no-number = “{ $field }” must be a number from { $least } to { $most }, with a point: 33.5.
records-address-taken = This address is taken by the site itself. Please choose another.
records-address-fixed = This page has a fixed place on the site, so its address stays as it was.
records-gone = This { $kind } is not there any more.
records-twice = There is already a { $kind } with this.
records-not-there = What is named here is not there (any more). Please choose again.
records-no-form = Something here is not in a form that the site can keep.

## A table brought in

records-import = Import: { $kinds }
records-import-wrong = Nothing can be taken over yet
records-import-mend = Please mend these lines in the file and choose it again.
records-import-line = Line { $line }: { $sentence }
records-import-outcome = { $added } would be added, { $changed } changed, { $left } left as they are. Nothing has been changed yet.
records-import-unused = Columns that are not used: { $columns }.
records-import-apply = Take over exactly this
records-import-new = Line { $line }: <strong>new</strong>, { $name }
records-import-changed = Line { $line }: changed, { $name }
records-import-more = And { $count } more, which are not shown.
records-import-lead = First you see what the file would add and change. Nothing is done before you press a second button.
records-import-file = The file
records-import-file-hint = A table saved as “CSV UTF-8”. The easiest way is to <a href="{ $address }">export</a> first and to change that file.
records-import-look = See what it would do
records-import-no-file = Please choose a file.
records-import-large = The file is larger than 10 MB. Please cut it into smaller ones.
records-import-not-held = What was shown is not held any more, or was taken over already. Please choose the file again.
records-import-changed-since = Somebody has changed what line { $line } is about since it was shown. Nothing was done. Please choose the file again.
records-import-no-utf8 = The letters of this file are not in UTF-8. In Excel, save it as “CSV UTF-8”.
records-import-cells = This line has { $cells } cells, but the first line has { $columns }.
records-import-long = The file has more than { $most } lines. Please cut it into smaller ones.
records-import-unreadable = A line cannot be read.
records-import-columns = The first line of the file must name its columns, with commas between them. Missing: { $missing }. Columns that we know: { $known }. The easiest way is to export first and to change that file.
records-import-twice = “{ $mark }” is in the file twice.
records-import-given = “{ $key }” is not there. A { $kind } cannot be added here.
records-import-no-number = There is no number “{ $key }”. Leave the cell “{ $column }” empty to add a new { $kind }.
records-import-no-word = “{ $column }” must be small letters, digits and hyphens.
records-import-no-status = “{ $status }” is not a status that we know.
