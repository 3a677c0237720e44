### Newsletters: the list, a newsletter's own page, its text as a page.

newsletters-of = Newsletters of { $city }
newsletters-year = Newsletters, { $year }
newsletters-of-year = Newsletters of { $city }, { $year }
newsletters-description = Newsletters of the sister city programs of { $region }.
newsletters-lead = What the sister city programs of { $region } have sent us to read, the newest first.
newsletters-none = There is none yet.
newsletters-count = { $count ->
    [one] One newsletter.
   *[other] { $count } newsletters.
}
newsletters-count-page = { $count ->
    [one] One newsletter, page { $page }.
   *[other] { $count } newsletters, page { $page }.
}
newsletters-newer = Newer newsletters
newsletters-older = Older newsletters
newsletters-by-year = By year
newsletters-by-city = By city
newsletters-all-years = All years
newsletters-all-cities = All cities

## A newsletter

newsletters-one-description = { $title }, a newsletter of { $organization }
newsletters-from = From
newsletters-date = Date
newsletters-read = Read it
newsletters-text-as-page = Its text as a page
newsletters-text-pages = ({ $count ->
    [one] { $count } page
   *[other] { $count } pages
})
newsletters-on-host = On { $host }

## Its text as a page

newsletters-text = Text
newsletters-text-title = { $title }: its text
newsletters-text-description = The text of { $title }, a newsletter of { $organization }, page by page.
newsletters-text-note = This is the text of the newsletter’s file, as a program has read it. For pictures and tables, and if anything looks wrong here, see <a href="{ $address }" dir="auto">{ $name }</a>, the file as it was sent.
newsletters-text-page-list = Pages of the file
newsletters-text-page = Page { $page }
newsletters-text-cut = There is more in the file than is shown here.
newsletters-picture = Picture: { $text }
