// Stopping while people use the site: requests under way finish, and with a socket that is handed over none is refused.
// REQUESTS=10000 restarts the program until so many requests were answered, as promise P20 has it; without it, ten times.
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { binary, eventForm, folder, freePort, launch, python, query, root, sleep, startMail, startSite, submit, until } from './support.mjs';

/** One GET or POST on a connection of its own; gives the status, or the error's code, and the page. */
const ask = (url, { method = 'GET', type, body } = {}) => new Promise((done) => {
  const asked = request(url, { method, agent: new Agent({ keepAlive: false }), headers: body ? { 'content-type': type, 'content-length': body.length } : {} }, (answer) => {
    let page = '';
    answer.setEncoding('utf8').on('data', (text) => (page += text));
    answer.on('end', () => done({ status: answer.statusCode, page }));
    answer.on('error', (error) => done({ status: error.code }));
  });
  asked.on('error', (error) => done({ status: error.code }));
  asked.end(body);
});

/** The event form as it goes over the line. */
async function encoded(fields) {
  const form = new Response(await eventForm({}, fields));
  return { method: 'POST', type: form.headers.get('content-type'), body: Buffer.from(await form.arrayBuffer()) };
}

/** Sends the head of a form and half of its body; gives a function that sends the rest and gives the status. */
async function halfSent(site, title) {
  const form = new Response(await eventForm(site, { title }));
  const body = Buffer.from(await form.arrayBuffer());
  const asked = request(`${site.url}/submit/event`, { method: 'POST', headers: { origin: site.url, 'content-type': form.headers.get('content-type'), 'content-length': body.length } });
  const answered = new Promise((done) => {
    asked.on('response', (answer) => answer.resume().on('end', () => done(answer.statusCode)));
    asked.on('error', (error) => done(error.code));
  });
  const half = Math.floor(body.length / 2);
  await new Promise((sent) => asked.write(body.subarray(0, half), sent));
  return () => {
    asked.end(body.subarray(half));
    return answered;
  };
}

test('SIGTERM under 16 clients: what is under way is answered whole, and the program ends within ten seconds', async () => {
  const site = await startSite();
  let running = true;
  const thanked = [];
  const clients = [...Array(16).keys()].map(async (client) => {
    for (let number = 0; running; number += 1) {
      const answer = await submit(site, { title: `${client}-${number}` }).catch(() => null);
      if (answer?.status === 303) thanked.push(`${client}-${number}`);
    }
  });
  await sleep(1500);
  const finish = await halfSent(site, 'half before, half after');
  await sleep(200);
  const began = performance.now();
  const ending = site.stop('SIGTERM');
  await sleep(300);
  assert.equal(await finish(), 303);
  const ended = await ending;
  const took = performance.now() - began;
  running = false;
  await Promise.all(clients);
  assert.deepEqual(ended, { code: 0, signal: null });
  assert.ok(took < 10_000, `${took} ms`);
  const again = await startSite({ SITE_DATA: site.data });
  const stored = query(again, 'SELECT title FROM submission').flat();
  assert.deepEqual([...thanked, 'half before, half after'].filter((title) => !stored.includes(title)), []);
  console.log(`stopped in ${took.toFixed(0)} ms under 16 clients; ${thanked.length} thanked for, all stored`);
  await again.stop();
});

test('asked to end while a letter is with the mail server, the program waits for its answer', async () => {
  const mail = await startMail();
  mail.mode('slow');
  const site = await startSite({ SITE_MAIL: mail.address });
  assert.equal((await submit(site)).status, 303);
  await until('a letter is with the server', () => mail.log().some((line) => line.event === 'mail'));
  const ending = site.stop('SIGTERM');
  // the next one is quick
  mail.mode('accept');
  assert.deepEqual(await ending, { code: 0, signal: null });
  assert.deepEqual(query(site, 'SELECT state, attempts FROM letter'), [['sent', 1], ['sent', 1]]);
  assert.equal(mail.files().length, 2);
  await mail.stop();
});

