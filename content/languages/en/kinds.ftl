### The kinds of records that are edited on the desk, and their fields.

## Of each kind: several, one (in the middle of a sentence), what they are for, and the button that adds one

kind-pages = Text pages
kind-page = text page
kind-pages-about = Mission, donations, contact and every other page of text.
kind-pages-add = Add a text page

kind-news = Chapter news
kind-news-post = news post
kind-news-about = What the chapter itself has to tell, on the page News.
kind-news-add = Add a news post

kind-time-line = Time line
kind-time-line-entry = time line entry
kind-time-line-about = The dated entries of the page History.
kind-time-line-add = Add a time line entry

kind-presidents = Presidents
kind-president = president
kind-presidents-about = Whose statements are on the page Quotations, and when they held office.
kind-presidents-add = Add a president

kind-quotations = Quotations
kind-quotation = quotation
kind-quotations-about = What presidents have said, word for word.
kind-quotations-add = Add a quotation

kind-board = Board
kind-board-member = board member
kind-board-about = Who holds which office, and until when. After the last day of a term, the name leaves the page by itself.
kind-board-add = Add a board member

kind-documents = Documents
kind-document = document
kind-documents-about = Which documents there are. Their files are put in place under “Files of documents”.
kind-documents-add = Add a document

kind-menu = Menu
kind-menu-link = link of the menu
kind-menu-about = The links at the top and at the bottom of every page.
kind-menu-add = Add a link of the menu

kind-redirects = Redirects
kind-redirect = redirect
kind-redirects-about = Where old addresses lead.
kind-redirects-add = Add a redirect

kind-settings = Settings
kind-settings-one = settings
kind-settings-about = Names, postal address, telephone, mailbox and tax number of the chapter.
kind-settings-of = Settings of { $title }

kind-translations = Translations
kind-translation = translation
kind-translations-about = Pages, news, events and links of the menu in other languages. Where there is none, the site shows the original and says so.
kind-translations-add = Add a translation

kind-cities = Member cities
kind-city = member city
kind-cities-about = The places of our region, with their local organizations.
kind-cities-add = Add a member city

kind-partner = partner city
kind-partners-about = The places abroad.
kind-partners-add = Add a partner city

kind-partnerships = Partnerships
kind-partnership = partnership
kind-partnerships-about = Who is paired with whom, since when, and where we know it from.
kind-partnerships-add = Add a partnership

kind-seeking = Cities that look for a partner
kind-search = search for a partner
kind-seeking-about = Shown on the page “Seeking a partner”, with a form to write to the city.
kind-seeking-add = Add a search for a partner

kind-claims = Claims about the numbers
kind-claim = claim
kind-claims-about = What has been claimed, shown on the page “Figures” beside what we count.
kind-claims-add = Add a claim

kind-sources = Sources
kind-source = source
kind-sources-about = Where the directory’s facts come from.
kind-sources-add = Add a source

kind-countries = Countries and territories
kind-country = country or territory
kind-countries-about = How countries and territories are called on the site.

## Fields of several kinds

field-title = Title
field-name = Name
field-text = Text
field-summary = In one sentence
field-source = Source
field-source-hint = Where we know it from.
field-as-of = As of
field-order = Place in the order
field-order-hint = Smaller numbers come first; 2.5 comes between 2 and 3. Leave it empty to put it at the end.
field-address = Web address of this page
field-address-of-title = Only its last part, not a street: small letters, digits and hyphens. If you leave it empty, it is made of the title. When it changes, the old address leads to the new one.
field-address-of-name = Only its last part, not a street: small letters, digits and hyphens. If you leave it empty, it is made of the name. When it changes, the old address leads to the new one.
field-here-hint = An address on this site, such as /mission.
field-confirmed-on = Confirmed by the city on
field-confirmed-on-hint = The day on which the city last said that this is right.
field-confirmed-by = Confirmed by
field-confirmed-by-hint = An office or a body, not a person: the page shows it.
field-member = City of our region

## Pages, news and translations

