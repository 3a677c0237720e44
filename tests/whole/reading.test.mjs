// A tagged PDF that a browser has made, sent in, published, read as a page and found: point 5 of what the newsletters promise.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { folder, follow, formId, newPerson, python, query, root, signedIn, startBrowser, startMail, startSite, until } from './support.mjs';

let browser, mail, site, desk, source, pdf;

/** Twelve pages: headings, two columns with parted words, lists, a table, ligatures, quotation marks, Japanese. */
function newsletter() {
  const told = readFileSync(join(root, 'content/pages/sister-cities-international.md'), 'utf8').replace(/[[\]()#*_<>&]|https?:\S+/g, ' ');
  const quoted = readFileSync(join(root, 'content/quotations.toml'), 'utf8').replace(/^\w+ = |^\[.*\]$|"{1,3}|[<>&]/gm, ' ');
  const sentences = `${told} ${quoted}`.split(/(?<=[.!?])\s+/).map((text) => text.trim()).filter((text) => text.length > 40);
  const some = (start, count) => Array.from({ length: count }, (_, index) => sentences[(start + index * 7) % sentences.length]).join(' ');
  const pages = Array.from({ length: 12 }, (_, index) => {
    const page = index + 1;
    const parts = [1, 2, 3].map((part) => `<h2>Affairs of office ${page}.${part}</h2><p>${some(page * 5 + part, 2)}</p>`).join('');
    const list = [1, 2, 3].map((item) => `<li>${some(page * 11 + item, 1).slice(0, 80)}</li>`).join('');
    const own = page === 9 ? '<p>The purple heron of Tanegashima nested beside the fountain.</p><p lang="ja">姉妹都市の交流は続きます。</p>' : '';
    return `<section><h1>Part ${page}</h1><div class="two">${parts}</div><ul>${list}</ul>
      <table><tr><th>City</th><th>Since</th></tr><tr><td>Sendai ${page}</td><td>1957</td></tr></table>${own}</section>`;
  });
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Spring</title><style>@page { size: letter; margin: 15mm }
    body { font: 10.5pt/1.3 serif; hyphens: auto } section { break-after: page } section:last-child { break-after: auto }
    .two { columns: 2; text-align: justify; height: 150mm; column-fill: auto }</style><body>${pages.join('')}</body></html>`;
}

before(async () => {
  [browser, mail] = await Promise.all([startBrowser(), startMail()]);
  site = await startSite({ SITE_MAIL: mail.address });
  const person = await newPerson(site, browser, 'Maria Stone', 'administrator');
  desk = await signedIn(site, browser, person);
  source = newsletter();
  const page = await browser.newPage();
  await page.setContent(source);
  pdf = await page.pdf({ tagged: true, preferCSSPageSize: true });
  await page.close();
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop(), mail?.stop()]);
});

test('a tagged PDF of twelve pages keeps its words in order, and a phrase of page 9 is found', async () => {
  const body = new FormData();
  const fields = { form_id: await formId(site, '/submit/newsletter'), organization: 'Riverside', title: 'Spring', issued_on: '2026-03-01', sender_name: 'Aiko', sender_email: 'aiko@example.org', permission: 'yes' };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.append('document', new Blob([pdf]), 'spring.pdf');
  const begun = Date.now();
  const answer = await fetch(`${site.url}/submit/newsletter`, { method: 'POST', body, redirect: 'manual', headers: { origin: site.url } });
  assert.equal(answer.status, 303);
  console.log(`the form was answered after ${Date.now() - begun} ms`);
  await until('the file is read', () => query(site, 'SELECT state FROM reading').flat()[0] === 'done');
  await desk.goto(`${site.url}/admin/submissions/1`);
  assert.equal(await desk.locator('#text .page-number').count(), 12);
  assert.equal((await fetch(`${site.url}/newsletters/spring/text`)).status, 404);
  await follow(desk, desk.locator('form[action$="/publish"] button').first());

  const read = await (await fetch(`${site.url}/newsletters/spring/text`)).text();
  const files = folder();
  writeFileSync(join(files, 'source.html'), source);
  writeFileSync(join(files, 'page.html'), read);
  const share = Number(execFileSync(python, [join(root, 'tests/words_in_order.py'), join(files, 'source.html'), join(files, 'page.html')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
  console.log(`words in order: ${share} %`);
  assert.ok(share >= 95, `${share} %`);
  assert.equal(read.match(/<section id="page-/g).length, 12);
  assert.ok(read.includes('<h3>Affairs of office 9.2</h3>') && read.includes('<article class="reading" lang="en">'), 'headings and language as the tags say');

  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${site.url}/search?q=${encodeURIComponent('purple heron of Tanegashima')}`);
  assert.equal(await page.locator('.hits a').first().textContent(), 'Spring, page 9');
  await follow(page, page.locator('.hits a').first());
  assert.ok(page.url().endsWith('/newsletters/spring/text#page-9'));
  assert.ok((await page.locator('#page-9').textContent()).includes('姉妹都市の交流は続きます。'));
  await page.evaluate(readFileSync(createRequire(join(root, 'tests/package.json')).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  const report = await new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] }).validateString(read);
  assert.deepEqual(report.results.flatMap((result) => result.messages.map((message) => `${message.line}: ${message.ruleId}: ${message.message}`)), []);
  const kept = Buffer.from(await (await fetch(`${site.url}/newsletters/spring/files/1`)).arrayBuffer());
  assert.ok(kept.equals(pdf), 'the original is kept byte for byte');
  await page.close();
});
