"""How many words of a text are, in their order, on a page: the longest common subsequence, by Python's own difflib.

words_in_order.py SOURCE.html PAGE.html prints the share; it knows nothing of the program that made the page.
"""
import difflib
import re
import sys
from html.parser import HTMLParser


class Words(HTMLParser):
    """The words of an element, or of the whole file, without those of some others."""

    def __init__(self, within, without):
        super().__init__()
        self.within, self.without = within, without
        self.open, self.hidden, self.text = 0, 0, []

    def handle_starttag(self, tag, attributes):
        self.text.append(' ')
        self.open += tag == self.within
        self.hidden += tag in self.without or 'page-number' in dict(attributes).get('class', '')

    def handle_endtag(self, tag):
        self.text.append(' ')
        self.open -= tag == self.within
        if self.hidden and (tag in self.without or tag == 'p'):
            self.hidden -= 1

    def handle_data(self, data):
        if self.open and not self.hidden:
            self.text.append(data)


def words(file, within):
    parser = Words(within, {'style', 'title'})
    parser.feed(open(file, encoding='utf-8').read())
    return re.findall(r'\w+', ''.join(parser.text).replace('\u00ad', ''))


source, page = words(sys.argv[1], 'body'), words(sys.argv[2], 'article')
matcher = difflib.SequenceMatcher(None, source, page, autojunk=False)
kept = sum(block.size for block in matcher.get_matching_blocks())
print(f'{100 * kept / len(source):.2f}')
print(f'{kept} of {len(source)} words in order; {len(page)} on the page', file=sys.stderr)
