### What is new, by mail: subscribing and the issues.

digest-how-often = How often?
digest-monthly = Once a month
digest-weekly = Once a week
digest-about-what = About what?
digest-about-all = The whole chapter
digest-about-some = Only the cities that I choose here
digest-members = Cities of our region
digest-partners = Cities abroad
