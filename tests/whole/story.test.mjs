// The story of one event, from the form to "cancelled": sender and editor with telephones, letters by a real mail server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contentsOf, follow, mailbox, newPerson, query, signedIn, startBrowser, startMail, startSite, submit, takeUpInvitation, telephone, typeEvent, typeSignIn, until } from './support.mjs';

/** What the sender writes, none of which may be in a letter to an address that is not proved. */
const WORDS = { title: 'Tanabata evening', host: 'Riverside', venue: 'City Hall, 3900 Main Street', contact: '(951) 555-0100', sender_name: 'Aiko Yamada' };
const CHAPTER = 'admin@socalsistercities.org';
const SENDER = 'aiko@example.org';

let browser, mail, site, next, editor;
before(async () => {
  [browser, mail] = await Promise.all([startBrowser(), startMail()]);
  // the letter of a decision leaves at once in place of ten minutes later
  site = await startSite({ SITE_MAIL: mail.address, SITE_UNDO_SECONDS: '0' });
  next = mailbox(mail);
  editor = await newPerson(site, browser, 'Ruth Okafor');
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop(), mail?.stop()]);
});

const linksOf = (letter) => letter.text.match(/https?:\/\/\S+/g) ?? [];
const linkOf = (letter, part) => linksOf(letter).find((link) => link.includes(part)) ?? assert.fail(`no ${part} in ${letter.text}`);
const messageIds = new Set();

/** What holds for every letter. */
function checkLetter(letter, to) {
  const { headers } = letter;
  assert.deepEqual(letter.defects, []);
  assert.equal(headers.to, to);
  assert.match(headers.from, /website@socalsistercities\.org/);
  assert.equal(headers['reply-to'], to === CHAPTER ? `Aiko Yamada <${SENDER}>` : CHAPTER);
  assert.equal(headers['auto-submitted'], 'auto-generated');
  assert.equal(letter.message_ids.length, 1);
  assert.ok(!messageIds.has(letter.message_ids[0]), 'no Message-ID comes twice');
  messageIds.add(letter.message_ids[0]);
  assert.ok(letter.longest_line <= 998 && letter.bare_newlines === 0 && letter.is_7bit);
}

function assertHas(letter, ...words) {
  for (const word of words) assert.ok(letter.text.includes(word), `“${word}” is missing in: ${letter.text}`);
}

/** No words of the sender, for an address that is not proved. */
function assertSaysNothing(letter) {
  for (const word of Object.values(WORDS)) assert.ok(!letter.text.includes(word) && !letter.headers.subject.includes(word), `“${word}” in: ${letter.text}`);
}

async function assertFits(page) {
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  assert.ok(scroll <= client, `${page.url()} moves sideways: ${scroll} > ${client}`);
}

/** Presses a button and waits for the page that it leads to. */
async function press(page, name) {
  await follow(page, page.getByRole('button', { name, exact: true }));
  await assertFits(page);
}

const heading = (page) => page.textContent('h1');

/** Whether the database is as it was, whatever machines do with the links of letters. */
async function fetchAsMachinesDo(letters) {
  const before = contentsOf(site);
  const links = letters.flatMap(linksOf);
  for (const link of links) {
    for (let time = 0; time < 5; time++) for (const method of ['GET', 'HEAD']) await (await fetch(link, { method })).arrayBuffer();
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const link of links) await page.goto(link);
  await context.close();
  assert.deepEqual(contentsOf(site), before, `changed by fetching ${links.join(' ')}`);
  return links.length;
}

