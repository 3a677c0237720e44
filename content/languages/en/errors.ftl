### What can go wrong with a request.

error-look = Look for it on this site
error-first-page = The first page
error-all-cities = All cities
# The code of the error, and the number of the request in our log
error-request = { $status }, request <code>{ $request }</code>

error-not-found-title = Page not found
error-not-found = There is nothing at this address. It may have moved, or the link may be mistyped.
error-gone-title = No longer here
error-gone = This is no longer here.
error-forbidden-title = Not allowed
error-foreign-title = Not sent from this site
error-foreign = This form was sent from another web site, so nothing was done. Please open the page here and send it again.
error-method-title = Not possible here
error-method = This address does not take that kind of request.
error-too-large-title = Too large
error-too-large = What you sent is larger than this page takes: up to three files and a picture of 10 MB each. Nothing was saved. Please go back and choose smaller files.
error-no-form-title = Not a form
error-no-form = This address takes the form on its page and nothing else.
error-too-slow-title = Too slow
error-too-slow = The connection was too slow, so we stopped waiting. Nothing was saved. Please try again.
error-wrong-host-title = Wrong address
error-wrong-host = This server does not answer for that name.
error-unavailable-title = Not available right now
error-unavailable = We cannot do this at the moment. Please try again in a few minutes.
error-request-title = Something is wrong with this request
error-unreadable = We could not understand what was sent. Please go back and try again.
error-ours-title = Something went wrong on our side
error-ours = This is not your fault. Please try again in a few minutes.

error-withdrawn = This was taken off the site by those who had announced it, or by us.
error-damaged = This file was damaged in our storage. Please ask us for it: we keep backups.
error-not-stored = What you sent was NOT saved, because our storage is not working. Please go back: your browser still has what you wrote. Try again later, or send it by mail.
error-form-shape = The form arrived in a shape that we cannot read.
error-form-cut = The form did not arrive whole. Nothing was saved.
error-form-cut-off = The form did not arrive whole. Nothing was saved. Please go back and send it again.
error-form-fields = The form has more fields than ours.
error-form-letters = A text in the form is not in UTF-8, so we cannot read its letters.
