// Every page of the desk and of the sender's side, in its states: valid HTML, axe-core, no sideways scroll, no noise; light and dark,
// at four widths, without loading the page again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { inspect, listen } from './inspect.mjs';
import { command, follow, invite, newPerson, pdf, query, root, signedIn, startBrowser, startMail, startSite, submit, telephone, totp, typeSignIn, until } from './support.mjs';

const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
/** Long words without a space, and letters of other scripts, which are what moves pages sideways. */
const LONG = { title: `七夕まつり Tanabata ${'Donaudampfschifffahrt'.repeat(5)}`, venue: 'x'.repeat(120), description: `On Monday, July 4, 2027 at 3 pm. https://example.org/${'y'.repeat(150)}` };

let browser, mail, site, administrator, desk, sender, html;
const heard = new Map();
const found = [];
before(async () => {
  [browser, mail] = await Promise.all([startBrowser(), startMail()]);
  site = await startSite({ SITE_MAIL: mail.address, SITE_MAIL_RETRY: '1' });
  administrator = await newPerson(site, browser, 'Maria Stone', 'administrator');
  [desk, sender] = await Promise.all([newPage(), newPage()]);
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop(), mail?.stop()]);
});

/** A page that keeps the HTML it was last sent, and what it says on the console. */
async function newPage() {
  const page = await (await browser.newContext({ ...telephone, bypassCSP: true, reducedMotion: 'reduce' })).newPage();
  heard.set(page.context(), listen(page.context(), site.url));
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && response.status() < 300 | response.status() >= 400) html = response.text();
  });
  return page;
}

/** Looks at the page that is open; everything that is wrong with it is kept for the end of its test. */
async function look(page, what, { status } = {}) {
  const wrong = [];
  const report = await validator.validateString(await html);
  wrong.push(...report.results.flatMap((result) => result.messages.map((message) => `${message.line}: ${message.ruleId}: ${message.message}`)));
  wrong.push(...heard.get(page.context())(status));
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  wrong.push(...(await inspect(page)));
  await page.setViewportSize(telephone.viewport);
  await page.emulateMedia({ colorScheme: 'light' });
  const small = await page.evaluate(() => [...document.querySelectorAll('main button, main summary, main .button, main input:not([type=hidden]), main select, main textarea')].filter((element) => {
    const { width, height } = (element.closest('.choice')?.querySelector('label') ?? element).getBoundingClientRect();
    return width > 0 && height < 44 && !element.closest('.apart, [aria-hidden=true]');
  }).map((element) => `${element.outerHTML.slice(0, 120)} is ${element.getBoundingClientRect().height} px high`));
  wrong.push(...small);
  found.push(...wrong.map((text) => `${what}: ${text}`));
}

/** Opens an address and looks at it. */
async function see(page, path, what = path) {
  heard.get(page.context())();
  const answer = await page.goto(path.startsWith('http') ? path : site.url + path);
  assert.ok(answer.status() === 200, `${what}: ${answer.status()}`);
  await look(page, what);
}

/** Presses a button and looks at the page that it leads to. */
async function press(page, name, what, options) {
  heard.get(page.context())();
  await follow(page, page.getByRole('button', { name, exact: true }));
  if (what) await look(page, what, options);
}

function nothingFound() {
  assert.deepEqual([...new Set(found.splice(0))], []);
}

async function send(fields) {
  const answer = await submit(site, fields);
  assert.equal(answer.status, 303);
  const [[number]] = query(site, 'SELECT max(number) FROM submission');
  const receipt = await until('the receipt arrived', () => mail.letters().find((letter) => letter.headers.subject.endsWith(`submission ${number}`)));
  return { number, path: `/admin/submissions/${number}`, receipt: site.url + answer.headers.get('location').replace(site.url, ''), prove: receipt.text.match(/http\S+\/prove\/\S+/)[0], code: receipt.text.match(/below: (\d{6})/)[1] };
}

