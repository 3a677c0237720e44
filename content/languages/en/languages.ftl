### How this language is called and how it writes.

# The language's own name for itself
language-name = English
# What it calls each language, within a sentence
language-called-en = English
language-called-es = Spanish
# The locale (BCP 47) by whose data days, times, numbers and lists are written: the day before the month, and twelve hours
language-locale = en-001-u-hc-h12
