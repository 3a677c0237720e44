### The directory: cities, partners, countries, maps, figures.

country-title = { $country } and { $region }
country-description = Every sister and friendship city tie between { $region } and { $country }, with years.
country-ties = { $count ->
    [one] { $count } tie with { $region }.
   *[other] { $count } ties with { $region }.
}
country-list = Ties with { $country }
there = There
here = Here
tie = Tie
ties-before = Ties before these
ties-more = More ties

## What several pages of the directory say

anniversaries = Anniversaries
county = County
# On its own, and within a line
county-name = { $county } County
county-of = { $county } County
country-or-territory = Country or territory
continent = Continent
continent-africa = Africa
continent-antarctica = Antarctica
continent-asia = Asia
continent-europe = Europe
continent-north-america = North America
continent-oceania = Oceania
continent-south-america = South America
partner-cities = Partner cities
people-roughly = People, roughly
wrong-or-missing = Something wrong or missing?
place-in-geonames = This place in <a href="{ $address }">GeoNames</a>.

## A tie: its state, its year, and where we know it from

tie-since = since { $year }
tie-friendship-city = friendship city
tie-active = active
tie-dormant = dormant
tie-ended = ended
tie-planned = planned
tie-not-confirmed = not confirmed
tie-source = Source: { $title }.
tie-source-of = Source: { $title }, { $date }.
tie-source-link = Source: <a href="{ $address }" rel="nofollow">{ $title }</a>.
tie-source-link-of = Source: <a href="{ $address }" rel="nofollow">{ $title }</a>, { $date }.
tie-confirmed = Last confirmed on { $day }.
tie-confirmed-by = Last confirmed on { $day } by { $by }.
tie-confirmed-long-ago = more than 13 months ago
tie-unconfirmed = Not yet confirmed by the city.

## Maps

map-title = The map: a thread from each place in { $region } to each of its partner cities
map-hint = Choose a city to light its threads, or see <a href="/cities">all ties as a list</a>.
map-thread-since = { $member } – { $partner }, { $country }, since { $year }
map-of-list = The current ties of the places below. Every thread leads to its tie.
# Read aloud
map-line-label = { $partner }, { $km } kilometers to the { $direction }
map-line = { $partner }, { $km } km { $direction }
map-line-shared = { $partner }, { $km } km { $direction }; at the same dot: { $others }
map-from-city = The world as seen from { $city }. Every line has its true length and direction; the rings are { $first }, { $second } and { $third } kilometers away.
wind-north = north
wind-northeast = northeast
wind-east = east
wind-southeast = southeast
wind-south = south
wind-southwest = southwest
wind-west = west
wind-northwest = northwest

## A place of the region

city-title = { $city } and its sister cities
city-description = { $city }, { $county } County: its { $count } sister and friendship { $count ->
    [one] city
   *[other] cities
} abroad, with years and sources.
city-program = Sister city program
city-website = Web site
city-confirmed = Last confirmed by the city
city-confirmed-long-ago = not confirmed for more than 13 months
city-not-yet-confirmed = not yet
city-no-tie = We know of no current tie of { $city }.
city-distance = { $km } km ({ $miles } miles), to the { $direction }
city-distances = Distances are great circles on a sphere of the WGS 84 mean radius, 6,371.0088 km.
city-other-ties = Earlier and unconfirmed ties
city-anniversary = { $year }: { $years } years with <a href="{ $address }">{ $partner }</a>
city-seeks = { $city } looks for a partner
city-write = Write to { $city }
city-sources = This directory was put together from public sources and is not the chapter’s roll of members. Please <a href="{ $address }">tell us what to correct</a>.
city-embed = Do you run the web site of { $city }? <a href="{ $address }">Show this map there</a>.

## A place abroad

partner-description = { $city }, { $country }: its sister and friendship cities in { $region }, with years and sources.
partner-region = Region
partner-time = Time there now
# "about 9:14 am, Friday, 27 November 2026; 17 hours ahead of Southern California"
partner-time-now = about { $time }; { $compared }
partner-ties = In { $region }
partner-sources = This directory was put together from public sources. Please <a href="{ $address }">tell us what to correct</a>.
# $hours is what is read ("3½"), $number the same as a number
time-ahead = { $hours } { $number ->
    [one] hour
   *[other] hours
} ahead of { $region }
time-behind = { $hours } { $number ->
    [one] hour
   *[other] hours
} behind { $region }
time-same = the same as in { $region }
# Hours and sixtieths of one: "5 and 20/60"
time-hours-and = { $hours } and { $minutes }/60