test('the pages of signing in, of invitations and of new passwords', async () => {
  const page = await newPage();
  await see(page, '/sign-in');
  await page.fill('#email', 'nobody@example.org');
  await page.fill('#password', 'something else 123');
  await page.fill('#code', '123456');
  await press(page, 'Sign in', 'sign-in with an error', { status: 422 });
  await see(page, '/sign-in/forgotten');
  await press(page, 'Send me a link', 'a new password, with an error', { status: 422 });
  await page.fill('#email', 'nobody@example.org');
  await press(page, 'Send me a link', 'a new password, asked for');
  await see(page, invite(site, 'Ann Lee').link, 'invitation');
  await press(page, 'Begin', 'set up');
  await page.fill('#new_password', 'short');
  await press(page, 'Save and sign in', 'set up with an error', { status: 422 });
  const password = 'violet pencil orbit kettle 58';
  await page.fill('#new_password', password);
  await page.fill('#again', password);
  await page.fill('#code', totp(await page.textContent('#factor-letters')));
  await press(page, 'Save and sign in', 'recovery codes');
  await page.context().clearCookies();
  await see(page, command(site, 'people', 'reset', administrator.email).match(/http\S+/)[0], 'new password');
  await press(page, 'Save and sign in', 'new password with an error', { status: 422 });
  await page.goto(`${site.url}/account/nothing`);
  await look(page, 'a link that is not good any more', { status: 404 });
  await page.context().close();
  nothingFound();
});

test('the desk, the account and the people', async () => {
  await desk.goto(`${site.url}/sign-in`);
  await typeSignIn(desk, administrator);
  for (const path of ['/admin', '/admin/queue', '/admin/backups', '/admin/style', '/admin/help', '/admin/account', '/admin/account/password', '/admin/account/factor', '/admin/account/codes', '/admin/people', '/admin/people/invite', '/admin/people/1', '/admin/confirm', '/admin/log', '/admin/mail', '/admin/attention', '/admin/handover']) await see(desk, path, `${path}, at the beginning`);
  await desk.goto(`${site.url}/admin/account/password`);
  await press(desk, 'Save', 'own password with an error', { status: 422 });
  await desk.goto(`${site.url}/admin/people/invite`);
  await press(desk, 'Send the invitation', 'invite with an error', { status: 422 });
  await desk.fill('#name', 'Bartholomew '.repeat(8).trim());
  await desk.fill('#email', `${'b'.repeat(60)}@example.org`);
  await desk.fill('#office', 'Treasurer');
  await desk.fill('#until', '2099-12-31');
  await press(desk, 'Send the invitation', 'somebody invited');
  await see(desk, '/admin/people', 'people, with a long name');
  const [[id]] = query(site, 'SELECT max(id) FROM person');
  await desk.goto(`${site.url}/admin/people/${id}`);
  await follow(desk, desk.locator('#shut-out-form button'));
  await look(desk, 'somebody shut out');
  await desk.goto(`${site.url}/admin/confirm`);
  await press(desk, 'Go on', 'one more code, with an error', { status: 422 });
  await desk.goto(`${site.url}/admin/account/factor`);
  await desk.fill('#code', administrator.codes.shift());
  await press(desk, 'Go on', 'a new telephone');
  await desk.goto(`${site.url}/admin/account/codes`);
  await desk.fill('#code', administrator.codes.shift());
  await press(desk, 'Go on', 'new recovery codes');
  administrator.codes = await desk.locator('.recovery-codes code').allTextContents();
  nothingFound();
});

