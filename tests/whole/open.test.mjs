// What other programs and other sites take from the directory: open data, and the page for a frame.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { check } from '@placemarkio/check-geojson';
import Papa from 'papaparse';
import { startBrowser, startSite } from './support.mjs';

let browser, site;
before(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite()]);
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop()]);
});

const text = async (path) => (await fetch(site.url + path)).text();

test('the CSV files and the GeoJSON are read without a complaint by packages, and all have the same ties', async () => {
  const read = async (path) => {
    const { data, errors, meta } = Papa.parse(await text(path), { header: true, skipEmptyLines: true });
    assert.deepEqual(errors, [], path);
    assert.equal(new Set(meta.fields).size, meta.fields.length, path);
    return data;
  };
  const ties = await read('/data/partnerships.csv');
  const places = await read('/data/cities.csv');
  const lines = check(await text('/data/partnerships.geojson'));
  const json = JSON.parse(await text('/data/partnerships.json'));
  assert.ok(ties.length > 300 && places.length > 390, `${ties.length} ties, ${places.length} places`);
  const keys = (rows) => rows.map((row) => `${row.member_slug} ${row.partner_slug}`).sort();
  assert.deepEqual(keys(lines.features.map((feature) => feature.properties)), keys(ties));
  assert.deepEqual(keys(json.partnerships), keys(ties));
  const slugs = new Set(places.map((place) => `${place.side} ${place.slug}`));
  assert.ok(ties.every((tie) => slugs.has(`member ${tie.member_slug}`) && slugs.has(`partner ${tie.partner_slug}`)));
  assert.ok(ties.every((tie) => tie.source), 'each row has its source');
});

test('the embed shows in a page of another origin, in the colours of the visitor, and no other page does', async () => {
  const page = await browser.newPage({ colorScheme: 'dark' });
  await page.goto(`${site.url}/cities/riverside/embed`);
  const line = await page.inputValue('#line');
  const other = createServer((request, response) => {
    const refused = ['/', '/cities/riverside', '/submit/event', '/sign-in', '/data/partnerships.json', '/nothing-here'];
    const frames = refused.map((path) => `<iframe name="${path}" src="${site.url}${path}"></iframe>`);
    response.setHeader('content-type', 'text/html');
    response.end(`<!DOCTYPE html><title>A city</title><h1>A city</h1>${line}${frames.join('')}`);
  });
  await new Promise((done) => other.listen(0, '127.0.0.1', done));
  try {
    const noise = [];
    page.on('pageerror', (error) => noise.push(String(error)));
    await page.goto(`http://127.0.0.1:${other.address().port}/`, { waitUntil: 'networkidle' });
    const inside = page.frames().find((frame) => frame.url() === `${site.url}/embed/riverside`);
    assert.ok(inside, page.frames().map((frame) => frame.url()).join(' '));
    assert.equal(await inside.textContent('h1'), 'Our sister cities');
    assert.ok(await inside.isVisible('svg a circle'), 'the map');
    const background = await inside.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(background, 'rgb(13, 26, 35)', 'dark, as the visitor has it');
    assert.ok(await inside.evaluate(() => document.querySelector('svg image').getBBox().width > 0 && document.styleSheets.length === 1));
    const framed = page.frames().filter((frame) => frame.parentFrame() && frame !== inside);
    assert.equal(framed.length, 6);
    for (const frame of framed) {
      const shown = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '');
      assert.ok(!/Sister Cities|member_slug|sign in/i.test(shown), `${frame.name()} shows in a frame: ${shown.slice(0, 80)}`);
    }
    const [popup] = await Promise.all([page.waitForNavigation(), inside.click('li a >> nth=0')]);
    assert.equal(new URL(popup.url()).pathname, '/cities/riverside', 'a link leaves the frame');
    assert.deepEqual(noise, []);
  } finally {
    other.close();
    await page.close();
  }
});