/** Tells the whole story. `whenTheyCome` is called with the letters of each step, before anybody follows their links. */
async function tell({ whenTheyCome = async () => {}, options = telephone } = {}) {
  const letters = async (...addresses) => {
    const come = await next(addresses.length);
    come.sort((one, other) => addresses.indexOf(one.headers.to) - addresses.indexOf(other.headers.to));
    come.forEach((letter, index) => checkLetter(letter, addresses[index]));
    await whenTheyCome(come);
    return come;
  };
  const sender = await (await browser.newContext(options)).newPage();
  const desk = await (await browser.newContext(options)).newPage();

  // sent in
  await sender.goto(`${site.url}/submit/event`);
  await typeEvent(sender, WORDS);
  await press(sender, 'Send the event');
  assert.equal(await heading(sender), 'Thank you. We have it.');
  const [submission, receipt] = await letters(CHAPTER, SENDER);
  const number = submission.headers.subject.match(/^Event (\d+): Tanabata evening$/)[1];
  assertHas(submission, ...Object.values(WORDS), SENDER, 'The sender\'s address has not been proved.', `Number ${number}`);
  assertSaysNothing(receipt);
  assertHas(receipt, `Number ${number}`);

  // proved
  await sender.goto(linkOf(receipt, '/prove/'));
  await press(sender, 'Yes, it is mine');
  assert.equal(await sender.textContent('#proved'), 'Your e-mail address is confirmed.');

  // asked
  await desk.goto(linkOf(submission, '/admin/'));
  assert.equal(await heading(desk), 'Sign in');
  await typeSignIn(desk, editor);
  await desk.waitForURL(`${site.url}/admin/submissions/${number}`);
  assert.equal(await heading(desk), WORDS.title);
  assert.equal(await desk.getByText('address not proved').count(), 0);
  await desk.click('#ask summary');
  await desk.fill('#question', 'Is this the number of the office?');
  await desk.getByLabel('Contact for visitors').check();
  await press(desk, 'Ask');
  assert.equal(await heading(desk), 'You asked the sender');
  const [question] = await letters(SENDER);
  assert.match(question.headers.subject, new RegExp(`number ${number} – a question before we publish it`));
  assertHas(question, 'Is this the number of the office?', 'Please check:\n  - Contact for visitors', WORDS.title);

  // answered
  await sender.goto(linkOf(question, '/submissions/'));
  assert.equal(await heading(sender), 'We have a question');
  assert.deepEqual(await sender.locator('.check li').allTextContents(), ['Contact for visitors']);
  await follow(sender, sender.getByRole('link', { name: 'Answer and change it' }));
  await sender.fill('#contact', '(951) 555-0177');
  await press(sender, 'Send the change');
  const [answer] = await letters(CHAPTER);
  assertHas(answer, 'Aiko Yamada has answered your question', '(951) 555-0100', '(951) 555-0177', 'The sender\'s address has been proved.');

  // published
  await desk.goto(linkOf(answer, '/admin/'));
  await press(desk, 'Publish');
  assert.equal(await heading(desk), 'You published it');
  const [published] = await letters(SENDER);
  assertHas(published, `Number ${number}, “Tanabata evening”, is on our site now.`);
  const address = linkOf(published, '/events/');
  const visitor = await (await browser.newContext(options)).newPage();
  await visitor.goto(address);
  await assertFits(visitor);
  assert.equal(await heading(visitor), WORDS.title);
  const shown = async () => {
    await visitor.goto(address);
    return visitor.textContent('main');
  };
  assert.match(await shown(), /\(951\) 555-0177/);
  assert.ok(!(await shown()).includes('555-0100') && !(await shown()).includes(SENDER) && !(await shown()).includes('Yamada'));
  await visitor.goto(`${site.url}/events`);
  assert.equal(await visitor.locator(`main a[href="${new URL(address).pathname}"]`).count() > 0, true, 'it is in the list');

  // two fields changed by the link, one of them taken
  await sender.goto(linkOf(published, '/submissions/'));
  await follow(sender, sender.getByRole('link', { name: 'Change it', exact: true }));
  await sender.fill('#venue', 'Main Library, 3900 Mission Inn Avenue');
  await sender.fill('#contact', '(951) 555-0199');
  await press(sender, 'Send the change');
  assert.match(await sender.textContent('#state'), /Your change waits for an editor/);
  const [change] = await letters(CHAPTER);
  assertHas(change, 'Main Library', '(951) 555-0199', 'its page stays as it is until you decide');
  const page = await shown();
  assert.ok(page.includes('City Hall') && page.includes('555-0177') && !page.includes('Library') && !page.includes('555-0199'));
  await desk.goto(linkOf(change, '/admin/'));
  assert.equal(await desk.locator('.differences li').count(), 2);
  assert.deepEqual((await desk.locator('.differences del').allTextContents()).sort(), ['(951) 555-0177', 'City Hall, 3900 Main Street, Riverside']);
  assert.deepEqual((await desk.locator('.differences ins').allTextContents()).sort(), ['(951) 555-0199', 'Main Library, 3900 Mission Inn Avenue, Riverside']);
  await desk.locator('.differences').getByLabel('Where').check();
  await press(desk, 'Take what is ticked');
  assert.equal(await heading(desk), 'You took the change');
  const [partly] = await letters(SENDER);
  assertHas(partly, 'not all of it', 'We have not changed: Contact for visitors.');
  const taken = await shown();
  assert.ok(taken.includes('Main Library') && taken.includes('555-0177') && !taken.includes('City Hall') && !taken.includes('555-0199'));

  // cancelled
  await sender.goto(linkOf(partly, '/submissions/'));
  await follow(sender, sender.getByRole('link', { name: 'It is cancelled' }));
  await press(sender, 'Yes, it is cancelled');
  const [cancel] = await letters(CHAPTER);
  assertHas(cancel, 'says that this is cancelled');
  assert.doesNotMatch(await shown(), /cancell?ed/i);
  await desk.goto(linkOf(cancel, '/admin/'));
  await press(desk, 'Take all of it');
  const [last] = await letters(SENDER);
  assertHas(last, 'is on our site now.');
  assert.match(await shown(), /cancell?ed/i);
  assert.equal((await visitor.goto(address)).status(), 200, 'the page stays');
  assert.equal(mail.files().length, query(site, 'SELECT count(*) FROM letter')[0][0], 'no other letter was written');
  await Promise.all([sender, desk, visitor].map((one) => one.context().close()));
}

