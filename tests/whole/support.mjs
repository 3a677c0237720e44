// The program, the mail server and the browser, as processes of their own, for the tests of the whole.
import { chromium } from 'playwright-core';
import { execFileSync, spawn } from 'node:child_process';
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

/** A process whose output is kept in `output`. */
function launch(command, args, options) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const started = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (started.output += bytes));
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
    return fetch(`${site.url}/health`).then((answer) => answer.ok, () => false);
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
  return JSON.parse(execFileSync(python, [join(root, 'tests/read_letter.py'), file, ...(to ? [to] : [])], { encoding: 'utf8' }));
}

function letters(mail) {
  return readdirSync(mail).filter((name) => name.endsWith('.eml')).sort().map((name) => readLetter(join(mail, name)));
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

/** Sends the event form without a browser. */
export async function submit(site, fields = {}, files = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ form_id: fields.form_id ?? (await formId(site)), ...EVENT, ...fields })) body.set(name, value);
  for (const { field = 'file', name, bytes } of files) body.append(field, new Blob([bytes]), name);
  return fetch(`${site.url}/submit/event`, { method: 'POST', body, redirect: 'manual' });
}

/** Types the first screen of the event form in a browser. */
export async function typeEvent(page, fields = {}) {
  const { zone, attendance, permission, ...typed } = { ...EVENT, ...fields };
  for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value);
  await page.check('#permission');
}

/** A small PDF, with bytes that a text filter would break. */
export const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3, 0, 13, 10, 46, 13, 10]), Buffer.alloc(40_000, 'program of the evening\r\n.\r\n'), Buffer.from('%%EOF\n')]);

/** The wait between two attempts of the outbox in these tests, in seconds. */
export const quick = { SITE_MAIL_RETRY: '1' };
