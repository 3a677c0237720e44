### Who may edit, how they sign in, and their own accounts.

people-password = Password
people-code = Code
people-code-hint = The six digits that your telephone shows now, or one of your printed recovery codes.
people-code-now = The six digits that your telephone shows now
people-code-now-hint = They change every 30 seconds.
people-code-wrong = This code is not right, or was used before. Your telephone shows a new one every 30 seconds.
people-code-of-picture = This is not the code that goes with the picture. Please type the six digits that your telephone shows now.
people-code-missing = Please type the code that your telephone shows now, or one of your printed recovery codes.
people-exhausted = There were a hundred wrong attempts for this address, one after another. It opens again with a new password: please ask for one below.
people-wait = Too many attempts. Please wait { $minutes } minutes and try again.
people-nothing-changed = Nothing has been changed yet. Passwords and codes have to be typed again.
people-go-on = Go on
people-save = Save
people-save-and-sign-in = Save and sign in
people-back = Back to the list
people-back-to-own = Back to my account

## Signing in

people-sign-in = Sign in
people-sign-in-lead = For editors and administrators of this site. To send something in, you need no account: <a href="/submit">go here</a>.
people-sign-in-wrong = These do not go together: address, password and code. Each code is good once and for a minute at most.
people-password-gone = You do not know your password any more?
people-confirm = One more code
people-confirm-title = One more code, please
people-confirm-lead = What you want to do matters much, so we make sure that it is you. After that you are not asked again for 15 minutes.

## A new password

people-forgotten = A new password
people-forgotten-lead = We send you a letter with a link. You also need your telephone, or one of your printed recovery codes.
people-forgotten-send = Send me a link
people-forgotten-email = Please write your e-mail address.
people-sent = Please look into your mailbox
people-sent-lead = If the address belongs to somebody who may sign in, a letter is on its way. It is good for an hour.
people-sent-here = Open it on this device: its link works only in the browser that you use now.
people-sent-spam = Nothing there after five minutes? Look into the spam folder.
people-sent-again = Then <a href="/sign-in/forgotten">try again</a>, perhaps with another address of yours.
people-sent-write = Still nothing? Write to <a href="mailto:{ $email }">{ $email }</a>.
people-keys-gone = Telephone and printed codes are gone? Then an administrator has to help: <a href="mailto:{ $email }">{ $email }</a>.
people-account = You sign in with
people-new-password = New password
people-new-password-hint = At least 12 characters. Four or five words that do not belong together are easy to keep. You may paste it from a password manager.
people-new-password-again = The new password again
people-password-short = Please choose a password of at least 12 characters. Four or five words that do not belong together are easy to keep.
people-password-long = Please choose a password of at most 256 characters.
people-password-guessed = That password would be guessed soon: it is made of common words, names, cities or rows of keys. Please add words of your own.
people-password-differs = The two passwords are not the same. Please type the new one twice.
people-password-wrong = This is not your present password.

## A link out of a letter

people-link-gone = This link is not good any more
people-link-gone-why = A link is good once and for a limited time. The one for a new password works only in the browser where you asked for it. It may also have been cut in two by a mail program.
people-link-gone-set = If you have set your password already, <a href="/sign-in">sign in</a>.
people-link-gone-new = If you want a new password, <a href="/sign-in/forgotten">ask for a new letter here</a>: its link will work in this browser.
people-link-gone-invited = If you were invited, ask the person who invited you to send the invitation again, or write to <a href="mailto:{ $email }">{ $email }</a>.
people-welcome = Welcome, { $name }
people-welcome-lead = Here you choose a password and make your telephone your second key. It takes about five minutes.
people-welcome-app = You need an app on your telephone that shows codes of six digits. If you have none: the password app of an iPhone can do it, and for Android there are Google Authenticator and Aegis.
people-begin = Begin
people-set-up = Password and telephone
people-set-up-password = 1. Choose a password
people-set-up-picture = 2. Show this picture to your telephone
people-set-up-camera = Open the app for codes, add an account, and point the camera at the picture.
people-set-up-code = 3. Type the code
people-set-up-too-long = This page was open for too long. Please scan the new picture and type the code that goes with it.
people-picture = Picture for your telephone
people-picture-open = If you see this page on the telephone itself: <a href="{ $address }">open the app for codes</a>.
people-picture-letters = If your telephone cannot read the picture, type these letters into the app: <code class="secret-letters" id="factor-letters">{ $letters }</code>

## Recovery codes

people-codes = Your recovery codes
people-codes-keep = Each code is good once, in place of the code of your telephone. We show them only now: please print this page, or write them down, and keep the paper where you keep important papers.
people-codes-saved = Password and telephone are saved.
people-codes-signed-in = Password and telephone are saved. You are signed in.
people-codes-lead = For the day your telephone is gone.
people-codes-term = Your term begins on { $day }. From that day on you can <a href="/sign-in">sign in</a>.
people-codes-to-desk = I have kept them: go to the desk
people-codes-kept = I have kept them
people-codes-new-factor = The new telephone is set up. The old one shows no good codes any more. Your old recovery codes are no longer good.
people-codes-new = These are new. Your old recovery codes are no longer good.

