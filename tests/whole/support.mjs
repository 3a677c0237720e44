// The program, the mail server and the browser, as processes of their own, for the tests of the whole.
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const binary = process.env.SITE_BINARY ?? join(root, 'target/debug/socal-sister-cities');
export const python = existsSync(join(root, 'target/venv/bin/python')) ? join(root, 'target/venv/bin/python') : 'python3';

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const folders = [];
process.on('exit', () => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** A new folder that goes when the test process ends. */
export function folder() {
  folders.push(mkdtempSync(join(tmpdir(), 'site-')));
  return folders.at(-1);
}

/** A port that nothing listens on. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Waits until `probe` gives something, and gives that; fails with `what` after `seconds`. */
export async function until(what, probe, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain until ${what}`);
    await sleep(50);
  }
}

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A process that ends with the test, and whose output is kept in `output`; `options` are those of spawn, with `stdio` if it is to read. */
export function launch(command, args, options) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const started = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (started.output += bytes));
  running.add(child);
  started.ended = new Promise((done) => child.on('exit', (code, signal) => {
    running.delete(child);
    done({ code, signal });
  }));
  started.stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    return started.ended;
  };
  return started;
}

/** The site on a free port; `settings` are its environment. It answers when this returns. */
export async function startSite(settings = {}, prefix = []) {
  const port = await freePort();
  const data = settings.SITE_DATA ?? join(folder(), 'data');
  // tests send forms faster, and more of them, than people do
  const unhurried = { SITE_FORM_SECONDS: '0', SITE_FORM_LIMIT: '100000' };
  const env = { ...process.env, ...unhurried, SITE_LISTEN: `127.0.0.1:${port}`, SITE_DATA: data, SITE_CONTENT: join(root, 'content'), ...settings };
  const [command, ...args] = [...prefix, binary];
  const site = launch(command, args, { env });
  site.url = `http://127.0.0.1:${port}`;
  site.data = data;
  site.env = env;
  await until('the site answers', () => {
    if (site.child.exitCode !== null) throw new Error(`the site ended: ${site.output}`);
    return fetch(`${site.url}/health`).then(() => true, () => false);
  });
  return site;
}

/** Runs a command of the program on the site's data folder and gives what it prints. */
export function command(site, ...args) {
  return execFileSync(binary, args, { env: site.env, encoding: 'utf8' });
}

/** The rows that a query gives, each an array, read from the site's database by Python's SQLite. */
export function query(site, sql) {
  const script = 'import json, sqlite3, sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))';
  return JSON.parse(execFileSync(python, ['-c', script, join(site.data, 'site.db'), sql], { encoding: 'utf8' }));
}

/** What is in the database, as one text for each table, without what reading a page or sending a letter changes. */
export function contentsOf(site) {
  const script = `
import json, sqlite3, sys
left_out = {'session': {'seen_at'}, 'letter': {'state', 'due_at', 'lease_until', 'attempts', 'sent_at', 'answer'}}
database = sqlite3.connect(sys.argv[1])
contents = {}
for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").fetchall():
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")') if row[1] not in left_out.get(table, ())]
    names = ', '.join(f'"{column}"' for column in columns)
    contents[table] = '\\n'.join(sorted(repr(row) for row in database.execute(f'SELECT {names} FROM "{table}"')))
print(json.dumps(contents))`;
  return JSON.parse(execFileSync(python, ['-c', script, join(site.data, 'site.db')], { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** A real SMTP server on loopback: see tests/mail_server.py. */
export async function startMail({ port, mail = folder(), args = [] } = {}) {
  port ??= await freePort();
  const server = launch(python, [join(root, 'tests/mail_server.py'), String(port), mail, ...args]);
  await until('the mail server is ready', () => {
    if (server.child.exitCode !== null) throw new Error(`the mail server ended: ${server.output}`);
    return server.output.includes('ready');
  });
  return Object.assign(server, {
    port,
    folder: mail,
    address: `smtp://127.0.0.1:${port}`,
    mode: (name) => writeFileSync(join(mail, 'mode'), name),
    files: () => readdirSync(mail).filter((name) => name.endsWith('.eml')).sort().map((name) => join(mail, name)),
    letters: () => letters(mail),
    log: () => (existsSync(join(mail, 'log.jsonl')) ? readFileSync(join(mail, 'log.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : []),
  });
}

/** A letter, read by Python's own parser; its files are written into `to`. */
export function readLetter(file, to) {
  const letter = JSON.parse(execFileSync(python, [join(root, 'tests/read_letter.py'), file, ...(to ? [to] : [])], { encoding: 'utf8' }));
  return { ...letter, text: letter.text.replaceAll('\r\n', '\n') };
}

function letters(mail) {
  return readdirSync(mail).filter((name) => name.endsWith('.eml')).sort().map((name) => readLetter(join(mail, name)));
}

/** What moves a program's clock, if it is installed. */
export const faketime = readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'faketime/libfaketimeMT.so.1')).find(existsSync);

/** A site whose clock is in our hand: `set` moves it by so many hours from the right time. */
export async function startHanded(settings = {}) {
  const hand = join(folder(), 'clock');
  const set = (hours) => writeFileSync(hand, `${hours < 0 ? '' : '+'}${Math.round(hours * 3600)}\n`);
  set(0);
  // time that is measured and not read goes on as it does on a real computer
  const faked = { LD_PRELOAD: faketime, FAKETIME_TIMESTAMP_FILE: hand, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  return { set, site: await startSite({ ...quick, ...faked, SITE_BACKUPS: 'none', ...settings }) };
}

/** Chromium, headless. */
export function startBrowser() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
}

const EVENT = {
  title: 'Tanabata evening',
  host: 'Riverside',
  starts_on: '2027-07-07',
  starts_at: '18:30',
  zone: 'America/Los_Angeles',
  attendance: 'in_person',
  venue: 'City Hall, 3900 Main Street',
  city: 'Riverside',
  contact: '(951) 555-0100',
  sender_name: 'Aiko Yamada',
  sender_email: 'aiko@example.org',
  permission: 'yes',
};

/** A form id that the site has just made. */
export async function formId(site, path = '/submit/event') {
  const page = await (await fetch(site.url + path)).text();
  return page.match(/name="form_id" value="([^"]+)"/)[1];
}

/** The event form, filled in. */
export async function eventForm(site, fields = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ form_id: fields.form_id ?? (await formId(site)), ...EVENT, ...fields })) body.set(name, value);
  return body;
}

/** Sends the event form without a browser. */
export async function submit(site, fields = {}, files = []) {
  const body = await eventForm(site, fields);
  for (const { field = 'file', name, bytes } of files) body.append(field, new Blob([bytes]), name);
  return fetch(`${site.url}/submit/event`, { method: 'POST', body, redirect: 'manual', headers: { origin: site.url } });
}

/** Types the first screen of the event form in a browser. */
export async function typeEvent(page, fields = {}) {
  const { zone, attendance, permission, ...typed } = { ...EVENT, ...fields };
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value);
  await page.check('#permission');
}

/** The code that a telephone shows for a secret in base 32 (RFC 6238). */
export function totp(letters, now = Date.now()) {
  const digits = [...letters.replace(/[\s=]/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter.toUpperCase()));
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', secret).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** A browser window of the size of a telephone. */
export const telephone = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** Clicks on a link or a button, and waits for the page that it leads to. */
export async function follow(page, target) {
  await Promise.all([page.waitForEvent('load'), target.click()]);
}

/** Puts somebody on the list by the command line, and gives them with the link that it prints. */
export function invite(site, name, role = 'editor') {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const printed = command(site, 'people', 'invite', '--name', name, '--email', email, '--role', role, '--office', 'Secretary', '--until', '2099-12-31');
  return { name, email, password: 'violet pencil orbit kettle 58', link: printed.match(/http\S+\/account\/\S+/)[0] };
}

/** Takes up an invitation in a browser, which is signed in afterwards. The person has recovery codes then. */
export async function takeUpInvitation(page, person) {
  await page.goto(person.link);
  await follow(page, page.locator('#begin button'));
  await page.fill('#new_password', person.password);
  await page.fill('#again', person.password);
  person.secret = await page.textContent('#factor-letters');
  await page.fill('#code', totp(person.secret));
  await follow(page, page.locator('#set-up button'));
  person.codes = await page.locator('.recovery-codes code').allTextContents();
}

/** Somebody who has taken up an invitation. The browser that did it is gone. */
export async function newPerson(site, browser, name, role) {
  const person = invite(site, name, role);
  const context = await browser.newContext(telephone);
  await takeUpInvitation(await context.newPage(), person);
  await context.close();
  return person;
}

/** Fills in the page that asks for a sign-in, with a printed code: those of the telephone are good once in 30 seconds. */
export async function typeSignIn(page, person) {
  await page.fill('#email', person.email);
  await page.fill('#password', person.password);
  await page.fill('#code', person.codes.shift());
  await follow(page, page.locator('form[action="/sign-in"] button'));
}

/** A page of a browser in which somebody is signed in. */
export async function signedIn(site, browser, person, options = telephone) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${site.url}/sign-in`);
  await typeSignIn(page, person);
  assert.equal(page.url(), `${site.url}/admin`);
  return page;
}

/** Reads letters as they come in: each call gives the next ones. */
export function mailbox(mail) {
  let read = 0;
  return async (count) => {
    await until(`${count} more letters arrived than ${read}`, () => mail.files().length >= read + count);
    const files = mail.files().slice(read, read + count);
    read += count;
    return files.map((file) => readLetter(file));
  };
}

/** A small PDF, with bytes that a text filter would break. */
export const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3, 0, 13, 10, 46, 13, 10]), Buffer.alloc(40_000, 'program of the evening\r\n.\r\n'), Buffer.from('%%EOF\n')]);

/** The wait between two attempts of the outbox in these tests, in seconds. */
export const quick = { SITE_MAIL_RETRY: '1' };
