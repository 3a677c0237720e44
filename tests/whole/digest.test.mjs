// The digest to a thousand addresses, through a mail server that fails by chance, the program killed on the way.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, python, query, quick, startMail, startSite, until } from './support.mjs';

const COUNT = 1000;

/** A folder with a database: an event published this minute, and subscribers who have confirmed; their issue of this
 * week and month is still to be made. */
export function fill(site, count = COUNT) {
  const script = `
import datetime, hashlib, json, sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=20)
database.create_function('concat_ws', -1, lambda between, *texts: between.join(str(text) for text in texts if text is not None))
now = datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
database.execute('DELETE FROM digest_issue')
event = json.dumps({'title': 'Tanabata evening', 'host': 'Riverside', 'kind': 'festival', 'status': 'scheduled', 'zone': 'America/Los_Angeles',
  'dates': [{'on': '2199-07-07', 'ends_on': None, 'starts_at': '18:30:00', 'ends_at': None}], 'attendance': 'in_person', 'venues': [], 'link': '',
  'contact': '', 'partners': [], 'cost': '', 'reply': '', 'reply_by': None, 'private_details': '', 'agenda': '', 'description': '', 'language': '',
  'interpreting': '', 'accessibility': '', 'age_limits': '', 'sponsors': '', 'image_text': '', 'call': None,
  'sender': {'name': '', 'email': '', 'role': '', 'note': ''}})
database.execute("INSERT INTO submission (kind, title, content, sender_name, sender_email, form_id, content_sha256, token_sha256, received_at, state) VALUES ('event', 'Tanabata evening', ?, 'Aiko', 'aiko@example.org', 'f', 'c', 't', ?, 'published')", (event, now))
database.execute("INSERT INTO item (submission, kind, slug, title, starts_at, ends_at, published_at, updated_at, starts_on, member_city) VALUES (1, 'event', 'tanabata', 'Tanabata evening', '2199-07-08T01:30:00.000Z', '2199-07-08T04:00:00.000Z', ?, ?, '2199-07-07', 'riverside')", (now, now))
database.executemany("INSERT INTO subscriber (email, frequency, salt, token_sha256, asked_at, confirmed_at) VALUES (?, 'weekly', ?, ?, ?, ?)",
  [(f'reader{n}@example.org', str(n), hashlib.sha256(str(n).encode()).hexdigest(), now, now) for n in range(int(sys.argv[2]))])
database.commit()`;
  execFileSync(python, ['-c', script, join(site.data, 'site.db'), String(count)]);
}

