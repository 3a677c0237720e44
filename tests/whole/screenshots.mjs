// Photographs pages of a running site, for a person to look at:
//   node tests/whole/screenshots.mjs BASE FOLDER [PATH ...]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from './support.mjs';

const [base, to, ...given] = process.argv.slice(2);
const paths = given.length ? given : ['/', '/cities', '/cities/riverside', '/partners/sendai', '/quotes', '/history', '/board', '/submit/event'];
mkdirSync(to, { recursive: true });
const browser = await startBrowser();
for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    for (const path of paths) {
      await page.goto(base + path);
      await page.screenshot({ path: join(to, `${path.replace(/\W+/g, '-').slice(1) || 'home'}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await page.goto(`${base}/submit/event`);
    await page.click('form.form button');
    await page.screenshot({ path: join(to, `error-${width}-${colorScheme}.png`), fullPage: true });
    await page.close();
  }
}
await browser.close();
