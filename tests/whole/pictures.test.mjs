// The pictures of the help pages: the script that takes them still finds all that it photographs, and the pages show all of them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, newPerson, root, signedIn, startBrowser, startSite } from './support.mjs';
import { takePictures } from './pictures.mjs';

const kept = join(root, 'static/help');
let browser, site;
before(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite()]);
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop()]);
});

test('the script takes every picture that is kept, and no other', async (t) => {
  const taken = folder();
  await takePictures(taken);
  assert.deepEqual(readdirSync(taken).sort(), readdirSync(kept).sort(), 'run node tests/whole/pictures.mjs, and commit static/help');
  for (const name of readdirSync(taken)) {
    const bytes = readFileSync(join(taken, name));
    assert.equal(`${bytes.toString('latin1', 0, 4)} ${bytes.toString('latin1', 8, 12)}`, 'RIFF WEBP', name);
    const [now, then] = [bytes.length, statSync(join(kept, name)).size];
    assert.ok(then < 80_000, `${name} is ${then} bytes`);
    if (now > 1.3 * then || now < then / 1.3) t.diagnostic(`${name} has changed: ${then} bytes are kept, it takes ${now} today`);
  }
});

test('every picture is shown by the pages, with what it shows in words', async () => {
  const editor = await newPerson(site, browser, 'Example Editor');
  const page = await signedIn(site, browser, editor);
  const shown = new Set();
  for (const path of ['/good-announcements', '/es/good-announcements', '/admin/help', '/es/admin/help']) {
    await page.goto(site.url + path);
    for (const picture of await page.locator('main img').all()) {
      await picture.scrollIntoViewIfNeeded();
      const { src, words, drawn, width } = await picture.evaluate(async (image) => {
        await image.decode();
        return { src: image.getAttribute('src'), words: image.alt, drawn: image.naturalWidth, width: Number(image.getAttribute('width')) };
      });
      assert.equal(drawn, 2 * width, `${src} on ${path}`);
      assert.ok(words.length > 30, `${src} on ${path}: “${words}”`);
      shown.add(src.match(/\/static\/help-(.+)\.[0-9a-f]{12}\.webp$/)[1]);
    }
  }
  assert.deepEqual([...shown].sort(), readdirSync(kept).map((name) => name.replace(/\.webp$/, '')).sort());
});
