"""Reads everything that a site says to machines with parsers of other people: feeds with feedparser and lxml, JSON-LD with PyLD, the
site map with the XML schema that the npm package sitemap brings along.

for_machines.py http://127.0.0.1:8080 SCHEMA.xsd site.db

A feed holds what is newest: what was read is made old in the database, until every item has been in a feed.
"""
import json
import re
import sqlite3
import sys
import time
import urllib.request

import feedparser
from lxml import etree, html
from pyld import jsonld

base, schema = sys.argv[1], etree.XMLSchema(etree.parse(sys.argv[2]))
ATOM = '{http://www.w3.org/2005/Atom}'
wrong = []


def get(address):
    with urllib.request.urlopen(address) as answer:
        return answer.read(), answer.headers


def check(condition, *words):
    if not condition:
        wrong.append(' '.join(str(word) for word in words))


# schema.org's own context maps every word to itself; it is not fetched
jsonld.set_document_loader(lambda url, options={}: {'contextUrl': None, 'documentUrl': url, 'document': {'@context': {'@vocab': 'https://schema.org/'}}})

sitemap, _ = get(f'{base}/sitemap.xml')
tree = etree.fromstring(sitemap)
check(schema.validate(tree), 'sitemap.xml', schema.error_log)
addresses = [element.text for element in tree.iter('{*}loc')]
check(len(addresses) == len(set(addresses)) and len(addresses) > 100, 'sitemap.xml has an address twice, or few')

pages, kinds = 0, {}
for address in addresses:
    page, _ = get(address)
    document = html.fromstring(page.decode())
    pages += 1
    for script in document.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text)
            expanded = jsonld.expand(data)
            graph = jsonld.to_rdf(data)
        except Exception as error:
            check(False, address, repr(error))
            continue
        check(len(expanded) == 1 and graph.get('@default'), address, 'says nothing')
        kind = data['@type']
        kinds[kind] = kinds.get(kind, 0) + 1
        if kind == 'BreadcrumbList':
            steps = data['itemListElement']
            check([step['position'] for step in steps] == list(range(1, len(steps) + 1)), address, 'positions')
            check(all(step['item'].startswith(base) and step['name'] for step in steps), address, 'steps', steps)
    for property in ('og:title', 'og:type', 'og:image', 'og:url', 'og:description'):
        check(len(document.xpath(f'//meta[@property="{property}"]/@content')) == 1, address, property)

feeds, entries = 0, 0
names = {}


def read_feed(address):
    global feeds, entries
    body, headers = get(address)
    again, _ = get(address)
    check(body == again, address, 'two fetches differ')
    feed = feedparser.parse(body, response_headers={'content-type': headers['content-type'], 'content-location': address})
    check(feed.bozo == 0, address, feed.get('bozo_exception'))
    check(feed.version == 'atom10', address, feed.version)
    feeds += 1
    tree = etree.fromstring(body)
    # what RFC 4287, 4.1.1 and 4.1.2, asks of a feed and of an entry
    for element in [tree, *tree.iter(f'{ATOM}entry')]:
        for name in ('id', 'title', 'updated'):
            check(len(element.findall(ATOM + name)) == 1, address, name)
        updated = element.findtext(f'{ATOM}updated')
        check(re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z', updated), address, updated)
        links = [link.get('href') for link in element.findall(f'{ATOM}link') if link.get('rel') == 'alternate']
        check(len(links) == 1 and links[0].startswith(base), address, links)
    check(tree.find(f'{ATOM}author/{ATOM}name') is not None, address, 'author')
    check([link.get('href') for link in tree.findall(f'{ATOM}link') if link.get('rel') == 'self'] == [address], address, 'self')
    check(tree.findtext(f'{ATOM}updated') >= max([entry.findtext(f'{ATOM}updated') for entry in tree.iter(f'{ATOM}entry')], default=''), address, 'older than its entries')
    for entry in tree.iter(f'{ATOM}entry'):
        entries += 1
        name, link = entry.findtext(f'{ATOM}id'), entry.find(f'{ATOM}link').get('href')
        check(names.setdefault(name, link) == link, address, name, 'is two things')
    check(len(feed.entries) == len(list(tree.iter(f'{ATOM}entry'))), address, 'feedparser sees other entries than lxml')
    for entry in feed.entries:
        check('<script' not in entry.get('summary', '') + entry.title, address, entry.title)


CITIES = [f'{one}/feed.atom' for one in addresses if re.search(r'/cities/[^/]+$', one)]
for address in [*CITIES, f'{base}/anniversaries.atom']:
    read_feed(address)
database = sqlite3.connect(sys.argv[3], timeout=30)
database.create_function('concat_ws', -1, lambda sign, *parts: sign.join(str(part) for part in parts if part is not None))
seen = -1
while len(names) > seen:
    seen = len(names)
    for name in ('events', 'newsletters', 'news'):
        read_feed(f'{base}/{name}.atom')
    read_feed(f'{base}/cities/riverside/feed.atom')
    with database:
        for kind in ('event', 'newsletter'):
            database.execute("UPDATE item SET published_at = '2001' || substr(published_at, 5) WHERE id IN (SELECT id FROM item WHERE kind = ? AND withdrawn_at IS NULL ORDER BY published_at DESC, id DESC LIMIT 50)", (kind,))
        database.execute("UPDATE news_post SET published_on = '2001' || substr(published_on, 5) WHERE slug IN (SELECT slug FROM news_post ORDER BY published_on DESC, slug LIMIT 50)")
    # other processes' changes are seen within a quarter of a second
    time.sleep(0.5)

print(f'{pages} pages, JSON-LD {kinds}, {feeds} feeds with {entries} entries of {len(names)} items')
print('\n'.join(wrong[:40]))
sys.exit(bool(wrong))
