// Mail that fails: every acknowledged submission arrives all the same.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventForm, folder, freePort, python, query, quick, sleep, startMail, startSite, submit, until } from './support.mjs';

/** Every letter of the outbox arrived, and how often each Message-ID did. */
async function drained(site, mail, seconds = 60) {
  await until('the outbox is empty', () => query(site, "SELECT count(*) FROM letter WHERE state <> 'sent'")[0][0] === 0, seconds);
  const ids = query(site, 'SELECT message_id FROM letter').flat();
  const arrived = mail.letters().map((letter) => letter.headers['message-id']);
  assert.deepEqual([...new Set(arrived)].sort(), [...ids].sort(), 'every letter, and no other Message-ID');
  return { ids, arrived };
}

/** A site whose mail server hangs in one way: how many seconds its worker was held by the first letter, and what it wrote down. */
async function held(mode) {
  const mail = await startMail();
  mail.mode(mode);
  // an attempt a minute, so that the first one has an end that can be seen
  const site = await startSite({ SITE_MAIL: mail.address });
  const began = performance.now();
  assert.equal((await submit(site, { title: mode })).status, 303);
  await until(`${mode}: the worker has the letter`, () => mail.log().some((line) => line.event === 'mail'));
  const said = await until(`${mode}: the worker is free`, async () => {
    await sleep(450);
    return query(site, "SELECT max(answer) FROM letter WHERE NOT EXISTS (SELECT 1 FROM letter WHERE state = 'sending')")[0][0];
  }, 150);
  const seconds = (performance.now() - began) / 1000;
  await Promise.all([site.stop('SIGKILL'), mail.stop('SIGKILL')]);
  return { mode, said, seconds };
}

// their two minutes pass beside the other tests; they are looked at in the last one
const hanging = Promise.allSettled(['hang-rcpt', 'hang-data', 'drip', 'no-ack'].map(held));

test('refused, hanging, dropped in DATA, 451, 550, then accepting: each letter arrives once', async () => {
  const port = await freePort();
  const site = await startSite({ ...quick, SITE_MAIL: `smtp://127.0.0.1:${port}` });
  const answered = async (title) => {
    const began = performance.now();
    assert.equal((await submit(site, { title })).status, 303);
    return performance.now() - began;
  };
  const times = [await answered('while nothing listens')];
  await until('the attempt has failed', () => query(site, "SELECT max(attempts) FROM letter")[0][0] > 0);
  const mail = await startMail({ port });
  for (const mode of ['hang', 'drop-data', 'refuse-451', 'refuse-550']) {
    mail.mode(mode);
    const before = mail.log().length;
    times.push(await answered(`while the server does ${mode}`));
    // a server that hangs is left alone after 30 seconds
    await until(`the server did ${mode}`, () => mail.log().length > before + 1 || (mode === 'refuse-451' && mail.log().length > before), 60);
  }
  assert.deepEqual(mail.files(), []);
  mail.mode('accept');
  const { ids, arrived } = await drained(site, mail, 120);
  assert.equal(ids.length, 10);
  assert.equal(arrived.length, 10, 'none twice');
  console.log(`form answered in ${times.map((time) => time.toFixed(0)).join(', ')} ms while the mail server failed`);
  await Promise.all([site.stop(), mail.stop()]);
});

test('killed between acknowledgment and sending: the letters arrive after the next start, once', async () => {
  const port = await freePort();
  const settings = { ...quick, SITE_MAIL: `smtp://127.0.0.1:${port}`, SITE_DATA: join(folder(), 'data') };
  const killed = await startSite(settings);
  for (let number = 1; number <= 5; number += 1) assert.equal((await submit(killed, { title: `event ${number}` })).status, 303);
  await killed.stop('SIGKILL');
  const mail = await startMail({ port });
  const site = await startSite(settings);
  const { arrived } = await drained(site, mail);
  assert.equal(arrived.length, 10, 'none twice');
  await Promise.all([site.stop(), mail.stop()]);
});

test('killed while the server has taken the letter and not said so: the repeat has the same Message-ID', async () => {
  const mail = await startMail();
  const settings = { ...quick, SITE_MAIL: mail.address, SITE_DATA: join(folder(), 'data') };
  mail.mode('slow');
  const killed = await startSite(settings);
  assert.equal((await submit(killed)).status, 303);
  await until('the letter is with the server', () => mail.log().some((line) => line.event === 'mail'));
  await killed.stop('SIGKILL');
  mail.mode('accept');
  const site = await startSite(settings);
  const { arrived } = await drained(site, mail);
  assert.ok(arrived.length <= 3, `${arrived.length} arrived of 2: at most the one under way comes twice`);
  await Promise.all([site.stop(), mail.stop()]);
});