test('an event is sent in, proved, asked about, answered, published, changed in part, and cancelled', () => tell());

test('inert links: what machines fetch changes nothing, and the click of the person works afterwards', async () => {
  let count = 0;
  await tell({ whenTheyCome: async (letters) => (count += await fetchAsMachinesDo(letters)) });
  assert.ok(count > 10, `${count} links`);

  const administrator = await newPerson(site, browser, 'Maria Stone', 'administrator');
  const desk = await signedIn(site, browser, administrator);
  await desk.goto(`${site.url}/admin/people/invite`);
  for (const [name, text] of Object.entries({ name: 'Tom Reed', email: 'tom@example.org', office: 'Webmaster', until: '2099-12-31' })) await desk.fill(`#${name}`, text);
  await press(desk, 'Send the invitation');
  const [invitation] = await next(1);
  await fetchAsMachinesDo([invitation]);
  const person = { name: 'Tom Reed', email: 'tom@example.org', password: 'amber trumpet window lantern 7', link: linkOf(invitation, '/account/') };
  const page = await (await browser.newContext(telephone)).newPage();
  await takeUpInvitation(page, person);
  assert.equal(person.codes.length, 10);
  await page.context().clearCookies();

  await page.goto(`${site.url}/sign-in/forgotten`);
  await page.fill('#email', person.email);
  await press(page, 'Send me a link');
  const [forgotten] = await next(1);
  await fetchAsMachinesDo([forgotten]);
  const elsewhere = await (await browser.newContext(telephone)).newPage();
  await elsewhere.goto(linkOf(forgotten, '/account/'));
  assert.match(await elsewhere.textContent('main'), /works only in the browser where you asked for it/);
  await elsewhere.context().close();
  await page.goto(linkOf(forgotten, '/account/'));
  person.password = 'granite whistle meadow button 3';
  await page.fill('#new_password', person.password);
  await page.fill('#again', person.password);
  await page.fill('#code', person.codes.shift());
  await press(page, 'Save and sign in');
  assert.equal(page.url(), `${site.url}/admin`);
  const [changed] = await next(1);
  assert.match(changed.text, /your password/);

  // Back after signing out shows nothing of the desk (promise P36)
  await page.goto(`${site.url}/admin/queue?list=published`);
  await Promise.all([page.waitForURL('**/sign-in'), page.click('.sign-out button')]);
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  assert.ok(!(await page.textContent('body')).includes('Tanabata evening'));

  await page.goto(`${site.url}/submissions/find`);
  await page.fill('#email', SENDER);
  await press(page, 'Send me the links');
  const [found] = await next(1);
  assert.equal(found.headers.to, SENDER);
  assert.ok(linksOf(found).length >= 2);
  await fetchAsMachinesDo([found]);
  await page.goto(linkOf(found, '/submissions/'));
  assert.match(await page.textContent('main'), /Tanabata evening/);
  await Promise.all([desk, page].map((one) => one.context().close()));
});

