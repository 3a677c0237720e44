// A copy made while the site is used, and the way back from it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { binary, command, folder, pdf, query, startSite, submit } from './support.mjs';

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

  assert.match(command(site, 'restore', copy), /restored from/);
  assert.ok(!rows().includes('after the copy') && rows().includes('before 5'));
  assert.ok(existsSync(join(site.data, 'site.db.before-1')), `${readdirSync(site.data)}`);
  assert.deepEqual(query(site, 'PRAGMA integrity_check'), [['ok']]);
  const again = await startSite({ SITE_MAIL: 'smtp://127.0.0.1:9', SITE_DATA: site.data });
  assert.equal((await submit(again, { title: 'life goes on' })).status, 303);
  await again.stop();
});
