// The computer's clock jumps by three days, forward and back: nothing is lost, nothing comes twice, and nothing storms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faketime, query, sleep, startHanded, startMail, submit, until } from './support.mjs';

const waiting = (site) => query(site, "SELECT count(*) FROM letter WHERE state <> 'sent'")[0][0];

/** Sends something in at each of these clocks, and gives what it was called. */
async function sendAt({ site, set }, clocks) {
  const titles = [];
  for (const hours of clocks) {
    set(hours);
    titles.push(`at ${titles.length}: ${hours}`);
    assert.equal((await submit(site, { title: titles.at(-1) })).status, 303, `${hours} h`);
    assert.equal((await fetch(site.url)).status, 200);
  }
  return titles;
}

test('the clock is set back 72 hours and forward 72 hours: every letter leaves once, and a server that refuses is not stormed', async (t) => {
  if (!faketime) return t.skip('libfaketime is not installed: Debian has it under that name');
  const mail = await startMail();
  const handedSite = await startHanded({ SITE_MAIL: mail.address });
  const { site, set } = handedSite;
  const titles = await sendAt(handedSite, [0, -72, 0, -72, 0, 72]);
  await until('every letter has left', () => waiting(site) === 0, 30);
  const ids = mail.letters().map((letter) => letter.headers['message-id']);
  assert.equal(ids.length, 2 * titles.length);
  assert.equal(new Set(ids).size, ids.length, 'none twice');
  assert.deepEqual(query(site, 'SELECT title FROM submission ORDER BY number').flat(), titles);

  mail.mode('refuse-451');
  const before = mail.log().length;
  await submit(site, { title: 'while the server refuses' });
  for (const hours of [0, 72, -72, 0, 72]) {
    set(hours);
    await sleep(400);
  }
  const attempts = mail.log().length - before;
  assert.ok(attempts <= 40, `${attempts} lines in the server's log: a storm`);
  mail.mode('accept');
  await until('it has left', () => waiting(site) === 0, 30);
  console.log(`the clock jumped by 72 hours: ${mail.files().length} letters, none twice; ${attempts} lines while the server refused`);
  await Promise.all([site.stop(), mail.stop()]);
});

test('a letter that was refused rests for its minute, whatever the clock jumps to', async (t) => {
  if (!faketime) return t.skip('libfaketime is not installed: Debian has it under that name');
  const mail = await startMail();
  const { site, set } = await startHanded({ SITE_MAIL: mail.address, SITE_MAIL_RETRY: '60' });
  mail.mode('refuse-451');
  const attempts = () => query(site, 'SELECT attempts FROM letter ORDER BY id').flat();
  try {
    for (const [number, hours] of [0, 72, -72, 0, 72].entries()) {
      set(hours);
      // a new letter wakes the worker
      assert.equal((await submit(site, { title: `at ${number}: ${hours}` })).status, 303);
      await until('the new ones were tried', () => attempts().length === 2 * number + 2 && attempts().every((count) => count > 0));
      await sleep(300);
      assert.ok(attempts().every((count) => count === 1), `${number}: tried ${attempts()} times`);
    }
  } finally {
    await Promise.all([site.stop(), mail.stop()]);
  }
});

// promise P25: their wait is cut when the clock is right again
test('letters that were written while the clock was ahead leave when it is right again', async (t) => {
  if (!faketime) return t.skip('libfaketime is not installed: Debian has it under that name');
  const mail = await startMail();
  const handedSite = await startHanded({ SITE_MAIL: mail.address });
  mail.mode('refuse-451');
  await sendAt(handedSite, [72]);
  handedSite.set(0);
  mail.mode('accept');
  try {
    await until('every letter has left', () => waiting(handedSite.site) === 0, 30);
  } finally {
    await Promise.all([handedSite.site.stop(), mail.stop()]);
  }
});
