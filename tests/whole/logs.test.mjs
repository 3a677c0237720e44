// The log of the real program: one JSON line for everything, a number for every request, and no secret (P41). And the
// figures for a monitor, read by the parser of Prometheus' own client for Python.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { binary, folder, freePort, newPerson, python, query, signedIn, startBrowser, startMail, startSite, submit, until } from './support.mjs';

let site, mail, browser, person, figures;
const secrets = new Set(['canary-mail-password', 'canary-query', 'canary-cookie', 'canary-body', 'canary@example.org', '203.0.113.77', 'canary-agent', 'canary-referrer', 'canary-title', 'canary-bearer', 'canary-new-password']);
const lines = () => site.output.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

before(async () => {
  [browser, mail, figures] = await Promise.all([startBrowser(), startMail({ args: ['--user', 'site:canary-mail-password'] }), freePort()]);
  site = await startSite({ SITE_MAIL: `smtp://127.0.0.1:${mail.port}`, SITE_METRICS: `127.0.0.1:${figures}` });
});
after(() => Promise.all([site?.stop(), mail?.stop(), browser?.close()]));

/** Sends bytes as they are, and gives the answer. */
const raw = (bytes) => new Promise((done) => {
  let answer = '';
  const socket = connect(new URL(site.url).port, '127.0.0.1', () => socket.write(bytes));
  socket.on('data', (part) => (answer += part)).on('close', () => done(answer)).on('error', () => done(answer));
});

test('everything that is done leaves lines that parse, and none of the secrets that went in', async () => {
  person = await newPerson(site, browser, 'Canary Keeper', 'administrator');
  for (const one of [person.password, person.secret.replace(/\s/g, ''), ...person.codes, new URL(person.link).pathname.split('/').at(-1)]) secrets.add(one);
  const headers = { 'x-forwarded-for': '203.0.113.77', cookie: 'session=canary-cookie', 'user-agent': 'canary-agent', referer: 'http://x/canary-referrer', authorization: 'Bearer canary-bearer' };
  const desk = await signedIn(site, browser, person);
  for (const cookie of await desk.context().cookies()) secrets.add(cookie.value);
  await desk.goto(`${site.url}/admin/log`);
  await desk.context().close();
  const asked = await fetch(`${site.url}/sign-in/forgotten`, { method: 'POST', headers: { origin: site.url }, body: new URLSearchParams({ email: person.email }) });
  const cookie = asked.headers.get('set-cookie').split(';')[0];
  const [[letter]] = query(site, "SELECT body FROM letter WHERE body LIKE '%/account/%'");
  const link = letter.match(/\S+\/account\/\S+/)[0];
  for (const one of [cookie.split('=')[1], link.split('/').at(-1)]) secrets.add(one);
  assert.equal((await fetch(link, { headers: { cookie } })).status, 200);
  await fetch(link, { method: 'POST', headers: { cookie, origin: site.url }, body: new URLSearchParams({ new_password: 'canary-new-password', again: 'canary-new-password', code: '000000' }) });
  await fetch(`${site.url}/cities?q=canary-query`, { headers });
  await fetch(`${site.url}/sign-in`, { method: 'POST', headers: { ...headers, origin: site.url }, body: new URLSearchParams({ email: 'canary@example.org', password: 'canary-body', code: '123456' }) });
  const receipt = await submit(site, { title: 'canary-title', sender_email: 'canary@example.org' });
  const address = receipt.headers.get('location');
  secrets.add(address.split('/')[2]);
  await fetch(site.url + address);
  await fetch(`${site.url}${address}/files/1`);
  await fetch(`${site.url}/wrong/place${address}`);
  await fetch(site.url + address.slice(0, -10));
  await until('the letters were tried', () => query(site, "SELECT count(*) FROM letter WHERE answer <> '' OR state = 'sent'")[0][0] > 0);
  await raw('GET /%1b[31mred%0d%0aforged HTTP/1.1\r\nhost: nowhere\r\nconnection: close\r\n\r\n');
  await raw('GET /\x1b[31m HTTP/1.1\r\nhost: x\r\n\r\n');
  await raw('GET /\xc2\x9b31m HTTP/1.1\r\nhost: x\r\n\r\n');
  await raw(`CANARYMETHOD /${'long/'.repeat(2000)} HTTP/1.1\r\nhost: ${new URL(site.url).host}\r\nconnection: close\r\n\r\n`);
  await until('the last line is there', () => site.output.includes('long/long'));
  const all = site.output;
  for (const secret of secrets) assert.ok(!all.includes(secret), `the log holds ${secret}: ${all.split('\n').find((line) => line.includes(secret))}`);
  // eslint-disable-next-line no-control-regex
  assert.ok(!/[\x00-\x09\x0b-\x1f\x7f\u0080-\u009f]/.test(all), 'no control character');
  assert.ok(lines().length > 12, `${lines().length} lines`);
  for (const line of lines()) assert.ok(line.timestamp && line.level && line.message, JSON.stringify(line));
  assert.ok(all.split('\n').filter((line) => line && !line.startsWith('{')).length <= 8, 'nothing else but what is said at the start');
  assert.ok(all.split('\n').every((line) => line.length < 2000));
});

