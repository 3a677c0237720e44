// Takes the pictures of the help pages from the site itself, with example data, so that they stay true:
//   node tests/whole/pictures.mjs [FOLDER]
// writes static/help (or FOLDER) anew: WebP, two pixels for one of the page, in every language that the page speaks.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { follow, newPerson, query, root, signedIn, startBrowser, startMail, startSite, submit, typeEvent, until } from './support.mjs';

const screen = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, reducedMotion: 'reduce', colorScheme: 'light' };
/** The languages, the default one first, and what begins their addresses. */
const LANGUAGES = [['en', ''], ['es', '/es']];
const year = new Date().getFullYear() + 1;
/** An example that nobody takes for a real event. */
const EXAMPLE = { title: 'Tanabata star festival (example)', starts_on: `${year}-07-07`, starts_at: '18:30', ends_at: '20:30' };

/** The part of a page from the top of `from` to the bottom of `to` (or so many pixels), written as a picture with this name. */
async function take(page, folder, name, from, to) {
  await page.evaluate(() => document.activeElement?.blur());
  const top = await boxOf(page, name, from);
  const end = typeof to === 'number' ? top.y + to : await boxOf(page, name, to ?? from).then((box) => box.y + box.height);
  const clip = { x: 0, y: Math.max(0, top.y - 12), width: screen.viewport.width, height: Math.min(end - top.y, 900) + 24 };
  const png = await page.screenshot({ clip, fullPage: true });
  writeFileSync(join(folder, `${name}.webp`), await webp(page.context(), png));
}

/** Where a part is on the whole page; that it is not there any more is what fails. */
async function boxOf(page, name, selector) {
  const part = page.locator(selector).first();
  if (!(await part.count())) throw new Error(`${name} photographs “${selector}”, which is not on ${page.url()}`);
  const box = await part.boundingBox();
  if (!box) throw new Error(`${name} photographs “${selector}”, which cannot be seen on ${page.url()}`);
  return { ...box, y: box.y + (await page.evaluate(() => scrollY)) };
}

/** The bytes of a picture as WebP, written by the browser. */
async function webp(context, png) {
  const page = await context.newPage();
  const base64 = await page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
    canvas.getContext('2d', { alpha: false }).drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/webp', 0.6).split(',')[1];
  }, png.toString('base64'));
  await page.close();
  return Buffer.from(base64, 'base64');
}

/** What a sender sees. */
async function sendersPages({ site, browser, folder, tag, prefix }) {
  const page = await (await browser.newContext(screen)).newPage();
  const at = (name, from, to) => take(page, folder, `${name}.${tag}`, from, to);
  await page.goto(`${site.url}${prefix}/submit/event`);
  await typeEvent(page, EXAMPLE);
  await at('event-form', '.field:has(#title)', '.field:has(#starts_at)');
  await page.fill('#title', '');
  await page.fill('#sender_email', 'aiko');
  await follow(page, page.locator('form.form button[type=submit]').last());
  await at('form-errors', 'h1', '.field:has(#title)');
  await page.fill('#title', EXAMPLE.title);
  await page.fill('#sender_email', 'aiko@example.org');
  await follow(page, page.locator('form.form button[type=submit]').last());
  await at('receipt', 'h1', 540);
  await page.context().close();
}

/** What an editor sees, with what the senders have sent. */
async function editorsPages({ site, folder, tag, prefix, page }) {
  const at = (name, from, to) => take(page, folder, `${name}.${tag}`, from, to);
  const open = (path) => page.goto(`${site.url}${prefix}${path}`);
  const sent = await submit(site, { ...EXAMPLE, starts_on: `${year}-06-11`, title: 'Summer concert (example)', description: `On Monday, June 12, ${year}. Bring a chair.` });
  const [[number]] = query(site, 'SELECT max(number) FROM submission');
  const receipt = sent.headers.get('location').replace(site.url, '');
  await open('/admin');
  await at('desk-home', 'h1', 620);
  await open(`/admin/submissions/${number}`);
  await at('desk-item', 'h1', 700);
  await at('desk-decide', '.decide');
  await follow(page, page.locator('.decide form[action$="/publish"] button'));
  await at('desk-undo', 'h1', 500);
  await prove(site, receipt, number);
  await page.goto(`${site.url}${receipt}/change`);
  await page.fill('#starts_at', '19:00');
  await page.fill('#venue', 'Fairmount Park, 2601 Fairmount Boulevard');
  await follow(page, page.locator('form.form button[type=submit]').last());
  await open(`/admin/submissions/${number}`);
  await at('desk-change', '#proposal h2', '#proposal form');
  await open('/admin/records/pages/join');
  await page.locator('#body').evaluate((field) => Object.assign(field, { value: 'Come to [an event](/events).\n\n## As a person\n\n- Find **your city**\n- Ask for what is new\n', rows: 9 }));
  await page.locator('#body').dispatchEvent('input');
  await page.locator('#body-preview', { hasText: 'Ask for what is new' }).waitFor();
  await at('desk-page', '.field:has(#body)', 'section.preview');
  await open('/admin/records/pages/join');
  await page.fill('#body', `${await page.inputValue('#body')}\nYou are welcome (${tag}).\n`);
  await follow(page, page.locator('#save'));
  await open('/admin/records/pages/join/history');
  await at('desk-history', 'h1', 560);
}

/** A change is read by an editor when the address of its sender is proved. */
async function prove(site, receipt, number) {
  const letter = await until('the receipt arrived', () => site.mail.letters().find((one) => one.headers.subject.endsWith(` ${number}`) && /\/prove\//.test(one.text)));
  const form = new URLSearchParams();
  await fetch(letter.text.match(/http\S+\/prove\/\S+/)[0], { method: 'POST', body: form, redirect: 'manual', headers: { origin: site.url } });
}

/** The page of the event as everybody sees it. */
async function eventPage({ site, browser, folder, tag, prefix }) {
  const page = await (await browser.newContext(screen)).newPage();
  await page.goto(`${site.url}${prefix}/events`);
  await follow(page, page.locator('.event-list a', { hasText: EXAMPLE.title }).first());
  await take(page, folder, `event-page.${tag}`, 'h1', 540);
  await page.context().close();
}

/** Takes every picture and writes it into the folder. */
export async function takePictures(folder) {
  mkdirSync(folder, { recursive: true });
  const [browser, mail] = await Promise.all([startBrowser(), startMail()]);
  const site = await startSite({ SITE_MAIL: mail.address, SITE_MAIL_RETRY: '1' });
  site.mail = mail;
  const editor = await newPerson(site, browser, 'Example Editor');
  for (const [tag, prefix] of LANGUAGES) await sendersPages({ site, browser, folder, tag, prefix });
  const page = await signedIn(site, browser, editor, screen);
  for (const [tag, prefix] of LANGUAGES) {
    await page.goto(`${site.url}${prefix}/admin`);
    // as long as the desk does not speak the language, its page shows the pictures of the default one and says so
    if ((await page.getAttribute('html', 'lang')) === tag) await editorsPages({ site, folder, tag, prefix, page });
  }
  const [[first]] = query(site, 'SELECT min(number) FROM submission');
  await page.goto(`${site.url}/admin/submissions/${first}`);
  await follow(page, page.locator('.decide form[action$="/publish"] button'));
  for (const [tag, prefix] of LANGUAGES) await eventPage({ site, browser, folder, tag, prefix });
  await Promise.all([browser.close(), site.stop(), mail.stop()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await takePictures(process.argv[2] ?? join(root, 'static/help'));
  process.exit();
}
