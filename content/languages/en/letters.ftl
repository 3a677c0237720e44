### Letters to those who have sent something in. Lines are at most 76 characters long.

letter-receipt-subject = { $chapter }: we have received submission { $number }
letter-receipt = Thank you. We have received what you sent to { $chapter }.
letter-receipt-number = Number { $number }, { $kind ->
    [newsletter] a newsletter
   *[event] an event
}, { $time }.
letter-receipt-page =
    This page shows what you sent and what becomes of it. There you can also
    change it or take it back. Whoever has the address can do that, so keep it
    to yourself:
letter-receipt-editor = An editor reads it before it is published.
letter-stranger =
    If you have not sent us anything, somebody has typed your address by
    mistake. You need do nothing.

## Proof of an address

letter-proof-subject = { $chapter }: a new code for submission { $number }
letter-proof =
    You asked for a new code for number { $number }, which was sent to
    { $chapter }.
letter-proof-open =
    Please show us that this address is yours. Open this page and press its
    button:
letter-proof-code = Or type this code on the page named below: { $code }
letter-proof-good = The link and the code are good for two weeks.
letter-proof-good-again =
    The link and the code are good for two weeks. Those in our earlier letter
    are no longer good.
letter-proof-page = This page shows what you sent and what becomes of it:

## Lost links

letter-links-subject = { $chapter }: your links
letter-links =
    Somebody, most likely you, has asked for the links of what was sent to
    { $chapter } from this address. Here are the newest ones.
letter-links-number = Number { $number }, { $kind ->
    [newsletter] a newsletter
   *[event] an event
}, { $day }: { $state }
letter-links-secret =
    Whoever has such a link can change what was sent, so keep them to yourself.
    If you have not asked for them, you need do nothing.

## A newsletter without text

letter-summary-subject = { $chapter }: please add a summary to number { $number }
letter-summary = Thank you for your newsletter, number { $number }:
letter-summary-why =
    Its file is a picture of the pages and holds no text. Nobody can search
    in it, and nobody who cannot see can have it read aloud.
letter-summary-please =
    Please help with two or three sentences that tell what is in it. Open
    this page, press "Change it", and write them into "Summary":
letter-summary-file =
    If you have the newsletter as a file with text, please answer this letter
    and attach it. The file that you sent stays on the site as it is.

## Decisions

letter-sent = { $kind ->
    [newsletter] the newsletter
   *[event] the event
} that you sent on { $day }
letter-what = { $has-title ->
    [yes] “{ $title }”
   *[no] { letter-sent }
}
# To an address that is proved, the title stands after the subject
letter-subject-title = { $subject }: “{ $title }”
letter-published-subject = { $chapter }: number { $number } is published
letter-published = Thank you. Number { $number }, { $has-title ->
    [yes] “{ $title }”, is on our site now.
   *[no]
        { letter-sent },
        is on our site now.
}
letter-published-change = { $kind ->
    [newsletter] To change or withdraw it, open this page:
   *[event] To change, postpone, cancel or withdraw it, open this page:
}
letter-asked-subject = { $chapter }: number { $number } – a question before we publish it
letter-asked =
    Thank you for number { $number }, { letter-what }.
    Before we can publish it, an editor has a question.
letter-asked-answer = To answer and correct it, open this page:
letter-declined-subject = { $chapter }: number { $number } is not published
letter-declined =
    Thank you for number { $number }, { letter-what }.
    We have read it, and do not publish it.
letter-kept = What you sent is kept here:
letter-refused-subject = { $chapter }: number { $number } stays as it is
letter-refused =
    We have read the change that you sent for number { $number },
    { letter-what }.
    We have not taken it: what is on our site stays as it is.
letter-refused-another = To send another change, open this page:
letter-withdrawn-subject = { $chapter }: number { $number } is no longer on our site
letter-withdrawn = Number { $number }, { $has-title ->
    [yes] “{ $title }”, is no longer on our site.
   *[no]
        { letter-sent },
        is no longer on our site.
}
letter-changed-subject = { $chapter }: number { $number } is changed
letter-changed =
    Thank you. The change that you sent for number { $number },
    { letter-what },
    is on our site now.
letter-changed-partly =
    Thank you. The change that you sent for number { $number },
    { letter-what },
    is on our site now, but not all of it:
letter-changed-again = To change it again, open this page:
letter-question = If you have a question, answer this letter and name the number.