test('an acknowledgment that is lost makes a repeat under the same Message-ID, and no third', async () => {
  const mail = await startMail();
  mail.mode('lost-ack');
  const site = await startSite({ ...quick, SITE_MAIL: mail.address });
  assert.equal((await submit(site)).status, 303);
  await until('a letter was taken without a word', () => mail.files().length >= 1);
  mail.mode('accept');
  const { arrived } = await drained(site, mail);
  const lost = mail.log().filter((line) => line.event === 'taken' && line.mode === 'lost-ack').length;
  assert.ok(arrived.length - 2 <= lost, `${arrived.length} arrived of 2, with ${lost} acknowledgments lost`);
  await Promise.all([site.stop(), mail.stop()]);
});

test('two processes on one data folder send each letter once', async () => {
  const mail = await startMail();
  mail.mode('slow');
  const settings = { ...quick, SITE_MAIL: mail.address, SITE_DATA: join(folder(), 'data') };
  const first = await startSite(settings);
  const second = await startSite(settings);
  await Promise.all([1, 2, 3].flatMap((number) => [submit(first, { title: `a${number}` }), submit(second, { title: `b${number}` })]));
  const { ids, arrived } = await drained(first, mail, 120);
  assert.equal(ids.length, 12);
  assert.equal(arrived.length, 12, 'none twice');
  await Promise.all([first.stop(), second.stop(), mail.stop()]);
});

/** A certificate for a name, signed by itself, and its key, good between two days as OpenSSL writes them. */
function certificate(name, from, to) {
  const keys = folder();
  const [made, key] = [join(keys, 'certificate.pem'), join(keys, 'key.pem')];
  const settings = join(keys, 'settings');
  writeFileSync(join(keys, 'index'), '');
  writeFileSync(settings, `[ca]\ndefault_ca=it\n[it]\ndatabase=${keys}/index\nnew_certs_dir=${keys}\nrand_serial=yes\ndefault_md=sha256\npolicy=any\nx509_extensions=more
[any]\ncommonName=supplied\n[more]\nsubjectAltName=DNS:${name}\nbasicConstraints=critical,CA:FALSE\n`);
  const openssl = (...args) => execFileSync('openssl', args, { stdio: 'pipe' });
  openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${name}`, '-keyout', key, '-out', join(keys, 'asked.pem'));
  openssl('ca', '-config', settings, '-batch', '-selfsign', '-notext', '-keyfile', key, '-in', join(keys, 'asked.pem'), '-startdate', from, '-enddate', to, '-out', made);
  return [made, key];
}

// promise P12; that the letter leaves when the server is mended is promise P2
test('TLS that is required is required: where it fails in any of six ways there is no letter and no password, and the letter leaves when it is mended', async () => {
  const [good, stranger, elsewhere, expired] = [
    certificate('localhost', '20200101000000Z', '20991231000000Z'),
    certificate('localhost', '20200101000000Z', '20991231000000Z'),
    certificate('mail.example.org', '20200101000000Z', '20991231000000Z'),
    certificate('localhost', '20200101000000Z', '20200201000000Z'),
  ];
  const trusted = join(folder(), 'trusted.pem');
  writeFileSync(trusted, [good, elsewhere, expired].map(([path]) => readFileSync(path, 'utf8')).join(''));
  const user = ['--user', 'site:correct horse'];
  const ways = [
    ['a certificate that nobody trusts', ['--starttls', ...stranger, ...user], 'accept', /certificate/i],
    ['a certificate for another name', ['--starttls', ...elsewhere, ...user], 'accept', /certificate.*not valid for.*localhost/i],
    ['a certificate that has expired', ['--starttls', ...expired, ...user], 'accept', /certificate.*expired/i],
    ['STARTTLS refused for now', ['--starttls', ...good, ...user], 'tls-454', /454|no TLS for now/],
    ['a line that drops after STARTTLS', ['--starttls', ...good, ...user], 'tls-drop', /./],
    ['no STARTTLS', [], 'accept', /STARTTLS/],
  ];
  await Promise.all(ways.map(async ([way, args, mode, words]) => {
    const broken = await startMail({ args });
    broken.mode(mode);
    const site = await startSite({ ...quick, SITE_MAIL: `smtp://site:${encodeURIComponent('correct horse')}@localhost:${broken.port}`, SSL_CERT_FILE: trusted });
    assert.equal((await submit(site, { title: way })).status, 303);
    const said = await until(`${way}: the attempt has failed`, () => query(site, "SELECT answer FROM letter WHERE answer <> ''")[0]?.[0]);
    assert.match(said, words, way);
    await sleep(1500);
    const done = broken.log().map((line) => line.event);
    assert.ok(!done.includes('mail') && !done.includes('auth'), `${way}: ${done}`);
    assert.deepEqual(broken.files(), [], way);
    await broken.stop();
    const mended = await startMail({ args: ['--starttls', ...good, ...user], port: broken.port });
    const { arrived } = await drained(site, mended);
    assert.equal(arrived.length, 2, `${way}: none twice`);
    assert.ok(mended.log().every((line) => !['mail', 'auth'].includes(line.event) || line.tls), way);
    console.log(`${way}: “${said}”`);
    await Promise.all([site.stop(), mended.stop()]);
  }));
});

