"""Fills a site's database with items whose words are hostile: copies of its first event and first newsletter, and news posts.

hostile_items.py site.db COUNT
"""
import json
import random
import sqlite3
import sys

random.seed(4287)
BITS = ['\r', '\n', '\r\n', ']]>', '<![CDATA[', '&', '&amp;', '&#0;', '<', '>', '</title>', '</script>', '<!--', '-->', '"', "'", '\\', ',', ';', '\u0000', '\u0001',
        '\u0008', '\u000b', '\u001b[31m', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u200f', '\u202e', '\u2028', '\u2029', '\u2066', '\ufeff', '\ufffd', '\ufffe', '\uffff',
        '\ufdd0', '\U0001fffe', '\U0010ffff', '😀', '👩‍👩‍👧', '🇯🇵', '仙台市', '𠮷', 'é', 'Ω', 'עברית', 'العربية', '%00', '{{ x }}', '{% x %}', 'javascript:alert(1)', 'tie', ' ', 'x' * 90]


def text(longest):
    return ''.join(random.choice(BITS) for _ in range(random.randint(1, longest)))


def hostile(value, depth=0):
    """Every text in a content, besides those that are dates, choices or keys."""
    for key in ('title', 'host', 'organization', 'description', 'summary', 'issue', 'language', 'cost', 'contact', 'agenda', 'sponsors', 'image_text'):
        if isinstance(value.get(key), str):
            value[key] = text(12)
    for venue in value.get('venues', []):
        venue['name'], venue['city'] = text(5), text(3)
    return value


database = sqlite3.connect(sys.argv[1], timeout=30)
database.execute('PRAGMA foreign_keys = ON')
# the site brings a newer SQLite along than Debian's Python
database.create_function('concat_ws', -1, lambda sign, *parts: sign.join(str(part) for part in parts if part is not None))
count = int(sys.argv[2])
submission = [column[1] for column in database.execute('PRAGMA table_info(submission)')]
item = [column[1] for column in database.execute('PRAGMA table_info(item)')]


def clone(table, columns, row, **changed):
    values = [changed.get(column, row[column]) for column in columns if changed.get(column, 0) is not None]
    names = [column for column in columns if changed.get(column, 0) is not None]
    cursor = database.execute(f'INSERT INTO {table} ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})', values)
    return cursor.lastrowid


with database:
    for kind in ('event', 'newsletter'):
        first = database.execute('SELECT * FROM submission WHERE kind = ? ORDER BY number LIMIT 1', (kind,)).fetchone()
        first = dict(zip(submission, first))
        first_item = dict(zip(item, database.execute('SELECT * FROM item WHERE submission = ?', (first['number'],)).fetchone()))
        for index in range(count):
            content = hostile(json.loads(first['content']))
            title = content['title']
            number = clone('submission', submission, first, number=None, title=title, content=json.dumps(content), form_id=f'{kind}{index}', token_sha256=f'{kind}{index}')
            at = f'2026-11-{1 + index % 28:02}T00:{index % 60:02}:00.{index:03}Z'
            clone('item', item, first_item, id=None, submission=number, slug=f'hostile-{index}', title=title, published_at=at, updated_at=at)
    for index in range(100):
        database.execute('INSERT INTO news_post (slug, title, body, published_on, updated_at) VALUES (?, ?, ?, ?, ?)',
                         (f'hostile-{index}', text(12) or 'x', text(40), f'2026-10-{1 + index % 28:02}', f'2026-11-01T00:00:00.{index:03}Z'))
print(database.execute('SELECT count(*) FROM item').fetchone()[0], 'items')