test('a thousand subscribers, a server that refuses one letter in twenty, two kills: everybody gets one', { timeout: 120_000 }, async () => {
  const mail = await startMail({ args: ['--seed', '1'] });
  mail.mode('random-5');
  const settings = { ...quick, SITE_MAIL: mail.address, SITE_DATA: join(folder(), 'data'), SITE_UNDO_SECONDS: '0' };
  const first = await startSite(settings);
  await first.stop();
  fill(first);

  const began = Date.now();
  let site = await startSite(settings);
  const written = [];
  // as soon as the first letters have left, with others still to be written, and once more beyond the middle
  for (const least of [1, 0.6 * COUNT]) {
    await until(`${least} letters were taken`, () => mail.files().length >= least, 60);
    await site.stop('SIGKILL');
    written.push(query(site, 'SELECT count(*) FROM digest_recipient')[0][0]);
    site = await startSite(settings);
  }
  await until('the outbox is empty', () => query(site, "SELECT (SELECT count(*) FROM letter WHERE state <> 'sent') = 0 AND (SELECT count(*) FROM digest_recipient) = 1000")[0][0] === 1, 90);
  const seconds = (Date.now() - began) / 1000;

  const taken = mail.files().map((file) => readFileSync(file, 'latin1'));
  const header = (letter, name) => letter.match(new RegExp(`^${name}: (.*?)\\r?$`, 'm'))[1];
  const ids = new Map();
  for (const letter of taken) {
    const to = header(letter, 'To');
    if (!ids.has(to)) ids.set(to, []);
    ids.get(to).push(header(letter, 'Message-ID'));
    assert.match(header(letter, 'List-Unsubscribe'), /^<http:\/\/127\.0\.0\.1:\d+\/digest\/[\w-]{43}\/unsubscribe>$/);
    assert.equal(header(letter, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click');
  }
  const doubles = taken.length - ids.size;
  const refused = mail.log().filter((line) => line.event === 'refused').length;
  const connections = new Set(mail.log().filter((line) => line.event === 'mail').map((line) => line.peer)).size;
  console.log(`${COUNT} subscribers in ${seconds.toFixed(1)} s: ${taken.length} letters taken, ${refused} refusals, 2 kills (with ${written.join(' and ')} letters written), ${doubles} doubles, over ${connections} connections`);
  assert.equal(ids.size, COUNT, 'everybody got one');
  assert.ok(doubles <= 2, `${doubles} doubles with two kills`);
  for (const [to, known] of ids) assert.equal(new Set(known).size, 1, `${to} got one letter under one Message-ID`);
  assert.ok(refused > 20, 'the server did refuse');
  assert.ok(connections < 60, 'a connection is shared by many letters');
  assert.equal(query(site, 'SELECT count(*) FROM digest_recipient')[0][0], COUNT);

  // a mail program ends it by itself: no session, no cookie, no Origin, no Sec-Fetch headers, no redirect followed
  const path = header(taken[0], 'List-Unsubscribe').match(/\/digest\/([\w-]+)\/unsubscribe/);
  // these subscribers were put into the database by hand, without the fingerprints of their tokens
  const sha256 = createHash('sha256').update(path[1]).digest('hex');
  execFileSync(python, ['-c', 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1], timeout=20); d.execute("UPDATE subscriber SET token_sha256 = ? WHERE email = ?", sys.argv[2:]); d.commit()',
    join(site.data, 'site.db'), sha256, header(taken[0], 'To')]);
  const press = () => new Promise((done, fail) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    request(site.url + path[0], { method: 'POST', headers, agent: false }, (answer) => done(answer.resume().statusCode)).on('error', fail).end('List-Unsubscribe=One-Click');
  });
  assert.equal(await press(), 200);
  assert.equal(query(site, 'SELECT count(*) FROM subscriber WHERE ended_at IS NOT NULL')[0][0], 1);
  assert.equal(await press(), 200, 'and again');
  await Promise.all([site.stop(), mail.stop()]);
});

test('a server that hangs up after every third letter, by a word or without one, gets each letter once', { timeout: 120_000 }, async () => {
  const mail = await startMail();
  const settings = { ...quick, SITE_MAIL: mail.address, SITE_DATA: join(folder(), 'data'), SITE_UNDO_SECONDS: '0' };
  for (const mode of ['bye-421', 'bye-silent']) {
    mail.mode(mode);
    const data = { ...settings, SITE_DATA: join(folder(), 'data') };
    const first = await startSite(data);
    await first.stop();
    fill(first, 30);
    const before = mail.files().length;
    const began = Date.now();
    const site = await startSite(data);
    await until(`30 letters left while the server did ${mode}`, () => query(site, "SELECT count(*) FROM letter WHERE state = 'sent'")[0][0] === 30, 40);
    console.log(`30 letters in ${((Date.now() - began) / 1000).toFixed(1)} s while the server did ${mode}, most attempts ${query(site, 'SELECT max(attempts) FROM letter')[0][0]}`);
    assert.equal(mail.files().length - before, 30, 'none twice');
    assert.equal(query(site, 'SELECT max(attempts) FROM letter')[0][0], 1, 'a new connection at once, not a new attempt');
    await site.stop();
  }
  await mail.stop();
});