test('a client that is silent holds the end up for ten seconds at most', async () => {
  const site = await startSite();
  const silent = connect(Number(new URL(site.url).port), '127.0.0.1');
  silent.on('error', () => {});
  silent.write('POST /submit/event HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf');
  await sleep(200);
  const began = performance.now();
  await site.stop('SIGTERM');
  const took = performance.now() - began;
  silent.destroy();
  assert.ok(took < 11_500, `${took} ms`);
  console.log(`stopped in ${took.toFixed(0)} ms with a silent client`);
});

// promise P20
test('restarts with a socket that is handed over drop no connection of 16 clients, of whom eight send in', async (t) => {
  const least = Number(process.env.REQUESTS ?? 0);
  const port = await freePort();
  const data = join(folder(), 'data');
  const unhurried = { SITE_FORM_SECONDS: '0', SITE_FORM_LIMIT: '100000' };
  const env = { ...process.env, ...unhurried, SITE_LISTEN: `127.0.0.1:${port}`, SITE_DATA: data, SITE_CONTENT: join(root, 'content'), SITE_BACKUPS: 'none', RUST_LOG: 'warn' };
  // what systemd does: the socket is there before the program and after it (sd_listen_fds(3))
  const holder = launch(python, [join(root, 'tests/hold_socket.py'), String(port), binary], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  // the holder ends its program when nothing more can come
  const end = () => {
    holder.child.stdin.end();
    return holder.ended;
  };
  t.after(end);
  const url = `http://127.0.0.1:${port}`;
  await until('the site answers', () => fetch(`${url}/health`).then((answer) => answer.ok, () => false));
  let [running, requests, slowest, restarts] = [true, 0, 0, 0];
  const answers = new Map();
  const count = (what) => {
    requests += 1;
    answers.set(what, (answers.get(what) ?? 0) + 1);
  };
  const thanked = [];
  const sendIn = async (title) => {
    const form = await ask(`${url}/submit/event`);
    count(`GET ${form.status}`);
    const id = form.page?.match(/name="form_id" value="([^"]+)"/)?.[1];
    if (!id) return;
    const { status } = await ask(`${url}/submit/event`, await encoded({ title, form_id: id }));
    count(`POST ${status}`);
    if (status === 303) thanked.push(title);
  };
  const clients = [...Array(16).keys()].map(async (client) => {
    for (let number = 0; running; number += 1) {
      if (client % 2) await sendIn(`${client}-${number}`);
      else count(`GET ${(await ask(`${url}${client % 4 ? '/' : '/cities/riverside'}`)).status}`);
    }
  });
  while (restarts < 10 || requests < least) {
    restarts += 1;
    await sleep(least ? 2000 : 200);
    const began = performance.now();
    holder.child.stdin.write('again\n');
    await until(`restart ${restarts}`, () => holder.output.split('ended').length > restarts);
    slowest = Math.max(slowest, performance.now() - began);
    // its signals are caught from its first answer on
    assert.ok((await fetch(`${url}/health`)).ok);
  }
  await sleep(500);
  running = false;
  await Promise.all(clients);
  await end();
  console.log(`${restarts} restarts under 16 clients: ${requests} requests, ${JSON.stringify([...answers])}; the slowest end took ${(slowest / 1000).toFixed(1)} s`);
  assert.deepEqual([...answers.keys()].sort(), ['GET 200', 'POST 303'], holder.output);
  assert.equal(holder.output.split('ended 0').length - 1, restarts + 1, holder.output);
  assert.ok(requests >= least && thanked.length > 0 && slowest < 15_000);
  const stored = query({ data }, 'SELECT title FROM submission').flat();
  assert.deepEqual(thanked.filter((title) => !stored.includes(title)), [], 'thanked for and lost');
  assert.equal(stored.length, thanked.length, 'none twice');
});
