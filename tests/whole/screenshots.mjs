// Photographs twelve pages, public ones and some of the desk, narrow and wide, light and dark, for a person to look at:
//   node tests/whole/screenshots.mjs FOLDER [PATH ...]
// The site is started with the chapter's content and a few example events; with paths, those pages are photographed instead.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { follow, newPerson, query, signedIn, startBrowser, startMail, startSite, submit } from './support.mjs';

const [folder, ...given] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const year = new Date().getFullYear() + 1;
const EXAMPLES = [
  { title: 'Tanabata star festival (example)', starts_on: `${year}-07-07`, description: 'Write a wish and hang it on the bamboo.\n\nBring **paper** and a pen.' },
  { title: 'Evening with students from Sendai (example)', starts_on: `${year}-05-14`, venue: 'Main Library, 3900 Mission Inn Avenue' },
  { title: 'Summer concert (example)', starts_on: `${year}-06-12` },
];

const [browser, mail] = await Promise.all([startBrowser(), startMail()]);
const site = await startSite({ SITE_MAIL: mail.address });
const editor = await newPerson(site, browser, 'Example Editor');
for (const example of EXAMPLES) await submit(site, example);
const desk = await signedIn(site, browser, editor);
for (const number of [1, 2]) {
  await desk.goto(`${site.url}/admin/submissions/${number}`);
  await follow(desk, desk.locator('.decide form[action$="/publish"] button'));
}
const [[event]] = query(site, 'SELECT slug FROM item ORDER BY id LIMIT 1');
const paths = given.length ? given : ['/', '/cities', '/cities/riverside', '/partners/sendai', '/events', `/events/${event}`, '/quotes', '/history', '/submit/event', '/submit/event with errors', '/admin/queue', '/admin/submissions/3'];

const cookies = await desk.context().cookies();
for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await context.addCookies(cookies);
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(site.url + path.split(' ')[0]);
      if (path.endsWith('with errors')) await follow(page, page.locator('form.form button[type=submit]').last());
      const name = path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await Promise.all([browser.close(), site.stop(), mail.stop()]);
process.exit();