test('what was sent in, on the desk and for its sender, in every state', async () => {
  await see(sender, '/submissions/find');
  await press(sender, 'Send me the links', 'lost link with an error', { status: 422 });
  await sender.fill('#email', 'nobody@example.org');
  await press(sender, 'Send me the links', 'lost link, asked for');

  const event = await send(LONG);
  await see(sender, event.receipt, 'receipt, not proved');
  await sender.fill('#code', event.code === '000000' ? '000001' : '000000');
  await press(sender, 'Confirm my address', 'receipt, wrong code', { status: 422 });
  await see(sender, event.prove, 'proof');
  await press(sender, 'Yes, it is mine', 'receipt, proved');
  await sender.goto(event.prove);
  await look(sender, 'proof used', { status: 410 });
  for (const what of ['change', 'postpone', 'cancel', 'withdraw']) await see(sender, `${event.receipt}/${what}`, `sender: ${what}, waiting`);

  const spam = await submit(site, { title: 'Cheap watches', website: 'https://example.com' });
  assert.equal(spam.status, 303);
  await see(desk, '/admin', 'desk with something to read');
  await see(desk, '/admin/queue', 'queue with items');
  await see(desk, '/admin/queue?list=new&order=newest', 'one list of the queue');
  const [[held]] = query(site, "SELECT max(number) FROM submission WHERE state = 'held'");
  await see(desk, `/admin/submissions/${held}`, 'item held apart');
  await see(desk, event.path, 'item with warnings');
  assert.ok((await desk.locator('.warnings li').count()) > 0, 'there are warnings');
  await see(desk, `${event.path}/again`, 'the same again on other days');
  await desk.fill('#days', '2027-08-08');
  await desk.locator('button[value=show]').click();
  await desk.waitForSelector('#shown');
  await look(desk, 'the same again, with its dates');
  await see(desk, `${event.path}/edit`, 'an editor changes the words');
  await desk.fill('#title', '');
  await desk.locator('form.form button').last().click();
  await desk.waitForSelector('.error-summary');
  await look(desk, 'an editor changes the words, with an error', { status: 422 });
  await desk.goto(site.url + event.path);
  await desk.click('#ask summary');
  await press(desk, 'Ask', 'item, question with an error', { status: 422 });
  await desk.fill('#question', 'Which hour?');
  await desk.getByLabel('When').check();
  await press(desk, 'Ask', 'outcome: asked');
  await see(desk, event.path, 'item asked');
  await see(sender, event.receipt, 'receipt, asked');
  await see(sender, `${event.receipt}/change`, 'sender: change, asked');
  await sender.fill('#contact', '(951) 555-0177');
  await sender.setInputFiles('#image', join(root, 'static/help/desk-change.en.webp'));
  await sender.fill('#image_text', 'A form');
  await sender.fill('#title', '');
  await press(sender, 'Send the change', 'sender: change with an error', { status: 422 });
  await sender.fill('#title', LONG.title);
  await press(sender, 'Send the change', 'receipt, answered');
  await desk.goto(site.url + event.path);
  await press(desk, 'Publish', 'outcome: published');
  await see(desk, event.path, 'item published');
  await see(sender, event.receipt, 'receipt, published');
  for (const what of ['change', 'postpone', 'cancel', 'withdraw']) await see(sender, `${event.receipt}/${what}`, `sender: ${what}, published`);
  await sender.goto(`${event.receipt}/change`);
  await sender.fill('#venue', 'z'.repeat(140));
  await sender.fill('#contact', '(951) 555-0199');
  await sender.setInputFiles('#image', join(root, 'static/help/desk-decide.en.webp'));
  await sender.setInputFiles('#file', { name: `${'p'.repeat(90)}.pdf`, mimeType: 'application/pdf', buffer: pdf });
  await press(sender, 'Send the change', 'receipt, change waits');
  await see(desk, '/admin/queue', 'queue with a change');
  await see(desk, event.path, 'difference');
  const widths = await desk.locator('.compared img').evaluateAll((pictures) => pictures.map((picture) => picture.naturalWidth));
  assert.ok(widths.length === 2 && widths.every((width) => width > 0), `the old picture and the new one: ${widths}`);
  await press(desk, 'Take what is ticked', 'difference with an error', { status: 422 });
  await desk.getByLabel('Where').check();
  await press(desk, 'Take what is ticked', 'outcome: taken');
  await see(sender, event.receipt, 'receipt, change taken in part');
  await see(sender, `${event.receipt}/change`, 'sender: change with a picture');
  const shown = sender.locator('.kept img');
  await shown.scrollIntoViewIfNeeded();
  assert.ok(await shown.evaluate((picture) => picture.decode().then(() => picture.naturalWidth > 0)), 'the sender sees the picture');
  await see(desk, `${event.path}/edit`, 'an editor changes a picture');
  await sender.goto(`${event.receipt}/change`);
  await sender.fill('#contact', '(951) 555-0111');
  await press(sender, 'Send the change');
  await desk.goto(site.url + event.path);
  await desk.click('#refuse summary');
  await press(desk, 'Refuse', 'refusal with an error', { status: 422 });
  await desk.fill('#refusal', 'The number is not known.');
  const stale = await desk.context().newPage();
  await stale.goto(site.url + event.path);
  await press(desk, 'Refuse', 'outcome: refused');
  await see(sender, event.receipt, 'receipt, change refused');
  await press(stale, 'Take all of it');
  html = Promise.resolve(await stale.content());
  await look(stale, 'outcome: too late', { status: 409 });
  await stale.close();
  await sender.goto(`${event.receipt}/withdraw`);
  await press(sender, 'Yes, withdraw it', 'receipt, to be withdrawn');
  await see(desk, event.path, 'a withdrawal waits');
  await press(desk, 'Take it off the site', 'outcome: withdrawn');
  await see(sender, event.receipt, 'receipt, withdrawn');
  await see(desk, event.path, 'item withdrawn');

  const declined = await send({ title: 'A sale', sender_email: 'ana@example.org' });
  await desk.goto(site.url + declined.path);
  await desk.click('#decline summary');
  await press(desk, 'Decline with my own words alone', 'decline with an error', { status: 422 });
  await desk.locator('#decline button[name=reason]').first().click();
  await desk.waitForURL(/outcome$/);
  await look(desk, 'outcome: declined');
  await see(sender, declined.receipt, 'receipt, declined');
  await see(desk, declined.path, 'item declined');
  for (const path of ['/admin/events/new', '/admin/newsletters/new']) await see(desk, path);
  await desk.locator('form.form button.wide').click();
  await desk.waitForSelector('.error-summary');
  await look(desk, 'own newsletter with an error', { status: 422 });
  nothingFound();
});

