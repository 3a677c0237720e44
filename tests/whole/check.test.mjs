// The command `check`: what it says of an installation that is well, and of ones that are not.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary, command, folder, freePort, python, startMail, startSite } from './support.mjs';

let site, mail, certificate;
before(async () => {
  const keys = folder();
  certificate = join(keys, 'certificate.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '90', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-addext', 'basicConstraints=critical,CA:FALSE', '-keyout', join(keys, 'key.pem'), '-out', certificate], { stdio: 'ignore' });
  mail = await startMail({ args: ['--starttls', certificate, join(keys, 'key.pem'), '--user', 'site:secret'] });
  site = await startSite({ SITE_MAIL: address('secret'), SSL_CERT_FILE: certificate });
});
after(() => Promise.all([site?.stop(), mail?.stop()]));

const address = (password) => `smtp://site:${password}@localhost:${mail.port}`;

/** Runs `check` and gives its lines by what they are about, and how it ended. */
function check(settings = {}) {
  const { stdout, stderr, status } = spawnSync(binary, ['check'], { env: { ...site.env, ...settings }, encoding: 'utf8', timeout: 60_000 });
  const lines = stdout.trim().split('\n').map((line) => line.match(/^(ok|look|wrong) +(.{12}) (.+)$/) ?? assert.fail(`no line of a check: ${line}`));
  assert.ok(!(stdout + stderr).includes('secret'), 'no password is shown');
  return { of: Object.fromEntries(lines.map(([, weight, about, words]) => [about.trim(), `${weight}: ${words}`])), status, stderr };
}

test('an installation that is well is said to be, while the site runs, and nobody gets a letter', () => {
  const { of, status } = check();
  assert.equal(status, 0, JSON.stringify(of));
  assert.deepEqual(Object.keys(of), ['settings', 'data folder', 'disk', 'database', 'free pages', 'clock', 'time zones', 'letters', 'mail server', 'certificate']);
  assert.match(of['mail server'], /^ok: letters are sent by localhost:\d+; TLS and sign-in work/);
  assert.match(of.certificate, /^ok: the mail server's is good for (89|90) days/);
  assert.match(of.database, /^ok: whole/);
  assert.match(of['time zones'], /^ok: .*in America\/Los_Angeles it is \d\d:\d\d/);
  assert.equal(mail.files().length, 0);
});

test('a wrong password, a certificate that is not trusted and a server that is not there are each said in words', async () => {
  const wrong = check({ SITE_MAIL: address('guess') });
  assert.equal(wrong.status, 1);
  assert.match(wrong.of['mail server'], /^wrong: .*535.*Compare SITE_MAIL/);
  assert.match(wrong.stderr, /one thing is wrong/);
  assert.match(check({ SSL_CERT_FILE: '/etc/hostname' }).of['mail server'], /^wrong: /);
  assert.match(check({ SITE_MAIL: `smtp://127.0.0.1:${await freePort()}` }).of['mail server'], /^wrong: .*No letter is lost/);
  assert.match(check({ SITE_MAIL: 'folder' }).of['mail server'], /^look: .*reach nobody/);
});

test('a clock that was set back, a damaged database and a new folder are each said in words, and nothing is made', () => {
  const ahead = folder();
  execFileSync(python, ['-c', `
import sqlite3, sys
sqlite3.connect(sys.argv[1]).execute('VACUUM INTO ?', [sys.argv[2]])
copy = sqlite3.connect(sys.argv[2])
copy.execute("INSERT INTO log_entry (at, who, network, action, subject, path, changes) VALUES ('2999-01-01T00:00:00.000Z', '', '', '', '', '', '[]')")
copy.commit()`, join(site.data, 'site.db'), join(ahead, 'site.db')]);
  const back = check({ SITE_DATA: ahead });
  assert.equal(back.status, 1);
  assert.match(back.of.clock, /^wrong: .*stored at 2999-.*timedatectl/);
  const empty = join(folder(), 'new');
  const fresh = check({ SITE_DATA: empty });
  assert.equal(fresh.status, 0);
  assert.match(fresh.of.database, /^look: .*not there yet/);
  assert.ok(!existsSync(empty), 'a check makes no folder');
  const broken = folder();
  command(site, 'backup', join(broken, 'whole.db'));
  const bytes = readFileSync(join(broken, 'whole.db'));
  writeFileSync(join(broken, 'site.db'), bytes.fill(0x5a, 8192, 60_000));
  const damaged = check({ SITE_DATA: broken });
  assert.equal(damaged.status, 1);
  assert.match(damaged.of.database, /^wrong: .*damaged.*newest backup/);
});

test('a setting that is wrong is the one sentence', () => {
  const { status, stderr } = spawnSync(binary, ['check'], { env: { ...site.env, SITE_LISTEN: 'everywhere' }, encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /SITE_LISTEN must be/);
});
