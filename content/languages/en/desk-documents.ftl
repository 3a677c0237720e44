### Files of documents and their versions: for editors.

documents-title = Files of documents
documents-edit = Edit
documents-lead = A new version takes the place of the one before, at the same address. Earlier ones stay below it. The version that was adopted last is the present one. Which documents there are is kept under <a href="/admin/records/documents">Documents</a>.
documents-in-place = The file is in place.
documents-see = See it on the site
documents-no-file = There is no file yet.
documents-version = <a href="{ $path }">{ $name }</a>, adopted on { $day }, { $size }, put here { $moment }
documents-version-taken-back = <del>{ $name }</del> <span class="tag">taken back</span>, adopted on { $day }, { $size }, put here { $moment }
documents-put-back = Put it back
documents-put-back-hint = It is forgotten thirty days after it was taken back.
documents-take-back = Take it back
documents-new-version = New version of “{ $title }”
documents-file-hint = PDF or Word (.docx), up to 10 MB.
documents-file-missing = Please choose a PDF or Word file.
documents-file-large = “{ $name }” is larger than 10 MB. Please make it smaller.
documents-file-picture = “{ $name }” is a picture. Please choose a PDF or Word file.
documents-adopted = Adopted on
documents-adopted-hint = If you leave it empty, it is today.
documents-note = A word about it
documents-note-hint = Everybody sees this. It may be empty.
documents-put-in-place = Put it in place
