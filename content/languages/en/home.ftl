### The first page.

home-lead = { $region } and the cities abroad it is paired with.
home-members = places in { $region }
home-partners = partner cities abroad
home-countries = countries and territories
home-partnerships = partnerships
home-counted = Counted from the directory’s current ties as of { $day }.
home-others = { $friendships } of them are friendship cities. Another { $ended } have ended and { $unconfirmed } are not confirmed.
# After the ties that have ended or are not confirmed
home-without = The list of cities has { $count ->
    [one] one more place, all of whose ties are
   *[other] { $count } more places, all of whose ties are
} among these.
home-next-events = Next events
home-all-events = All events
home-new-newsletters = New newsletters
home-all-newsletters = All newsletters
home-find = Find your city
home-find-label = A city or country, here or abroad
home-all-cities = See all cities
home-send = Has your sister city program an event coming up, or a new newsletter? You need no account. You get a receipt at once, and an editor reads it.
