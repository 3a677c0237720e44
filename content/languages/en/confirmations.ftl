### Cities confirm their own entries.

confirm-title = Is this right? { $city }
confirm-heading = { $city } in the directory
confirm-thanks = Thank you. The directory shows now that the city has confirmed its entry.
confirm-lead = Is all of this right?
confirm-none = we know of none
confirm-no-web-site = we know of none
confirm-no-partners = We know of none.
confirm-yes = Yes, all of this is right
confirm-change = Something is to be changed
confirm-page = The page as everybody sees it
confirm-known-from = We are the city’s own contact.

## Letters

confirm-letter-dear = Dear { $name },
confirm-letter-subject = Is this right? { $city } in the directory of { $chapter }
confirm-letter-ask =
    { $city } is in the directory of { $chapter }, and
    you are the one we ask about it. Is this still right?
confirm-letter-organization = Local organization: { $organization }
confirm-letter-web-site = Its web site: { $address }
confirm-letter-none = (we know of none)
confirm-letter-no-web-site = (we know of none)
confirm-letter-partners = Partner cities:
confirm-letter-sister = sister city
confirm-letter-sister-since = sister city, since { $year }
confirm-letter-friendship-since = friendship city, since { $year }
confirm-letter-page =
    To say that all of this is right, or to correct it, open this page. It
    takes a minute, and you need no account:
confirm-letter-then =
    The directory then shows that the city has confirmed its entry, and on
    which day. We ask twice a year. If somebody else should be asked, answer
    this letter and tell us whom.

anniversary-letter-subject = Anniversaries of { $city }
anniversary-letter-lead = { $city } has a round year ahead with a city abroad:
anniversary-letter-year = { $years } years in { $year }: { $partner }, { $country }
anniversary-letter-source = (since { $year }, known from: { $source })
anniversary-letter-announce =
    If you plan something, announce it here, and it comes into everybody’s
    calendar:
anniversary-letter-correct = If a year is wrong, please correct it:
anniversary-letter-once = We write about each of them once.
