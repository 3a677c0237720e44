// The pages behind links in letters, of the digest and of replies, in a real browser: walked as their readers do, and checked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { follow, newPerson, quick, root, signedIn, startBrowser, startMail, startSite, submit, until } from './support.mjs';

const axe = readFileSync(createRequire(join(root, 'tests/package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
let browser, mail, site, page;
before(async () => {
  [browser, mail] = await Promise.all([startBrowser(), startMail()]);
  site = await startSite({ ...quick, SITE_MAIL: mail.address, SITE_UNDO_SECONDS: '0' });
  page = await (await browser.newContext({ viewport: { width: 320, height: 740 }, bypassCSP: true })).newPage();
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop(), mail?.stop()]);
});

/** The page as it is now: valid, accessible, one h1, nothing sideways. */
async function check(what, on = page) {
  const report = await validator.validateString(await on.content());
  const messages = report.results.flatMap((result) => result.messages.map((message) => `${message.line}: ${message.ruleId}: ${message.message}`));
  // the browser writes its own serialization: rules of style do not hold for it
  assert.deepEqual(messages.filter((text) => !/doctype|void-style|attribute-boolean-style|no-trailing|attr-quotes|attribute-empty-style|no-raw-characters|no-implicit-close/.test(text)), [], what);
  assert.equal(await on.locator('h1').count(), 1, what);
  assert.ok(await on.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} moves sideways`);
  await on.evaluate(axe);
  const { violations } = await on.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], what);
}

/** The newest letter to somebody, once there are so many. */
async function letter(to, count) {
  const letters = () => mail.letters().filter((one) => one.headers.to === to);
  return (await until(`letter ${count} to ${to}`, () => (letters().length >= count ? letters() : null))).at(-1);
}

const link = (one, path) => one.text.match(new RegExp(`http://\\S+${path}\\S*`))[0];

test('somebody subscribes at the foot of a page, confirms with the button, chooses a city, and ends it', async () => {
  await page.goto(`${site.url}/mission`);
  await page.fill('#digest-email', 'ben@example.org');
  await follow(page, page.locator('.footer-digest button'));
  await check('asked');
  await page.fill('#code', '1');
  await follow(page, page.locator('#type-code button'));
  await check('a wrong code');
  await page.goto(link(await letter('ben@example.org', 1), '/digest/confirm/'));
  await check('confirm');
  await follow(page, page.locator('#confirm button'));
  await check('preferences');
  await page.check('#about-some');
  await follow(page, page.locator('#preferences button'));
  await check('no city chosen');
  await page.locator('summary').first().click();
  await page.getByLabel('Riverside', { exact: true }).check();
  await follow(page, page.locator('#preferences button'));
  assert.match(await page.textContent('main'), /Saved/);
  await follow(page, page.getByRole('link', { name: 'no more of these letters' }));
  await check('end');
  await follow(page, page.locator('#end button'));
  assert.match(await page.textContent('h1'), /No more letters/);
  await check('ended');
});

test('an event asks for replies: somebody replies by code, another waits, is let in, and the host writes to them', async () => {
  const desk = await signedIn(site, browser, await newPerson(site, browser, 'Ada Editor', 'administrator'), { viewport: { width: 360, height: 740 }, bypassCSP: true });
  assert.equal((await submit(site, { takes_replies: 'yes', reply_places: '2', private_details: 'Room 7' })).status, 303);
  await desk.goto(`${site.url}/admin/submissions/1`);
  await follow(desk, desk.locator('form[action$="/publish"] button'));
  for (const [path, what] of [['/admin/digest', 'the digest on the desk'], ['/admin/submissions/1/replies', 'replies on the desk']]) {
    await desk.goto(site.url + path);
    await check(what, desk);
  }

  const reply = async (name, people) => {
    await page.goto(`${site.url}/events/tanabata-evening`);
    await check('the event');
    await page.fill('#name', name);
    await page.fill('#people', people);
    await page.fill('#reply #email', `${name}@example.org`);
    await follow(page, page.locator('#reply button'));
  };
  await reply('Cleo', '30');
  await check('too many people');
  await reply('Ben', '2');
  await check('asked');
  const code = await letter('Ben@example.org', 1);
  await page.fill('#code', code.text.match(/replied: (\d{6})/)[1]);
  await follow(page, page.locator('#type-code button'));
  assert.match(await page.textContent('main'), /You have 2 places[\s\S]*Room 7/);
  await check('a reply');
  const cancel = link(await letter('Ben@example.org', 2), '/cancel');
  await reply('Dora', '1');
  await page.goto(link(await letter('Dora@example.org', 1), '/replies/prove/'));
  await check('prove');
  await follow(page, page.locator('#prove button'));
  assert.match(await page.textContent('h1'), /waiting list/);
  await check('waiting');
  await page.goto(cancel);
  await check('cancel');
  await follow(page, page.locator('#cancel button'));
  await check('cancelled');
  assert.match((await letter('Dora@example.org', 3)).text, /A place has become free[\s\S]*Room 7/);

  const receipt = mail.letters().find((one) => one.headers.to === 'aiko@example.org' && one.text.includes('/prove/'));
  await page.goto(link(receipt, '/prove/'));
  await follow(page, page.locator('main button'));
  await follow(page, page.getByRole('link', { name: 'See the replies' }));
  await check('the list for the host');
  await page.fill('#subject', 'Parking');
  await page.fill('#words', 'Use the lot at 9th Street.');
  await follow(page, page.locator('#form_id button'));
  await check('written');
  const written = await letter('Dora@example.org', 4);
  assert.match(written.headers['reply-to'], /aiko@example\.org/);
  assert.match(written.text, /9th Street/);
});
