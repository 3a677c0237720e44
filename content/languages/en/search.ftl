### The search over everything.

search-title = Search
search-label = Cities, countries, pages, events, newsletters
search-nothing = We found nothing for “{ $typed }”.
search-near = There is nothing called “{ $typed }”. Do you mean { $count ->
    [one] this
   *[other] one of these
}?
search-hits = <strong>{ $count }</strong> { $count ->
    [one] hit
   *[other] hits
}.
search-hits-of-many = <strong>{ $count }</strong> hits, the best of many.
search-spelling = Names can be written with or without accents, in English or as they are written there.
search-look-through = You can also <a href="/cities">look through all cities</a>.
search-missing = Is your city missing? <a href="/contact">Tell us</a>, and where you know it from.
# What was found is a place of our region, a place abroad, …
search-here = here
search-abroad = abroad
search-country = country or territory
search-event = event
search-newsletter = newsletter
search-news = news
search-page = page