## My account

people-name = Name
people-email = E-mail address
people-office = Office
people-term = Term
people-term-days = { $first } to { $last }
people-codes-printed = Printed recovery codes
people-codes-left = { $count } left
people-change-password = Change my password
people-new-factor = Set up a new telephone
people-new-codes = Print new recovery codes
people-new-factor-lead = First a code of the old one. Everywhere else you are signed out by this.
people-new-codes-lead = The old ones are no longer good after that. Everywhere else you are signed out by this.
people-new-factor-camera = Open the app for codes on the new telephone, add an account, and point the camera at the picture.
people-new-factor-code = The six digits that the new telephone shows now
people-new-factor-back = Back to my account: everything stays as it is
people-change-password-lead = Everywhere else you are signed out by this.
people-present-password = Present password
people-letters-in = Letters to me in
people-letters-in-hint = For example about a new password or the end of your term.
people-sessions = Where you are signed in
people-session-this = this one
people-session = Network { $network }. Since { $begun }, last used { $used }.
people-session-end = Sign out there
people-session-end-others = Sign out everywhere else
people-done-password = Your new password holds from now on. Everywhere else you are signed out.
people-done-language = From now on we write to you in that language.
people-done-ended = That is signed out.
people-device = { $browser } on { $system }
people-device-iphone = an iPhone
people-device-ipad = an iPad
people-device-android = an Android device
people-device-mac = a Mac
people-device-unknown = a browser that does not say its name

## A form that was kept while its writer signed in

people-held = Nothing is lost
people-held-signed-out = You were signed out while you were typing. Nothing is lost.
people-held-signed-out-lead = What you typed is below. Press the button to send it once more.
people-held-confirmed = Thank you. One more step.
people-held-confirmed-lead = Press the button to do what you wanted to do.
people-held-text = What you wrote
people-held-not-kept = Files, passwords and codes are not kept: if you had chosen a file, please choose it again afterwards.
people-held-do = Do it
people-held-send = Send it once more

## Everybody

people-lead = Who may work on this site. Outside of their term nobody can sign in.
people-invite = Invite somebody
people-invite-lead = The person gets a letter with a link, and sets password and telephone there. The link is good for seven days.
people-invite-email-hint = The person signs in with it.
people-invite-send = Send the invitation
people-office-hint = For example Secretary.
people-role = Role
people-role-editor = editor
people-role-administrator = administrator
people-role-editor-is = Editor: reads what is sent in, decides, and edits the site
people-role-administrator-is = Administrator: also looks after people, mail and the log
people-term-first = First day of the term
people-term-last = Last day of the term
people-letters-to = Letters to this person in
people-letters-to-hint = The person can choose another language later, under My account.
people-state-shut-out = shut out
people-state-ended = term has ended
people-state-invited = invited
people-state-not-begun = term has not begun
people-state-working = at work
people-email-missing = Please write the person’s e-mail address.
people-email-known = Somebody with this address is on the list already.
people-name-missing = Please write the person’s name.
people-office-missing = Please write the office, for example Secretary.
people-term-missing = Please write the last day of the term.
people-term-past = This day is past. Please write the last day of the term.
people-term-backwards = The last day of the term is before its first day. Please look at both days.
people-last-administrator = This is the last administrator who can work. Invite another one first, and wait until that person has signed in.

## One person

people-coming-in = Coming in
people-coming-in-forgotten = If { $name } has forgotten the password, a letter with a link helps. It is good for an hour and asks for a code of the telephone.
people-coming-in-invited = { $name } has not taken up the invitation yet.
people-send-link = Send a link to a new password
people-send-invitation = Send the invitation again
people-send-opens-nothing = This person is shut out, or the term has ended. A link would open nothing. Please change that first.
people-reset = If the telephone and the printed codes are gone, whoever looks after the server can print a link with <code>people reset { $email } --also-factor</code>.
people-signed-in = Signed in
people-signed-in-nowhere = Nowhere at the moment.
people-sign-out = Sign { $name } out everywhere
people-shutting-out = Shutting out
people-is-shut-out = { $name } is shut out and cannot sign in.
people-let-in = Let { $name } in again
people-shut-out-means = { $name } is signed out everywhere at once and cannot sign in any more. What { $name } has done stays. You can take this back.
people-shut-out = Shut { $name } out
people-log = What was done here
people-done-invited = The invitation is on its way by mail. It is good for seven days.
people-done-changed = Your changes are saved.
people-done-shut-out = This person is shut out, and signed out everywhere.
people-done-let-in = This person may sign in again.
people-done-sessions = This person is signed out everywhere.
people-done-sent = A link is on its way by mail.
