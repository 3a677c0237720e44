### The chapter's text pages, its news, its documents.

# Above a text that nobody has translated; the text itself is in English
not-translated = This text is there in { $language } only so far.
page-numbered = { $title }, page { $page }
page-changed = Last changed on { $day }
page-source = Source:

## The board

page-officers = Present officers
page-as-of = As of

## What presidents have said

page-president = President { $name }
page-statement-link = Link to this statement
page-statement-link-by = Link to this statement by President { $name }
page-statement-link-of = Link to this statement by President { $name }, { $number } of { $count }

## News

page-no-news = No news of the chapter has been published on this site yet.
page-news-description = { $title }: news of { $chapter }, { $day }.

## Documents

page-download = Download the present file
page-file = { $kind }, { $size }. Adopted on <time datetime="{ $date }">{ $day }</time>.
page-earlier-versions = Earlier versions
page-adopted = Adopted on { $day }
page-send-on = Send this page on by mail
