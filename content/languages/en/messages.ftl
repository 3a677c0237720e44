### What visitors write about the directory: corrections, and letters to cities that look for a partner.

correction-missing = What is missing?
correction-title = Correct { $subject }
correction-missing-heading = What is missing in the directory?
correction-heading = Something wrong about { $subject }?
correction-lead = Tell us. An editor reads it, and you get a letter when it is done.
correction-send = Send the correction
correction-back = Back to { $subject }
correction-organization = Local organization
correction-organization-hint = The body that runs the program, if there is one.
correction-web-site = Its web site
correction-words = What is wrong or missing?
correction-words-hint = A year, a partner city, a name, how a name is written, …
correction-words-missing = Please tell us what is wrong or missing, or change one of the texts.
correction-known-from = Where do you know it from?
correction-known-from-hint = A web address, a document, or that you run the program yourself. Every fact here has its source.
correction-email-hint = We tell you there what came of it.
message-email-missing = Please give your e-mail address, so that an answer can reach you.
message-thanks = Thank you
message-thanks-note = What you wrote is stored and on its way to those who read it.
message-thanks-back = Back to the cities

## Cities that look for a partner

seeking = Seeking a partner
seeking-lead = Cities in { $region } that look for a sister or friendship city abroad.
seeking-none = No city has told us that it looks for one just now.
seeking-since = { $county } County, looking since { $day }
seeking-where = Where
seeking-interests = Interests
seeking-yours = Does your city look for one?
seeking-yours-how = <a href="/correct/missing/city">Tell us</a> where it looks and what it is interested in, and we add it. A letter from this page reaches you without your address being shown to anybody.
seeking-city-lead = { $city } looks for a partner city: { $regions }.
seeking-letter = Your letter
seeking-letter-hint = Who you are, which city you write for, and what you have in mind.
seeking-letter-missing = Please write something to the city.
seeking-sender-hint = The city gets your name and address with your letter, so that it can answer. They are shown to nobody else.
seeking-send = Send the letter

## Letters

correction-decided-subject = { $chapter }: your correction { $number }
correction-decided-added =
    Thank you for telling us what was missing in our directory.
    We have seen to it.
correction-decided-done =
    Thank you. What you told us about { $subject } is in our
    directory now.
correction-decided-seen =
    Thank you for what you told us about { $subject }. We have
    seen to it.
correction-decided-both =
    Thank you. The new texts that you gave us for { $subject } are
    in our directory now. We have also seen to what you wrote
    besides.
correction-decided-texts =
    Thank you. The new texts that you gave us for { $subject } are
    in our directory now. We have read what you wrote besides, and
    leave the rest of our directory as it is.
correction-decided-declined =
    Thank you for what you told us about { $subject }. We have
    read it, and leave our directory as it is.
correction-decided-missing = Something that is missing
correction-decided-question = If you have a question, answer this letter and name the number { $number }.
enquiry-subject = { $city } and a partner city: somebody writes
enquiry-letter =
    Somebody has read on our site that { $city } looks for a
    partner city, and writes to you. Your address was not shown.
enquiry-letter-no-contact =
    Somebody has read on our site that { $city } looks for a
    partner city. We have no address of that city, so this comes to the
    chapter. Please pass it on.
enquiry-letter-from =
    Name: { $name }
    E-mail: { $email } (not proved)
    If you answer this letter, the answer goes there.
