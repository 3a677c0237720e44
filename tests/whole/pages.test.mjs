// Every public page in a real browser: what it is made of, how it looks on a narrow screen, what axe-core says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { root, startBrowser, startSite } from './support.mjs';

const axe = readFileSync(createRequire(join(root, 'tests/package.json')).resolve('axe-core/axe.min.js'), 'utf8');
/** All pages of text, and of each kind of the directory a few: long, short, with ended ties, in other scripts. */
const some = ['/cities/los-angeles', '/cities/riverside', '/cities/temecula', '/cities/orange-county', '/partners/sendai', '/partners/yerevan', '/countries/japan', '/countries/taiwan'];

/** Pages of each kind, for the other languages: Spanish, and the one that stretches every text (builds for tests speak it). */
const spoken = ['', '/cities', '/cities?q=atlantis', '/cities/riverside', '/partners/sendai', '/countries/japan', '/events', '/newsletters', '/news', '/submit', '/submit/event', '/submit/newsletter', '/digest', '/mission', '/history', '/board', '/search?q=yokohama', '/figures', '/anniversaries', '/seeking', '/cities/riverside/embed', '/correct/missing/city'];

let browser, site, paths;
before(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite()]);
  const sitemap = await (await fetch(`${site.url}/sitemap.xml`)).text();
  paths = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  for (const path of some) assert.ok(paths.includes(path), path);
  paths = paths.filter((path) => some.includes(path) || !/^\/(cities|partners|countries)\/./.test(path));
  paths.push('/cities/riverside/embed', '/embed/riverside', '/correct/cities/riverside', '/correct/missing/city', '/cities?q=atlantis', '/cities?country=japan', '/nothing-here');
  paths.push(...spoken.map((path) => `/es${path}`));
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop()]);
});

test('the HTML of every page is valid', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
  for (const path of paths) {
    const report = await validator.validateString(await (await fetch(site.url + path)).text());
    const messages = report.results.flatMap((result) => result.messages.map((message) => `${message.line}: ${message.ruleId}: ${message.message}`));
    assert.deepEqual(messages, [], path);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`every page passes axe-core, has one h1, says nothing on the console and asks nobody else (${colorScheme})`, async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    const noise = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('request', (request) => request.url().startsWith(site.url) || noise.push(request.url()));
    for (const path of paths) {
      noise.length = 0;
      const answer = await page.goto(site.url + path);
      assert.equal(answer.status(), path === '/nothing-here' ? 404 : 200, path);
      assert.deepEqual(noise.filter((text) => path !== '/nothing-here' || !/404/.test(text)), [], path);
      assert.equal(await page.locator('h1').count(), 1, path);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], path);
    }
    await context.close();
  });
}

test('no page moves sideways at 320, 360, 768 and 1280 pixels', async () => {
  const page = await browser.newPage();
  for (const width of [320, 360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [...paths, ...spoken.map((path) => `/qps-ploc${path}`)]) {
      await page.goto(site.url + path);
      const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
      assert.ok(scroll <= client, `${path} at ${width}: ${scroll} > ${client}`);
    }
  }
  await page.close();
});