test('the number of a request is in its answer, on the page of its error, and in the log', async () => {
  for (const [path, status] of [['/', 200], ['/cities', 200], ['/no-such-page', 404], ['/health', 200]]) {
    const answer = await fetch(site.url + path);
    const body = await answer.text();
    const id = answer.headers.get('x-request-id');
    assert.match(id, /^[0-9a-f]{10}$/);
    if (status === 404) assert.ok(body.includes(id), 'the page of the error names it');
    const line = await until('the line is there', () => lines().find((one) => one.span?.id === id && one.message === 'answered'));
    assert.equal(line.status, status);
    assert.equal(line.span.path, path);
    assert.equal(line.span.method, 'GET');
    assert.ok(line.bytes > 0 && line.milliseconds >= 0 && line.is_whole, JSON.stringify(line));
  }
  const again = await Promise.all(Array.from({ length: 50 }, () => fetch(`${site.url}/cities`)));
  const numbers = new Set(again.map((answer) => answer.headers.get('x-request-id')));
  assert.equal(numbers.size, 50, 'kept pages too have a number of their own');
  const answered = () => lines().filter((one) => one.message === 'answered' && numbers.has(one.span?.id));
  await until('each has its line', () => answered().length >= 50);
  assert.equal(answered().length, 50, 'a line each');
});

test('the log says which rule has refused a request', async () => {
  const forms = { 'error-foreign': { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body: 'a=b' }, 'error-form-shape': { method: 'POST', headers: { origin: site.url, 'content-type': 'multipart/form-data' }, body: 'a' } };
  for (const [rule, request] of Object.entries(forms)) {
    const id = (await fetch(`${site.url}/submit/event`, request)).headers.get('x-request-id');
    const line = await until('the line is there', () => lines().find((one) => one.span?.id === id && one.message === 'answered'));
    assert.equal(line.refused, rule, JSON.stringify(line));
  }
});

/** The samples of the figures: {name: [[labels, value], …]}. */
async function samples() {
  const answer = await fetch(`http://127.0.0.1:${figures}/metrics`);
  assert.match(answer.headers.get('content-type'), /^application\/openmetrics-text; version=1\.0\.0/);
  const script = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families
print(json.dumps([[s.name, s.labels, s.value] for f in text_string_to_metric_families(sys.stdin.read()) for s in f.samples]))`;
  const all = JSON.parse(execFileSync(python, ['-c', script], { input: await answer.text(), encoding: 'utf8' }));
  return (name, labels = {}) => all.filter(([n, l]) => n === name && Object.entries(labels).every(([key, value]) => l[key] === value)).reduce((sum, [, , value]) => sum + value, 0);
}

test('figures for a monitor count requests, pages kept, letters and submissions, and hold no address', async () => {
  const before = await samples();
  for (let i = 0; i < 10; i++) await (await fetch(`${site.url}/quotes`)).text();
  await (await fetch(`${site.url}/no-such-page`)).text();
  await (await submit(site)).text();
  await sleepUntilCounted(before);
  const now = await samples();
  const grown = (name, labels) => now(name, labels) - before(name, labels);
  assert.ok(grown('http_requests_total', { kind: 'page', class: '2xx' }) >= 10);
  assert.equal(grown('http_requests_total', { class: '4xx' }), 1);
  assert.equal(grown('http_requests_total', { kind: 'form', class: '3xx' }), 1);
  assert.ok(grown('page_cache_hits_total') >= 9 && grown('page_cache_misses_total') >= 1);
  assert.equal(grown('submissions'), 1);
  assert.ok(now('page_cache_kept_bytes') > 1000 && now('process_resident_memory_bytes') > 1e7 && now('disk_free_bytes') > 1e6);
  assert.ok(now('http_request_seconds_count', { kind: 'page' }) >= 10 && grown('http_answer_bytes_total') > 10_000);
  const text = await (await fetch(`http://127.0.0.1:${figures}/metrics`)).text();
  for (const secret of secrets) assert.ok(!text.includes(secret));
  assert.ok(!text.includes('/quotes'));
  assert.equal((await fetch(`${site.url}/metrics`)).status, 404, 'visitors find none of it');
});

const sleepUntilCounted = (before) => until('it is counted', async () => (await samples())('http_requests_total', { kind: 'form' }) > before('http_requests_total', { kind: 'form' }));

test('figures on a public address are refused unless it is said twice', () => {
  const start = (settings) => spawnSync(binary, ['check'], { env: { ...process.env, SITE_DATA: folder(), ...settings }, encoding: 'utf8' }).stderr;
  for (const address of ['0.0.0.0:9100', '[::]:9100', '203.0.113.1:9100']) {
    assert.match(start({ SITE_METRICS: address }), /SITE_METRICS is an address that anybody may reach/);
    assert.doesNotMatch(start({ SITE_METRICS: address, SITE_METRICS_PUBLIC: 'yes' }), /SITE_METRICS/);
  }
  for (const address of ['127.0.0.1:9100', '10.1.2.3:9100', '[::1]:9100']) assert.doesNotMatch(start({ SITE_METRICS: address }), /SITE_METRICS/);
});
