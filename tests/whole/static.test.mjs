// The public pages as files, opened from the disk in a real browser: styles, links, pictures, and nothing from elsewhere.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { command, folder, startBrowser, startSite } from './support.mjs';

test('the copy of the site opens from a stick, with its styles, and its links lead on', async () => {
  const site = await startSite({ SITE_URL: 'https://sister-cities.example.org', SITE_MAIL: 'folder' });
  const copy = join(folder(), 'stick', 'site');
  assert.match(command(site, 'export', '--static', copy), /index\.html/);
  await site.stop();
  const browser = await startBrowser();
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => request.url().startsWith('file:') || wrong.push(request.url()));
  page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
  for (const name of ['index.html', 'cities.html', 'cities/riverside.html', 'mission.html', 'submit/event.html', 'history.html']) {
    await page.goto(pathToFileURL(join(copy, name)).href);
    assert.equal(await page.locator('h1').count(), 1, name);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector('.site-header')).backgroundColor + getComputedStyle(document.body).fontFamily), 'rgba(0, 0, 0, 0)"Times New Roman"', name);
    assert.ok((await page.evaluate(() => document.styleSheets.length)) > 0, name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
  }
  await page.goto(pathToFileURL(join(copy, 'index.html')).href);
  for (const words of ['Mission', 'History']) {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    const link = page.locator(`a:text-is("${words}")`).first();
    await link.click();
    await page.waitForLoadState();
    assert.ok(existsSync(fileURLToPath(page.url().split('#')[0])) && page.url().endsWith('.html'), page.url());
  }
  await page.goto(pathToFileURL(join(copy, 'cities.html')).href);
  await page.locator('main th a[href^="cities/"], main td a[href^="cities/"]').first().click();
  await page.waitForLoadState();
  assert.match(page.url(), /stick\/site\/cities\/[a-z-]+\.html/);
  assert.match(await page.textContent('p.site-search'), /open the live site: https:\/\/sister-cities\.example\.org\/search/);
  assert.deepEqual(wrong, []);
  await browser.close();
});