## The list

list-title = Cities and their partners
list-description = The directory of { $region }: { $members } places and { $partners } partner cities abroad, with years, kinds and sources.
list-lead = Places in { $region } for which a tie abroad was found in public sources. It is not the chapter’s roll of members, and any entry may be out of date: <a href="/correct/missing/city">tell us</a>.
list-text = City or country
list-choose = Choose by county, country, kind, state or year
list-all-counties = All counties
list-all-continents = All continents
list-both-kinds = Both kinds
list-sister-cities = sister cities
list-friendship-cities = friendship cities
list-status = State
list-all-statuses = All states
list-since = Since
list-all-decades = All decades
list-decade = { $year }s
list-decade-unknown = year not known
list-order = Order
list-by-name = By name
list-most-first = Most ties first
list-oldest-first = Oldest tie first
list-show-all = Show all
# $page is 0 where there is one page alone
list-found = <strong>{ $places }</strong> { $places ->
    [one] place
   *[other] places
}{ $page ->
    [0] {""}
   *[other] {" "}on page { $page }
}, { $ties } { $ties ->
    [one] tie
   *[other] ties
}.
list-found-all = <strong>{ $places }</strong> { $places ->
    [one] place
   *[other] places
}{ $page ->
    [0] {""}
   *[other] {" "}on page { $page }
}, { $ties } { $ties ->
    [one] tie
   *[other] ties
}: { $current } current ones in { $countries } countries and territories; { $ended } ended and { $unconfirmed } unconfirmed ones are marked.
list-nothing = We found nothing for this choice.
list-nothing-called = We found nothing called “{ $typed }”.
list-nearest = Nearest are:
list-missing = Is your city missing? <a href="/correct/missing/city">Tell us</a>, and where you know it from.
list-as-table = As a table
list-as-cards = As cards
list-place = Place
list-partners = Partners abroad
list-before = Places before these
list-more = More places

## Anniversaries

anniversaries-description = Sister and friendship cities of { $region } that have a round year this year or soon.
anniversaries-lead = Ties with a round year, this year and in the next eighteen months, as far as their first year is known.
anniversaries-none = We know of none in this time.
anniversary-years = { $years } years
anniversaries-before = Those before these
anniversaries-more = More
anniversaries-help = Is one missing, or is a year wrong? Please <a href="/correct/missing/city">tell us</a>, and where you know it from. They are a <a href="/anniversaries.atom">feed</a> too. Do you plan something? <a href="/submit/event">Announce it here</a>.

## The directory in figures

figures-title = The directory in figures
figures-crumb = In figures
figures-description = { $count } current partnerships of { $region }, by decade, continent and country, counted from the directory.
figures-lead = { $partnerships } current partnerships of { $members } places in { $region } with { $partners } places in { $countries } countries and territories, as of { $day }.
figures-counted = Counted anew from the entries each time this page is made. <a href="/data">The entries as files</a>.
figures-decades = Since when
figures-first-year = First year
figures-decade-unknown = not known
figures-continents = Where
figures-countries = In which countries and territories
figures-partnerships = Partnerships
figures-together = Together
figures-claims = What has been claimed
figures-ours = These figures are quoted, not counted by us. Ours, of the same day as above: { $members } places here, { $partners } abroad, { $countries } countries and territories, { $partnerships } partnerships.
figures-claim = { $by }, as of: { $date }. Source: { $source }.

## On a city's own site

embed-title = { $city } on your own site
embed-crumb = On your own site
embed-description = One line of HTML that shows the sister cities of { $city } on another web site.
embed-heading = Show our sister cities on your own site
embed-lead = Copy this line into a page of your site. It shows the map of { $city } and the names of its partner cities, in light or dark as your visitors have it, and it changes when the directory does.
embed-line = The line to copy
embed-safe = There is no script in it, it sets no cookie, and nothing is loaded from anywhere else. <a href="{ $address }">See it alone</a>.
embed-calendar = Events in your calendar
embed-calendar-address = The address of the calendar of { $city }:
embedded-title = Sister cities of { $city }
embedded-heading = Our sister cities
embedded-from = From the directory of <a href="/" target="_top">{ $chapter }</a>
list-paper = On paper: <a href="/directory.pdf">the whole directory as PDF</a>, with a map and an index by country.
