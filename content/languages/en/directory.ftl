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