test('corrections, contacts, confirmations and anniversaries', async () => {
  const visitor = await newPage();
  await visitor.goto(`${site.url}/cities/riverside`);
  await visitor.click('text=tell us what to correct');
  await press(visitor, 'Send the correction', 'a correction with errors', { status: 422 });
  await visitor.fill('#words', 'Since 1958.');
  await visitor.fill('#organization', 'A new council');
  await visitor.fill('#sender_name', 'Ann Lee');
  await visitor.fill('#sender_email', 'ann@example.org');
  await press(visitor, 'Send the correction', 'thanks for a correction');
  await until('the correction arrived', () => mail.letters().find((letter) => /^Correction \d+: Riverside$/.test(letter.headers.subject)));
  await see(desk, '/admin/queue', 'queue with a correction');
  await desk.click('#messages a');
  await look(desk, 'a correction');
  await press(desk, 'Take these texts over', 'a correction whose texts are taken over');
  await press(desk, 'I have seen to it: tell the sender', 'a correction seen to');
  await until('the sender was told', () => mail.letters().find((letter) => letter.text.includes('Thank you. The new texts that you gave us for Riverside')));
  for (const path of ['/admin/contacts', '/admin/contacts?list=old', '/admin/anniversaries', '/admin/contacts/riverside']) await see(desk, path);
  await desk.fill('#contact_name', 'Rosa');
  await press(desk, 'Save', 'contact with an error', { status: 422 });
  await desk.fill('#contact_email', 'rosa@example.org');
  await press(desk, 'Save', 'contact');
  await press(desk, 'Ask now whether the entry is right', 'contact that was asked');
  const letter = await until('the city was asked', () => mail.letters().find((one) => one.headers.subject.startsWith('Is this right? Riverside')));
  const question = letter.text.match(/http\S+\/confirm\/\S+/)[0];
  await visitor.goto(question);
  await look(visitor, 'is this right');
  await press(visitor, 'Yes, all of this is right', 'confirmed');
  await visitor.goto(`${site.url}/cities/riverside`);
  assert.match(await visitor.textContent('.facts'), /A new council.*20\d\d, A new council/s);
  await visitor.context().close();
  nothingFound();
});