field-summary-hint = Search engines show it below the title.
field-published-on = On the site from
field-published-on-hint = The post shows itself on this day.
field-picture = Picture
field-picture-hint = JPEG, PNG or WebP, up to 10 MB. We make it smaller and take out where it was taken.
field-picture-words = The picture in words
field-picture-words-hint = For those who cannot see it: who or what is on it, in one sentence.
field-subject = What it is a translation of
field-subject-hint = Kind and address: pages/mission, news/our-first-meeting, events/garden-party, menu/cities, reasons/over.
field-summary-translated-hint = As the original has it.

## Time line, presidents, quotations, board

field-when = When
field-when-hint = As it is shown: 1956, May 1967, about 1970.
field-in-office = Years in office
field-in-office-hint = As they are shown: 1953–1961.
field-president = President
field-statement = Statement
field-statement-hint = Word for word. An empty line begins a paragraph.
field-office = Office
field-office-hint = For example President, Treasurer.
field-city-program = City program
field-term-begins = Term begins
field-term-ends = Term ends
field-term-ends-hint = The last day in office.
field-as-of-day-hint = The day on which somebody last made sure of this.

## Menu, redirects, settings

field-link-words = Words of the link
field-link-leads = Where it leads
field-link-place = Where it stands
field-link-top = At the top
field-link-bottom = At the bottom
field-from-path = Old address
field-from-path-hint = Such as /about-us; a * at its end stands for anything.
field-to-path = Leads to
field-legal-name = Registered name
field-short-name = Everyday name
field-mission = Mission in one line
field-site = What the site is, in one sentence
field-site-hint = Search engines show it.
field-postal-address = Postal address
field-phone = Telephone
field-phone-hint = As dialled from abroad: +1-714-…
field-show-phone = Show the telephone number on the site
field-yes = Yes
field-mailbox = Mailbox
field-mailbox-hint = What is sent in goes there, and the site shows it.
field-tax-number = Federal tax number

## The directory

field-county-hint = Without the word County.
field-note = Note
field-note-hint = Everybody reads it: it stands on the city’s page and is found by the search.
field-latitude = Latitude
field-latitude-hint = In degrees, north is positive: 33.9806.
field-longitude = Longitude
field-longitude-hint = In degrees, east is positive: -117.3755.
field-geonames = GeoNames number
field-geonames-hint = From geonames.org, if you know it.
field-english-name = Name in English
field-other-names = Other names
field-other-names-hint = In its own script, fuller or former names; with semicolons between them.
field-region = State, province or prefecture
field-time-zone = Time zone
field-time-zone-hint = By its name in the tz database: Asia/Tokyo. The page then shows the time there.
field-partner = City abroad
field-sister-city = Sister city
field-friendship-city = Friendship city
field-status = Does it still hold?
field-active = Active
field-dormant = Dormant
field-ended = Ended
field-planned = Planned
field-not-confirmed = Not confirmed
field-first-year = First year
field-first-year-hint = Leave it empty if it is not known.
field-source-of-tie-hint = Where we know it from. A new source is made under “Sources” first.
field-regions = Where it looks
field-regions-hint = For example: Portugal or Brazil; anywhere in Asia.
field-interests = What it is interested in
field-interests-hint = Youth exchange, trade, music, a language, …
field-since = Looking since
field-until = Shown until
field-until-hint = The last day. Leave it empty if it has no end.
field-claim = The claim, word for word
field-claimed-by = Who claims it
field-as-of-claim-hint = As far as it is known: 2019, or “not dated”.
field-source-address = Web address, or where it is
field-source-date = Its date
field-source-date-hint = As it shows it: 2019 or 2019-05.
field-source-note = Note for editors
field-source-note-hint = With the words “do not link”, its address is not made a link.

## What the checks of these kinds say

field-term-error = The term ends before it begins. Please look at both days.
field-same-address-error = Both addresses are the same.
field-circle-error = This would lead in a circle: the second address begins as the first does.
field-first-page-error = The first page cannot lead away.
field-subject-error = Please say what it is a translation of, such as pages/mission.
field-time-zone-error = We do not know this time zone. It is written like this: Asia/Tokyo.
