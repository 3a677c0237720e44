// A copy made while the site is used, and the way back from it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { binary, command, folder, pdf, python, query, root, startSite, submit } from './support.mjs';

/** Changes a database with Python's SQLite. */
const change = (file, sql) => execFileSync(python, ['-c', 'import sqlite3, sys; sqlite3.connect(sys.argv[1], isolation_level=None).executescript(sys.argv[2])', file, sql]);

const fails = (site, ...args) => {
  try {
    execFileSync(binary, args, { env: site.env, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return error.stderr;
  }
  throw new Error(`${args.join(' ')} should have failed`);
};

test('a copy made under load is sound and comes back whole, and a damaged one changes nothing', async () => {
  const site = await startSite({ SITE_MAIL: 'smtp://127.0.0.1:9' });
  for (let number = 1; number <= 5; number += 1) await submit(site, { title: `before ${number}` }, [{ name: 'a.pdf', bytes: pdf }]);
  const copy = join(folder(), 'copy.db');
  let running = true;
  const load = (async () => {
    for (let number = 0; running; number += 1) await submit(site, { title: `during ${number}` });
  })();
  assert.match(command(site, 'backup', copy), /it is sound/);
  running = false;
  await load;
  assert.match(fails(site, 'backup', copy), /is there already/);
  await submit(site, { title: 'after the copy' });
  assert.match(fails(site, 'restore', copy), /is running/);
  await site.stop();

  const broken = join(folder(), 'broken.db');
  copyFileSync(copy, broken);
  const file = openSync(broken, 'r+');
  for (let page = 20; page < 60; page += 1) writeSync(file, Buffer.alloc(4096, page), 0, 4096, page * 4096);
  const rows = () => query(site, 'SELECT title FROM submission ORDER BY number').flat();
  const before = rows();
  assert.match(fails(site, 'restore', broken), /damaged|cannot be read/);
  assert.match(fails(site, 'restore', join(site.data, 'nothing.db')), /there is no file/);
  assert.deepEqual(rows(), before, 'nothing was changed');

  const [foreign, newer] = [join(folder(), 'foreign.db'), join(folder(), 'newer.db')];
  change(foreign, 'CREATE TABLE chapter (id)');
  copyFileSync(copy, newer);
  change(newer, "INSERT INTO _sqlx_migrations SELECT 9999, description, installed_on, success, checksum, execution_time FROM _sqlx_migrations LIMIT 1; PRAGMA user_version = 9999");
  assert.match(fails(site, 'restore', foreign), /not one of this site/);
  assert.match(fails(site, 'restore', newer), /newer version/);
  assert.match(fails(site, 'restore', join(root, 'README.md')), /damaged|cannot be read/);
  assert.deepEqual(rows(), before, 'nothing was changed');
  assert.ok(!existsSync(join(site.data, 'site.db.before-1')), 'nothing was put away');

  assert.match(command(site, 'restore', copy), /restored from/);
  assert.ok(!rows().includes('after the copy') && rows().includes('before 5'));
  assert.ok(existsSync(join(site.data, 'site.db.before-1')), `${readdirSync(site.data)}`);
  assert.deepEqual(query(site, 'PRAGMA integrity_check'), [['ok']]);
  const again = await startSite({ SITE_MAIL: 'smtp://127.0.0.1:9', SITE_DATA: site.data });
  assert.equal((await submit(again, { title: 'life goes on' })).status, 303);
  await again.stop();
});

test('a database that is damaged beyond reading is kept as it is, and a copy comes into its place', async () => {
  const site = await startSite({ SITE_MAIL: 'smtp://127.0.0.1:9' });
  await submit(site, { title: 'kept' });
  const copy = join(folder(), 'copy.db');
  command(site, 'backup', copy);
  await site.stop();
  const damaged = Buffer.alloc(200_000, 'not a database ');
  writeFileSync(join(site.data, 'site.db'), damaged);
  // what lies in the journal would mend it
  for (const rest of ['site.db-wal', 'site.db-shm']) rmSync(join(site.data, rest), { force: true });
  const printed = command(site, 'restore', copy);
  assert.match(printed, /kept as .*site\.db\.before-1/);
  assert.ok(readFileSync(join(site.data, 'site.db.before-1')).equals(damaged));
  assert.deepEqual(query(site, 'SELECT title FROM submission'), [['kept']]);
});
