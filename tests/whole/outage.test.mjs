// Every way in which a mail server fails, in an order that nobody chose, and an outage of three days: every letter arrives.
//
// SEED=NUMBER chooses the order. SECONDS_EACH=15 lets each way last as long as the schedule of the promises has it (2 without).
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faketime, freePort, query, sleep, startHanded, startMail, submit, until } from './support.mjs';

const WAYS = [
  'reset', 'down', 'greet-421', 'greet-554', 'mail-421', 'refuse-450', 'refuse-451', 'refuse-452', 'refuse-553', 'refuse-550', 'refuse-552', 'drop-rcpt',
  'drop-data', 'hang', 'hang-rcpt', 'hang-data', 'garbage', 'long', 'multiline', 'drip', 'slow', 'no-ack', 'lost-ack', 'lost-ack', 'lost-ack',
];
// ways in which the server has the letter and the site cannot know it
const UNSAID = ['no-ack', 'lost-ack', 'drip'];
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const seconds = Number(process.env.SECONDS_EACH ?? 2);

/** The same order for the same seed (Lehmer's generator). */
function shuffled(list) {
  let state = (seed % 2_147_483_646) + 1;
  const number = (below) => (state = (state * 48_271) % 2_147_483_647) % below;
  const order = [...list];
  for (let place = order.length - 1; place > 0; place -= 1) {
    const other = number(place + 1);
    [order[place], order[other]] = [order[other], order[place]];
  }
  return order;
}

const waiting = (site) => query(site, "SELECT count(*) FROM letter WHERE state <> 'sent'")[0][0];
const tries = (site) => query(site, 'SELECT coalesce(sum(attempts), 0) FROM letter')[0][0];

/** How often a Message-ID of this outbox came in a second time; every one must have come, and no other. */
function doubles(site, mail) {
  const written = query(site, 'SELECT message_id FROM letter').flat();
  const arrived = mail.letters().map((letter) => letter.headers['message-id']);
  assert.deepEqual([...new Set(arrived)].sort(), written.sort(), 'every letter, and no other Message-ID');
  return arrived.length - written.length;
}

/** One site and its mail server, which fails in these ways, one after the other. */
async function through(ways) {
  const mail = await startMail();
  const { site, set } = await startHanded({ SITE_MAIL: mail.address });
  let lines = mail;
  for (const [turn, way] of ways.entries()) {
    if (way === 'down') await lines.stop();
    else mail.mode(way);
    const before = tries(site);
    assert.equal((await submit(site, { title: `${turn} ${way}` })).status, 303, way);
    // an attempt before may last its two minutes, and after failures a server is left alone for five seconds at most here
    await until(`${way}: it was tried`, () => tries(site) > before, 130);
    await sleep(seconds * 1000);
    if (way === 'down') lines = await startMail({ port: mail.port, mail: mail.folder });
  }
  mail.mode('accept');
  // refused letters have their waits: two hours later they are over
  set(2);
  await until('every letter has left', () => waiting(site) === 0, 60);
  const repeats = doubles(site, mail);
  const unsaid = mail.log().filter((line) => line.event === 'taken' && UNSAID.includes(line.mode)).length;
  assert.ok(repeats <= unsaid, `${repeats} came twice, and ${unsaid} acknowledgments were lost`);
  console.log(`${ways.join(', ')}: ${mail.files().length} letters arrived, ${repeats} of them repeats, for ${unsaid} lost acknowledgments`);
  await Promise.all([site.stop(), lines.stop()]);
}

// side by side too: the one waits, the other works
describe('a mail server that fails', { concurrency: true }, () => {
  // promise P2, and P3: no second Message-ID
  test(`a mail server that fails in ${WAYS.length} ways one after the other gets every letter in the end (SEED=${seed})`, async (t) => {
    if (!faketime) return t.skip('libfaketime is not installed: Debian has it under that name');
    const order = shuffled(WAYS);
    // side by side, for most of the time is waiting
    await Promise.all([0, 1, 2, 3, 4].map((part) => through(order.filter((_, place) => place % 5 === part))));
  });

  // promise P2, with the real wait of a minute; time that is measured is in our hand too, else it would take days
  test('after an outage of 72 hours everything has left within ten minutes', async (t) => {
    if (!faketime) return t.skip('libfaketime is not installed: Debian has it under that name');
    const port = await freePort();
    const { site, set } = await startHanded({ SITE_MAIL: `smtp://127.0.0.1:${port}`, SITE_MAIL_RETRY: '60', FAKETIME_DONT_FAKE_MONOTONIC: '0' });
    // whoever waits for a time looks at the clock when something happens
    const goOn = async (hours) => {
      set(hours);
      await until('it answers', () => fetch(`${site.url}/health`).then((answer) => answer.ok, () => false));
      await sleep(100);
    };
    for (let hour = 1; hour <= 72; hour += 1) {
      if (hour % 8 === 1) assert.equal((await submit(site, { title: `hour ${hour}` })).status, 303);
      await goOn(hour);
    }
    const tried = tries(site);
    assert.ok(tried >= 60, `tried ${tried} times in 72 hours`);
    assert.ok(waiting(site) >= 18);
    const mail = await startMail({ port });
    const began = Date.now();
    let minutes = 0;
    while (waiting(site) > 0) {
      minutes += 0.5;
      assert.ok(minutes + (Date.now() - began) / 60_000 <= 10, `${waiting(site)} letters wait after ten minutes`);
      await goOn(72 + minutes / 60);
    }
    assert.equal(doubles(site, mail), 0, 'none twice');
    const order = mail.letters().map((letter) => letter.headers['message-id']);
    console.log(`72 hours without a mail server: tried ${tried} times; ${order.length} letters left within ${minutes} minutes, none twice`);
    await Promise.all([site.stop('SIGKILL'), mail.stop()]);
  });
});
