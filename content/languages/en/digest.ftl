### What is new, by mail: subscribing and the issues.

digest-how-often = How often?
digest-monthly = Once a month
digest-weekly = Once a week
digest-about-what = About what?
digest-about-all = The whole chapter
digest-about-some = Only the cities that I choose here
digest-members = Cities of our region
digest-partners = Cities abroad
digest-lead = One letter with the new events, newsletters and news of the chapter. When there is nothing new for you, no letter comes.
digest-description = New events, newsletters and news in one letter, once a month or once a week.
digest-email-missing = Please give your e-mail address.
digest-privacy = Every letter has a link that ends it. We give your address to nobody: see <a href="/privacy">privacy</a>.
digest-none-chosen = Please choose at least one city below, or the whole chapter.
digest-many-chosen = These are { $count } cities. Please choose { $most } at most, or the whole chapter.

## Proving the address

digest-then = Open the link in it and press the button there, or type the code from it below.
digest-known = If you get our letter already, it says so.
digest-back = Use another address
digest-well = {""}. If not, please <a href="/digest">ask for a new letter</a>.
digest-is-yours-lead = We sent you a letter with the link to this page. Press the button, and our letter with what is new comes to you.
digest-yes = Yes, send it to me
digest-not-asked = If you have not asked for it, close this page. Nothing has happened.
digest-code-wrong = This code is not right, or is no longer good. Take the one in our newest letter, or press the button behind the link in it. After five wrong ones, please ask for a new letter in an hour.

## A subscriber's own pages

digest-own = Your letter
digest-own-ended = You get no letters from us now. <a href="/digest">Ask for them again</a> if you like.
digest-own-lead = It goes to { $email }. When there is nothing new for you, no letter comes.
digest-own-language = It comes in { $language }. To change that, open this page in the other language, at the top, and save it there.
digest-own-keep = Whoever has the address of this page can change it, so keep it to yourself.
digest-own-end = I want no more of these letters
digest-confirmed = Thank you. Your address is confirmed, and the next letter comes to you.
digest-saved = Saved. It holds from the next letter on.
digest-end = No more letters?
digest-end-lead = Press the button, and our letter with what is new comes no more.
digest-end-do = No more letters
digest-end-rather = I would rather choose how often it comes, and about which cities
digest-ended = No more letters
digest-ended-note = You get no more of these letters. Your address is erased in thirty days.
digest-ended-again = If that was a mistake, <a href="/digest">ask for them again</a>.

## Letters

digest-proof-subject = { $chapter }: please confirm your address
digest-proof-monthly-all =
    Somebody, most likely you, has asked for the letter of
    { $chapter } with what is new:
    once a month, about the whole chapter.
digest-proof-weekly-all =
    Somebody, most likely you, has asked for the letter of
    { $chapter } with what is new:
    once a week, about the whole chapter.
digest-proof-monthly-some =
    Somebody, most likely you, has asked for the letter of
    { $chapter } with what is new:
    once a month, about { $count ->
        [one] one city
       *[other] { $count } cities
    }.
digest-proof-weekly-some =
    Somebody, most likely you, has asked for the letter of
    { $chapter } with what is new:
    once a week, about { $count ->
        [one] one city
       *[other] { $count } cities
    }.
digest-proof-code = Or type this code on the page where you asked: { $code }
digest-proof-not =
    If you have not asked, you need do nothing: no letter comes, and your
    address is erased after two weeks.

digest-known-subject = { $chapter }: you get our letter already
digest-known-who =
    Somebody, most likely you, has asked for the letter of
    { $chapter } with what is new. You get it already, so nothing
    has changed.
digest-known-choose = Choose how often it comes and about which cities:
digest-letter-end = No more of these letters:

digest-issue-subject = { $chapter }: what is new, { $day }
digest-issue-title = What is new at { $chapter }
digest-issue-new = New events
digest-issue-changed = Events that have changed
digest-issue-news = News of the chapter
digest-issue-soon = Coming up soon
digest-issue-monthly =
    You get this letter once a month because this address was confirmed on our
    site. Choose how often it comes and about which cities:
digest-issue-weekly =
    You get this letter once a week because this address was confirmed on our
    site. Choose how often it comes and about which cities:
