// Stopping while people use the site: requests under way finish, and with a socket that is handed over none is refused.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { binary, folder, freePort, python, query, root, sleep, startSite, submit, until } from './support.mjs';

/** One GET or POST on its own connection or a kept one; gives the status, or the error's code. */
const ask = (url, agent, { method = 'GET', body } = {}) => new Promise((done) => {
  const asked = request(url, { method, agent, headers: body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length } : {} }, (answer) => {
    answer.on('data', () => {});
    answer.on('end', () => done(answer.statusCode));
    answer.on('error', (error) => done(error.code));
  });
  asked.on('error', (error) => done(error.code));
  asked.end(body);
});

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
  const began = performance.now();
  const ended = await site.stop('SIGTERM');
  const took = performance.now() - began;
  running = false;
  await Promise.all(clients);
  assert.deepEqual(ended, { code: 0, signal: null });
  assert.ok(took < 10_000, `${took} ms`);
  const again = await startSite({ SITE_DATA: site.data });
  const stored = query(again, 'SELECT title FROM submission').flat();
  assert.deepEqual(thanked.filter((title) => !stored.includes(title)), []);
  console.log(`stopped in ${took.toFixed(0)} ms under 16 clients; ${thanked.length} thanked for, all stored`);
  await again.stop();
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

test('ten restarts with a socket that is handed over drop no connection of 16 clients', async () => {
  const port = await freePort();
  const data = join(folder(), 'data');
  const env = { ...process.env, SITE_LISTEN: `127.0.0.1:${port}`, SITE_DATA: data, SITE_CONTENT: join(root, 'content'), SITE_BACKUPS: 'none' };
  // what systemd does: the socket is there before the program and after it (sd_listen_fds(3))
  const holder = spawn(python, [join(root, 'tests/hold_socket.py'), String(port), binary], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  holder.stdout.on('data', (bytes) => (output += bytes));
  const url = `http://127.0.0.1:${port}`;
  await until('the site answers', () => fetch(`${url}/health`).then((answer) => answer.ok, () => false));
  let running = true;
  const answers = new Map();
  const clients = [...Array(16).keys()].map(async (client) => {
    const agent = new Agent({ keepAlive: false });
    for (let number = 0; running; number += 1) {
      const status = await ask(`${url}${client % 2 ? '/' : '/cities/riverside'}`, agent);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  });
  for (let restart = 1; restart <= 10; restart += 1) {
    await sleep(200);
    holder.stdin.write('again\n');
    await until(`restart ${restart}`, () => output.split('ended').length > restart);
    // its signals are caught from its first answer on
    assert.ok((await fetch(`${url}/health`)).ok);
  }
  await sleep(500);
  running = false;
  await Promise.all(clients);
  holder.stdin.end();
  await new Promise((done) => holder.on('exit', done));
  console.log(`ten restarts under 16 clients: ${JSON.stringify([...answers])}`);
  assert.deepEqual([...answers.keys()], [200], output);
  assert.equal(output.split('ended 0').length - 1, 11, output);
});