/** The milliseconds that a hundred posts of the form take at each of two sites, in turn and sorted; the page before each is not counted. */
async function hundredPosts(sites, words) {
  const times = sites.map(() => []);
  for (let number = 0; number < 100; number += 1) {
    for (const [place, site] of sites.entries()) {
      const body = await eventForm(site, { title: `${words} ${number}` });
      const began = performance.now();
      const answer = await fetch(`${site.url}/submit/event`, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
      times[place].push(performance.now() - began);
      assert.equal(answer.status, 303);
    }
  }
  return times.map((list) => list.sort((one, other) => one - other));
}

// promise P7. What other programs do to a machine is not the mail server's doing: where a site beside it with a mail server
// that is well needs more than half of 250 ms, twice its time is the bound; and one of three hundreds must keep it. A form
// that waited for the mail server would be slow in each.
test('a mail server that hangs, is slow or is not there slows no form: of a hundred posts 99 take less than 250 ms', async () => {
  const mail = await startMail();
  const well = await startSite();
  for (const [mode, address] of [['hang', mail.address], ['slow', mail.address], ['down', `smtp://127.0.0.1:${await freePort()}`]]) {
    mail.mode(mode);
    const site = await startSite({ ...quick, SITE_MAIL: address });
    let [turns, isFast] = [0, false];
    while (!isFast) {
      turns += 1;
      const [times, control] = await hundredPosts([site, well], `${mode} ${turns}`);
      const bound = Math.max(250, 2 * control[98]);
      isFast = times[98] < bound;
      const said = `the post while the mail server is in mode ${mode}: median ${times[50].toFixed(0)} ms, p99 ${times[98].toFixed(0)} ms; while it is well ${control[50].toFixed(0)} and ${control[98].toFixed(0)}`;
      console.log(said);
      assert.ok(isFast || turns < 3, said);
    }
    assert.equal(query(site, 'SELECT count(*) FROM submission')[0][0], 100 * turns);
    assert.ok(query(site, 'SELECT max(attempts) FROM letter')[0][0] > 0, 'the mail server was asked meanwhile');
    await site.stop('SIGKILL');
  }
  await Promise.all([well.stop(), mail.stop('SIGKILL')]);
});

// promise P11
test('a server that does not even take the connection is left after ten seconds', async () => {
  // a queue of waiting connections that is full answers no further one
  const full = `import socket, sys
listener = socket.socket(); listener.bind(("127.0.0.1", 0)); listener.listen(0)
waiting = [socket.socket() for _ in range(8)]
for one in waiting: one.setblocking(False); one.connect_ex(listener.getsockname())
print(listener.getsockname()[1], flush=True); sys.stdin.read()`;
  const server = spawn(python, ['-c', full], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = await once(server.stdout, 'data');
  const site = await startSite({ ...quick, SITE_MAIL: `smtp://127.0.0.1:${String(port).trim()}` });
  const began = performance.now();
  assert.equal((await submit(site)).status, 303);
  const answer = await until('it was left', () => query(site, "SELECT max(answer) FROM letter WHERE answer <> ''")[0][0], 30);
  const seconds = (performance.now() - began) / 1000;
  console.log(`no connection: free after ${seconds.toFixed(1)} s, “${answer}”`);
  assert.ok(seconds > 8 && seconds < 20, `${seconds} s`);
  await site.stop('SIGKILL');
  server.stdin.end();
});

// promise P11
test('a server that hangs at RCPT, at DATA, drips or never says that it has the letter holds the worker for less than 125 seconds', async () => {
  for (const { value, reason } of await hanging) {
    assert.ifError(reason);
    console.log(`${value.mode}: free after ${value.seconds.toFixed(1)} s, “${value.said}”`);
    assert.match(value.said, value.mode.startsWith('hang') ? /did not answer within 30 seconds/ : /did not answer within 120|took longer than 120 seconds/, value.mode);
    assert.ok(value.seconds < 125, `${value.mode}: ${value.seconds} s`);
  }
});