test('two editors decide in the same second: one outcome, one letter, one log line', async () => {
  const other = await newPerson(site, browser, 'Ben Castillo');
  const pages = await Promise.all([editor, other].map((person) => signedIn(site, browser, person)));
  const ways = {
    publish: { button: 'Publish', open: null, done: 'You published it' },
    decline: { button: 'Decline with my own words alone', open: '#decline summary', field: '#words', done: 'You declined it' },
    ask: { button: 'Ask', open: '#ask summary', field: '#question', done: 'You asked the sender' },
  };
  for (const [one, two] of [['publish', 'publish'], ['publish', 'decline'], ['ask', 'ask'], ['decline', 'ask'], ['publish', 'publish'], ['decline', 'decline']]) {
    const answer = await submit(site, { title: `Taiko day, ${one} and ${two}` });
    const [[number]] = query(site, 'SELECT max(number) FROM submission');
    assert.equal(answer.status, 303);
    await next(2);
    const [[lines]] = query(site, 'SELECT count(*) FROM log_entry');
    const chosen = [ways[one], ways[two]];
    for (const [index, page] of pages.entries()) {
      await page.goto(`${site.url}/admin/submissions/${number}`);
      const { open, field } = chosen[index];
      if (open) await page.click(open);
      if (field) await page.fill(field, 'We wonder about the hour.');
    }
    await Promise.all(pages.map((page, index) => follow(page, page.getByRole('button', { name: chosen[index].button, exact: true }))));
    const headings = await Promise.all(pages.map(heading));
    const winner = headings.findIndex((text, index) => text === chosen[index].done);
    assert.ok(winner >= 0, `nobody decided: ${headings}`);
    assert.equal(headings[1 - winner], 'Somebody was faster');
    assert.match(await pages[1 - winner].textContent('#outcome'), new RegExp(`^${[editor, other][winner].name} `), 'the other reads who it was');
    assert.deepEqual(query(site, `SELECT count(*) FROM decision WHERE submission = ${number}`), [[1]]);
    assert.deepEqual(query(site, `SELECT count(*) FROM letter WHERE submission = ${number} AND decision IS NOT NULL`), [[1]]);
    assert.deepEqual(query(site, 'SELECT count(*) FROM log_entry'), [[lines + 1]]);
    const [letter] = await next(1);
    checkLetter(letter, SENDER);
    assertSaysNothing(letter);
    assert.ok(!letter.text.includes('Taiko day'), 'the address is not proved');
  }
  assert.equal(mail.files().length, query(site, 'SELECT count(*) FROM letter')[0][0]);
  await Promise.all(pages.map((page) => page.context().close()));
});

test('the same without JavaScript, and with the code typed in place of the link', async () => {
  const options = { ...telephone, javaScriptEnabled: false };
  const sender = await (await browser.newContext(options)).newPage();
  const desk = await signedIn(site, browser, editor, options);
  await sender.goto(`${site.url}/submit/event`);
  await typeEvent(sender, WORDS);
  await press(sender, 'Send the event');
  const receiptPage = sender.url();
  const come = await next(2);
  const receipt = come.find((letter) => letter.headers.to === SENDER);
  const submission = come.find((letter) => letter.headers.to === CHAPTER);
  await desk.goto(linkOf(submission, '/admin/'));
  assert.equal(await desk.getByText('address not proved').count(), 1);

  const code = receipt.text.match(/code on the page named below: (\d{6})/)[1];
  await sender.fill('#code', code === '000000' ? '000001' : '000000');
  await press(sender, 'Confirm my address');
  assert.equal(await sender.locator('#proved').count(), 0, 'a wrong code proves nothing');
  await sender.goto(receiptPage);
  await sender.fill('#code', `${code.slice(0, 3)} ${code.slice(3)}`);
  await press(sender, 'Confirm my address');
  assert.equal(await sender.locator('#proved').count(), 1);

  await desk.reload();
  assert.equal(await desk.getByText('address not proved').count(), 0);
  await desk.click('#ask summary');
  await desk.fill('#question', 'Is there an end?');
  await press(desk, 'Ask');
  const [question] = await next(1);
  await sender.goto(linkOf(question, '/submissions/'));
  await follow(sender, sender.getByRole('link', { name: 'Answer and change it' }));
  await sender.fill('#ends_at', '21:00');
  await press(sender, 'Send the change');
  const [answer] = await next(1);
  await desk.goto(linkOf(answer, '/admin/'));
  await press(desk, 'Publish');
  const [published] = await next(1);
  const address = linkOf(published, '/events/');
  await sender.goto(address);
  assert.match(await sender.textContent('main'), /9:00/);

  await sender.goto(receiptPage);
  await follow(sender, sender.getByRole('link', { name: 'Withdraw it' }));
  await press(sender, 'Yes, withdraw it');
  const [withdrawal] = await next(1);
  await desk.goto(linkOf(withdrawal, '/admin/'));
  await press(desk, 'Take it off the site');
  assertHas((await next(1))[0], 'is no longer on our site');
  assert.equal((await sender.goto(address)).status(), 410);
  await until('the page is gone from the list', async () => !(await (await fetch(`${site.url}/events`)).text()).includes(new URL(address).pathname));
  await Promise.all([sender, desk].map((one) => one.context().close()));
});
