// What leaves a browser's printer: the words of a page, and nothing that only a screen can do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, startBrowser, startSite } from './support.mjs';

let browser, site;
before(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite()]);
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop()]);
});

/** What is seen of these elements on paper. */
const seen = (page, selector) => page.locator(selector).evaluateAll((elements) => elements.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80)));

test('directory, city, country, by-laws, board, events and history print without menus and forms, and with addresses of links', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
  for (const path of ['/cities', '/cities/riverside', '/countries/japan', '/bylaws', '/board', '/events', '/history', '/contact']) {
    await page.goto(site.url + path);
    for (const unwanted of ['nav', 'form', 'input', 'button', '.button', '.skip', '.order']) {
      assert.deepEqual(await seen(page, unwanted), [], `${path}: ${unwanted}`);
    }
    assert.equal((await seen(page, 'h1')).length, 1, path);
    for (const link of await page.locator('main a[href^="http"]').all()) {
      const said = await link.evaluate((one) => getComputedStyle(one, '::after').content);
      assert.ok(said.includes(await link.getAttribute('href')), `${path}: ${said}`);
    }
    const file = join(folder(), 'page.pdf');
    writeFileSync(file, await page.pdf({ preferCSSPageSize: false, format: 'Letter', tagged: true }));
    const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
    const words = [...boxes.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)];
    assert.ok(words.length > 40, path);
    for (const [, x0, y0, x1, y1, word] of words) {
      assert.ok(x0 >= 28 && x1 <= 612 - 28 && y0 >= 28 && y1 <= 792 - 28, `${path}: ${word} stands at ${x0} ${y0}`);
    }
  }
  await page.close();
});

test('no row of the directory is cut by the end of a page', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/cities`);
  const rows = await page.locator('.directory tbody tr').evaluateAll((all) => all.map((row) => [row.querySelector('th').innerText, ...[...row.querySelectorAll('li a')].map((link) => link.innerText)]));
  const file = join(folder(), 'cities.pdf');
  writeFileSync(file, await page.pdf({ format: 'Letter' }));
  const pages = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\f').map((text) => text.replace(/\s+/g, ' '));
  assert.ok(rows.length > 40 && pages.length > 3, `${rows.length} rows on ${pages.length} pages`);
  for (const row of rows) {
    // a place with very many partners may need more than one page
    if (row.length < 40) assert.ok(pages.some((text) => row.every((words) => text.includes(words))), `${row[0]} is cut`);
  }
  await page.close();
});
