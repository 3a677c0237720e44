### PDFs that the site makes.

paper-made-here = Made by this site
paper-what = The brochure is one sheet of letter paper, printed on both sides, with the map and the numbers as they are now. The directory has every place with its partners.
paper-brochure = Brochure as PDF
paper-directory = Directory as PDF
paper-on-pages = Everything they say is on our pages too, such as <a href="/mission">mission</a>, <a href="/cities">cities</a> and <a href="/contact">contact</a>.
paper-not-here = This site cannot make PDFs at the moment. The pages say the same and print well: <a href="/mission">mission</a>, <a href="/cities">cities</a>, <a href="/contact">contact</a>.
paper-none = This site cannot make the PDF at the moment. Nothing in it is missing here: everything it says is on our pages, and they print well.
paper-print-it = <a href="{ $address }">{ $words }</a>: open it and print it from your browser
paper-the-directory-title = The directory as PDF
paper-the-directory = The directory
paper-the-brochure-title = The brochure as PDF
paper-the-mission = What the chapter is for
