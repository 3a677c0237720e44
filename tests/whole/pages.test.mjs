// Every address of the site map, and more, in a real browser: at four widths, light and dark; of the many pages of one kind, most at two.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { WIDTHS, inspect, listen, sideways } from './inspect.mjs';
import { startBrowser, startSite } from './support.mjs';

/** All pages of text, and of each kind of the directory a few: long, short, with ended ties, in other scripts. */
const some = ['/cities/los-angeles', '/cities/riverside', '/cities/temecula', '/cities/orange-county', '/partners/sendai', '/partners/yerevan', '/countries/japan', '/countries/taiwan'];

/** Pages of each kind, for the other languages: Spanish, and the one that stretches every text (builds for tests speak it). */
const spoken = ['', '/cities', '/cities?q=atlantis', '/cities/riverside', '/partners/sendai', '/countries/japan', '/events', '/newsletters', '/news', '/submit', '/submit/event', '/submit/newsletter', '/digest', '/mission', '/history', '/board', '/search?q=yokohama', '/figures', '/anniversaries', '/seeking', '/cities/riverside/embed', '/correct/missing/city'];

let browser, site, paths, all;
before(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite()]);
  const sitemap = await (await fetch(`${site.url}/sitemap.xml`)).text();
  paths = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  all = paths;
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

/** Opens each path in one of several windows at once, and gives what is wrong with each. */
async function inspectAll(paths, look) {
  const waiting = [...paths];
  const wrong = [];
  const work = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true, reducedMotion: 'reduce' });
    const [page, heard] = [await context.newPage(), listen(context, site.url)];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const status = path === '/nothing-here' ? 404 : 200;
      const answer = await page.goto(site.url + path);
      const found = answer.status() === status ? await look(page) : [`answers ${answer.status()}`];
      wrong.push(...[...found, ...heard(status)].map((text) => `${path}: ${text}`));
    }
    await context.close();
  };
  await Promise.all([work(), work()]);
  return wrong.slice(0, 30);
}

test('the inspection finds what is wrong', async () => {
  const page = await browser.newPage();
  await page.setContent(`<!DOCTYPE html><html lang="en"><title>Wrong</title><style>@media (prefers-color-scheme: dark) { #dim { background: #111; color: #333 } }</style>
    <header></header><main><h1>One</h1><h1>Two</h1><p id="dim">dim</p><p style="color: #aaa; background: #fff">pale</p><p style="width: 500px">wide</p><button></button>
    <p><a href="/a" style="display: inline-block; width: 9px; height: 9px">a</a><a href="/b" style="display: inline-block; width: 9px; height: 9px">b</a></p></main>`);
  const wrong = (await inspect(page, { widths: [320] })).join('\n');
  for (const words of ['2 h1', 'not one header', 'button without a type', 'has no name', 'moves sideways', '320 light: color-contrast', '320 dark: color-contrast', 'id="dim"', 'target-size', 'button-name']) {
    assert.ok(wrong.includes(words), `${words} is not found: ${wrong}`);
  }
  await page.close();
});

test('every page of text, some of each kind, and pages in other languages and states, are right at every width, light and dark', async () => {
  assert.deepEqual(await inspectAll(paths, inspect), []);
});

test('every other address of the site map is right at the narrowest and the widest', async () => {
  const others = all.filter((path) => !paths.includes(path));
  assert.ok(all.length > 400 && others.length > 300, `${all.length} addresses, ${others.length} others`);
  assert.deepEqual(await inspectAll(others, (page) => inspect(page, { widths: [WIDTHS.at(0), WIDTHS.at(-1)], schemes: ['light'] })), []);
});

test('the menu of a telephone, opened, is right in both languages, light and dark', async () => {
  const opened = async (page) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.click('[popovertarget=site-menu] >> nth=0');
    const wrong = await inspect(page, { widths: [320, 360] });
    await page.setViewportSize({ width: 1280, height: 800 });
    return wrong;
  };
  assert.deepEqual(await inspectAll(['/', '/es', '/cities', '/es/submit/event'], opened), []);
});

test('no page that stretches every text moves sideways', async () => {
  const page = await browser.newPage();
  for (const path of spoken) {
    await page.goto(`${site.url}/qps-ploc${path}`);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await sideways(page), [], path);
    }
  }
  await page.close();
});
