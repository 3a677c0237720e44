// The keyboard alone: an event is sent in with an error and corrected, published, and a tie is found. No mouse is touched;
// at every step the focus can be seen, is named, and is where a person would look for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPerson, query, signedIn, startBrowser, startSite } from './support.mjs';

let browser, site, editor;
before(async () => {
  browser = await startBrowser();
  site = await startSite();
  editor = await newPerson(site, browser, 'Ruth Okafor');
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop()]);
});

/** What has the focus: its role, its name, where it is, and how it shows. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const labels = [...(element.labels ?? [])].map((label) => label.textContent.trim());
    const words = element.getAttribute('aria-label') ?? (labels.join(' ') || element.textContent.trim() || element.value || '');
    const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    const over = document.elementsFromPoint(Math.min(innerWidth - 1, Math.max(0, box.x + Math.min(box.width / 2, 20))), Math.min(innerHeight - 1, Math.max(0, box.y + Math.min(box.height / 2, 12))));
    const isCovered = over.length > 0 && !over.some((other) => other === element || element.contains(other) || other.contains(element));
    return {
      id: element.id, name: element.getAttribute('name') ?? '', tag: element.localName, type: element.type ?? '', href: element.getAttribute('href') ?? '',
      words: words.replace(/\s+/g, ' '), ring, isCovered, inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

/** The focus, which can be seen and has a name. */
async function checked(page) {
  const at = await focused(page);
  assert.ok(at, `the focus is nowhere on ${page.url()}`);
  const what = `${at.tag} “${at.words.slice(0, 60)}” (${at.id || at.name}) on ${page.url()}`;
  assert.ok(at.words, `${what} has no name`);
  assert.ok(at.inView, `${what} is out of sight`);
  assert.ok(!at.isCovered, `${what} is covered by something else`);
  // a heading or a message that was given the focus once is no control
  if (!['h1', 'main', 'div', 'section', 'fieldset'].includes(at.tag)) assert.ok(at.ring, `${what} does not show the focus`);
  return at;
}

/** Presses Tab until `wanted` has the focus; every stop on the way is checked, none that was left comes again (no trap). */
async function tabTo(page, wanted, limit = 400) {
  const seen = [];
  const ids = new Set();
  let last = '';
  for (let step = 0; step < limit; step += 1) {
    await page.keyboard.press('Tab');
    const at = await checked(page);
    // a date has several stops, one after the other
    assert.ok(!at.id || at.id === last || !ids.has(at.id), `the focus came back to ${at.id} on ${page.url()}`);
    ids.add((last = at.id));
    if (wanted(at)) return at;
    seen.push(`${at.tag} ${at.id || at.name || at.href}`);
  }
  return assert.fail(`${limit} steps did not lead there: ${seen.slice(-20).join(', ')}`);
}

const field = (name) => (at) => at.name === name || at.id === name;
const link = (words) => (at) => at.tag === 'a' && (typeof words === 'string' ? at.words === words : words.test(at.words));
const button = (words) => (at) => at.tag === 'button' && (typeof words === 'string' ? at.words === words : words.test(at.words));

async function press(page, keys) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(keys)]);
}

async function open(page, wanted) {
  await tabTo(page, wanted);
  await press(page, 'Enter');
}

async function type(page, name, words) {
  await tabTo(page, field(name));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
}

test('an event is sent in with an error, corrected, published, and a tie is found, by the keyboard alone', async (t) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(site.url);

  await t.test('the first stop leads past the menu', async () => {
    await page.keyboard.press('Tab');
    const first = await checked(page);
    assert.equal(first.href, '#main');
    await page.keyboard.press('Enter');
    assert.equal((await focused(page)).id, 'main');
  });

  await t.test('an event with an error', async () => {
    await page.goto(`${site.url}/submit/event`);
    await type(page, 'title', 'Tanabata evening');
    await type(page, 'host', 'Riverside');
    await tabTo(page, field('starts_on'));
    // the parts of a date field are typed one after another
    await page.keyboard.type('07072027');
    await tabTo(page, field('starts_at'));
    await page.keyboard.type('0630PM');
    await tabTo(page, field('attendance'));
    await page.keyboard.press('Space');
    await type(page, 'venue', 'City Hall, 3900 Main Street');
    await type(page, 'city', 'Riverside');
    await type(page, 'contact', '(951) 555-0100');
    await type(page, 'sender_name', 'Aiko Yamada');
    // the address is left out: that is the error
    await tabTo(page, field('permission'));
    await page.keyboard.press('Space');
    await tabTo(page, button('Send the event'));
    await press(page, 'Enter');
    const at = await checked(page);
    assert.equal(at.tag, 'div', 'the summary of errors has the focus');
    assert.match(at.words, /Please look at/);
  });

  await t.test('the way from the summary to the field', async () => {
    await page.keyboard.press('Tab');
    const first = await checked(page);
    assert.match(first.href, /^#sender_email$/);
    await page.keyboard.press('Enter');
    assert.equal((await checked(page)).id, 'sender_email');
    await page.keyboard.type('aiko@example.org');
    await tabTo(page, button('Send the event'));
    await press(page, 'Enter');
    assert.match(page.url(), /\/submissions\//, 'the receipt');
    assert.equal(query(site, 'SELECT count(*) FROM submission')[0][0], 1);
  });

  await t.test('an editor publishes it', async () => {
    const desk = await signedIn(site, browser, editor, { viewport: { width: 1280, height: 800 } });
    await desk.goto(`${site.url}/admin`);
    await open(desk, link(/waits? to be read/));
    await open(desk, link(/Tanabata evening/));
    await tabTo(desk, button(/^Publish/));
    await press(desk, 'Enter');
    assert.equal(query(site, "SELECT count(*) FROM published WHERE title = 'Tanabata evening'")[0][0], 1);
    await desk.close();
  });

  await t.test('a tie is found', async () => {
    await page.goto(site.url);
    await tabTo(page, field('q'));
    await page.keyboard.type('Sendai');
    await press(page, 'Enter');
    await open(page, link(/^Sendai/));
    await open(page, link('Riverside'));
    assert.match(page.url(), /\/cities\/riverside$/);
    assert.match(await page.textContent('main'), /1957/);
  });
  await context.close();
});