test('mail, log, and everything that is edited in the browser', async () => {
  mail.mode('refuse-550');
  await desk.goto(`${site.url}/admin/mail`);
  await press(desk, 'Send me a test letter', 'mail with a letter that waits');
  await see(desk, '/admin/mail', 'mail with letters');
  mail.mode('accept');
  await see(desk, '/admin/log', 'log with entries');
  await see(desk, '/admin/records');
  const kinds = await desk.locator('.kinds a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(kinds.length > 12);
  for (const path of kinds) {
    await see(desk, path);
    if (!path.startsWith('/admin/records/')) continue;
    const first = desk.locator('.records a').first();
    const record = (await first.count()) ? await first.getAttribute('href') : null;
    const adds = await desk.locator(`a[href="${path}/new"]`).count();
    if (adds) await see(desk, `${path}/new`);
    if (record) await see(desk, record);
  }
  await see(desk, '/admin/records/pages/mission/history', 'history of nothing');
  await desk.goto(`${site.url}/admin/records/pages/mission`);
  await desk.fill('#body', `${await desk.inputValue('#body')}\n\nOne more sentence with ${'w'.repeat(120)}.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`);
  await desk.waitForSelector('section.preview:not([hidden])');
  await look(desk, 'preview while typing');
  const other = await desk.context().newPage();
  await other.goto(`${site.url}/admin/records/pages/mission`);
  await press(desk, 'Save', 'record saved');
  await see(desk, '/admin/records/pages/mission/history', 'history with a difference');
  await other.fill('#title', 'Our mission and more');
  await press(other, 'Save');
  html = Promise.resolve(await other.content());
  await look(other, 'somebody else has saved', { status: 409 });
  await other.close();
  await desk.goto(`${site.url}/admin/records/quotations`);
  await follow(desk, desk.locator('.records a').first());
  await press(desk, 'Throw this away', 'trash with something in it');
  await desk.goto(`${site.url}/admin/records/news/new`);
  await press(desk, 'Save', 'a record with an error', { status: 422 });
  await see(desk, '/admin/records/sources/import');
  const table = await (await desk.context().request.get(`${site.url}/admin/records/sources/export.csv`)).body();
  const lines = table.toString().trimEnd().split('\n');
  lines[1] = lines[1].replace(/[a-z]+ /, 'changed ');
  await desk.setInputFiles('#file', { name: 'sources.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) });
  await press(desk, 'See what it would do', 'import, looked at');
  await desk.setInputFiles('#file', { name: 'sources.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines[0]}\n${','.repeat(lines[0].split(',').length - 1)}\n`) });
  await desk.getByRole('button', { name: 'See what it would do' }).click();
  await desk.waitForSelector('#wrong');
  await look(desk, 'import with an error', { status: 422 });
  await desk.goto(`${site.url}/admin/documents`);
  const document = desk.locator('section.document').first();
  await follow(desk, document.getByRole('button', { name: 'Put it in place' }));
  await look(desk, 'documents with an error', { status: 422 });
  await desk.locator('section.document input[type=file]').first().setInputFiles({ name: `${'bylaws'.repeat(15)}.pdf`, mimeType: 'application/pdf', buffer: pdf });
  await follow(desk, desk.locator('section.document').first().getByRole('button', { name: 'Put it in place' }));
  await look(desk, 'documents with a file');
  nothingFound();
});

test('a form whose session has ended', async () => {
  await desk.goto(`${site.url}/admin/records/pages/mission`);
  const [cookie] = await desk.context().cookies();
  assert.ok(cookie.expires - Date.now() / 1000 > 48 * 3600, 'the browser can say whose form it is, long after the session has ended');
  const elsewhere = await signedIn(site, browser, administrator);
  await elsewhere.goto(`${site.url}/admin/account`);
  await follow(elsewhere, elsewhere.locator('#end-others button'));
  await desk.fill('#description', 'Typed while signed out.');
  await press(desk, 'Save');
  await look(desk, 'sign-in after the session ended');
  await typeSignIn(desk, administrator);
  await look(desk, 'what was typed is kept');
  assert.equal(await desk.textContent('h1'), 'You were signed out while you were typing. Nothing is lost.');
  nothingFound();
});
