// A volunteer's ten tasks, from the desk's first page to the public one. Each prints the clicks and keystrokes it took.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { formId, pdf, startBrowser, startSite, submit } from './support.mjs';
import { letSessionsExpire, sitDown, takeUpInvitation } from './volunteer.mjs';

let browser, context, editor, site, visitor;
before(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite()]);
  context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/Los_Angeles' });
  context.setDefaultTimeout(20_000);
  visitor = await browser.newContext();
  editor = await takeUpInvitation(site, context, { name: 'Ruth Example', office: 'Secretary' });
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop()]);
});

/** What anybody reads on a public page. */
async function read(path) {
  const page = await visitor.newPage();
  const answer = await page.goto(site.url + path);
  const main = page.locator('main');
  const seen = { status: answer.status(), text: (await main.innerText()).replaceAll(/\s+/g, ' '), html: await main.innerHTML() };
  await page.close();
  return seen;
}

/** Publishes an event of the chapter's own, beforehand: nobody counts this. */
async function publishEvent(fields) {
  const path = '/admin/events/new';
  const form = await (await context.request.get(site.url + path)).text();
  const multipart = { form_id: form.match(/name="form_id" value="([^"]+)"/)[1], host: 'Riverside', contact: '(951) 555-0100', zone: 'America/Los_Angeles', attendance: 'in_person', venue: 'City Hall', city: 'Riverside', ...fields };
  const answer = await context.request.post(site.url + path, { multipart, headers: { origin: site.url } });
  assert.equal(answer.status(), 200, await answer.text());
}

const nextYear = new Date().getUTCFullYear() + 1;

test('1. a sentence of the mission page is changed, and the change undone', async () => {
  const [old, changed] = ['Governments talk to governments.', 'Governments speak with governments.'];
  const hands = await sitDown(site, context, 1);
  await hands.link('Edit a page');
  await hands.link('Mission');
  await hands.mark('Text', old);
  await hands.write(changed);
  await hands.button('Save');
  assert.ok((await read('/mission')).text.includes(changed));
  await hands.button('Undo this change');
  const { text } = await read('/mission');
  assert.ok(text.includes(old) && !text.includes(changed));
  await hands.done();
});

test('2. the file of the by-laws is replaced, and keeps its address', async () => {
  const put = async (hands, name, bytes) => {
    await hands.link('By-laws and other files');
    const document = hands.page.getByRole('region', { name: 'By-laws' });
    await hands.chooseFile('New version of “By-laws”', { name, mimeType: 'application/pdf', buffer: bytes });
    await hands.button('Put it in place', document);
    await document.getByText('The file is in place.').waitFor();
  };
  const file = async () => {
    const page = await visitor.newPage();
    await page.goto(`${site.url}/bylaws`);
    const href = await page.getByRole('link', { name: 'Download the present file' }).getAttribute('href');
    await page.close();
    return { href, bytes: Buffer.from(await (await fetch(site.url + href)).arrayBuffer()) };
  };
  const first = await sitDown(site, context, 2);
  await put(first, 'bylaws.pdf', pdf);
  await first.page.close();
  const before = await file();
  assert.ok(before.bytes.equals(pdf));

  const hands = await sitDown(site, context, 2);
  const amended = Buffer.concat([pdf, Buffer.from('as amended\n')]);
  await put(hands, 'bylaws amended.pdf', amended);
  const now = await file();
  assert.equal(now.href, before.href);
  assert.ok(now.bytes.equals(amended));
  assert.match((await read('/bylaws')).text, /Earlier versions/);
  await hands.done();
});

test('3. a member joins the board, with a term, by telephone', async () => {
  const hands = await sitDown(site, context, 3, 360);
  await hands.link('Board', hands.page.getByRole('main'));
  await hands.link('Add a board member');
  await hands.type('Name', 'Ines Example');
  await hands.type('Office', 'Treasurer');
  await hands.typeParts('Term begins', '01012026');
  await hands.typeParts('Term ends', `1231${nextYear}`);
  await hands.button('Save');
  await hands.page.getByText('Saved.').waitFor();
  const { text } = await read('/board');
  assert.match(text, new RegExp(`Ines Example.*${nextYear}`));
  assert.match(text, /Treasurer/);
  await hands.done();
});

test('4. an event of two days, on site and online, in another zone', async () => {
  const hands = await sitDown(site, context, 4);
  await hands.link('New event');
  await hands.type('Title of the event', 'Two days of youth exchange');
  await hands.typeParts('Date', `0412${nextYear}`, hands.page.getByRole('group', { name: 'When' }).first());
  await hands.typeParts('Starts at', '0930AM', hands.page.getByRole('group', { name: 'When' }).first());
  await hands.choose('Time zone', 'Tokyo');
  await hands.click(hands.field('In person and online'));
  await hands.type('Venue', 'Community Hall', hands.page.getByRole('group', { name: 'Where' }).first());
  await hands.type('City', 'Sendai', hands.page.getByRole('group', { name: 'Where' }).first());
  await hands.type('Web address', 'https://example.org/exchange');
  await hands.unfold('More:');
  await hands.typeParts('Last day', `0413${nextYear}`, hands.page.getByRole('group', { name: 'Further dates' }));
  await hands.button('Publish the event');
  await hands.link('See it on the site');
  const path = new URL(hands.page.url()).pathname;
  const { status, text } = await read(path);
  assert.equal(status, 200);
  assert.match(text, /12 April.*13 April/);
  assert.match(text, /9:30/);
  assert.match(text, /Tokyo/);
  assert.match(text, /Community Hall/);
  assert.match(text, /example\.org/);
  assert.match((await read('/events')).text, /Two days of youth exchange/);
  await hands.done();
});

test('5. an item goes back to its sender with a reason, by telephone', async () => {
  const sent = await submit(site, { title: 'Grand opening sale', form_id: await formId(site) });
  const receipt = sent.headers.get('location').replace(site.url, '');
  const hands = await sitDown(site, context, 5, 360);
  await hands.link('Read what was sent in');
  await hands.link(/Grand opening sale/);
  await hands.unfold('Decline');
  await hands.button('Advertising');
  await hands.page.getByRole('heading', { level: 1 }).waitFor();
  const { text } = await read(receipt);
  assert.match(text, /We do not publish advertisements for goods or services\./);
  assert.ok(!(await read('/events')).text.includes('Grand opening sale'));
  await hands.done();
});

test('6. an event begins an hour later', async () => {
  await publishEvent({ title: 'Evening of lanterns', starts_on: `${nextYear}-08-06`, starts_at: '18:30' });
  const hands = await sitDown(site, context, 6);
  await hands.link('Change an event or newsletter');
  await hands.link(/Evening of lanterns/);
  const path = await hands.page.getByRole('link', { name: 'See its page' }).getAttribute('href');
  assert.match((await read(path)).text, /6:30/);
  await hands.link('Change words, picture or files yourself');
  await hands.typeParts('Starts at', '07', hands.page.getByRole('group', { name: 'When' }).first());
  await hands.button('Save');
  await hands.page.getByText('Saved.').waitFor();
  const { text } = await read(path);
  assert.match(text, /7:30/);
  assert.doesNotMatch(text, /6:30/);
  await hands.done();
});

test('7. an event is withdrawn, by telephone', async () => {
  await publishEvent({ title: 'Picnic by the lake', starts_on: `${nextYear}-06-05`, starts_at: '11:00' });
  const hands = await sitDown(site, context, 7, 360);
  await hands.link('Change an event or newsletter');
  await hands.link(/Picnic by the lake/);
  const path = await hands.page.getByRole('link', { name: 'See its page' }).getAttribute('href');
  assert.match((await read('/events')).text, /Picnic by the lake/);
  await hands.unfold('Take it off the site');
  await hands.type('Why, for the sender', 'The park is closed.');
  await hands.button('Take it off the site');
  await hands.page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal((await read(path)).status, 410);
  assert.doesNotMatch((await read('/events')).text, /Picnic by the lake/);
  await hands.done();
});

test('8. the session ends while a text is written, and nothing is lost', async () => {
  const words = ' Every meeting is open to all.';
  const hands = await sitDown(site, context, 8);
  await hands.link('Edit a page');
  await hands.link('Mission');
  await hands.mark('Text', 'promoting peace through people-to-people diplomacy.**', { behind: true });
  await hands.write(words.slice(0, 15));
  letSessionsExpire(site);
  await hands.write(words.slice(15));
  await hands.page.getByText('You have been signed out. Press Save').waitFor();
  await hands.button('Save');
  await hands.type('Your e-mail address', editor.email);
  await hands.type('Password', editor.password);
  await hands.type('Code', editor.codes[0]);
  await hands.button('Sign in');
  await hands.page.getByRole('heading', { name: 'Nothing is lost' }).waitFor();
  const shown = await hands.field('What you wrote').evaluateAll((areas) => areas.map((area) => area.value));
  assert.ok(shown.some((text) => text.includes(words)), 'the text is shown again');
  assert.ok(!(await read('/mission')).text.includes(words.trim()), 'it is not on the site yet');
  await hands.button('Send it once more');
  await hands.page.getByText('Saved.').waitFor();
  assert.ok((await read('/mission')).text.includes(words.trim()));
  await hands.done();
});

// as Word puts it on the clipboard: conditional comments, classes, a list made of paragraphs
const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0in; font-size:11.0pt; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-US><!--StartFragment-->
<h2 style='margin-top:2.0pt'><span style='font-family:"Calibri Light",sans-serif;color:#2F5496'>What we saw<o:p></o:p></span></h2>
<p class=MsoNormal>The hosts were <b style='mso-bidi-font-weight:normal'>very kind</b>. Read <a href="https://example.org/report"><span style='color:blue'>the report</span></a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>The harbor<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>The school<o:p></o:p></p>
<p class=MsoNormal onclick="alert(1)">Good bye.<script>alert(1)</script></p>
<!--EndFragment--></body></html>`;

/** Copies a formatted text, in another window, to the clipboard that Ctrl+V reads. */
async function copy(html) {
  const page = await context.newPage();
  await page.goto(`${site.url}/mission`);
  await page.evaluate((formatted) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault();
      event.clipboardData.setData('text/html', formatted);
      event.clipboardData.setData('text/plain', new DOMParser().parseFromString(formatted, 'text/html').body.textContent);
    }, { once: true });
  }, html);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.close();
}

test('9. a formatted page of Word is pasted', async () => {
  const hands = await sitDown(site, context, 9);
  await hands.link('Write chapter news');
  await hands.type('Title', 'Our journey');
  await copy(FROM_WORD);
  await hands.page.bringToFront();
  await hands.click(hands.field('Text'));
  await hands.press('Control+v');
  await hands.page.locator('#body-preview h2').filter({ hasText: 'What we saw' }).waitFor();
  await hands.button('Save');
  await hands.link('See it on the site');
  const { html, text } = await read(new URL(hands.page.url()).pathname);
  assert.match(text, /What we saw The hosts were very kind. Read the report. The harbor The school Good bye./);
  assert.match(html, /<h2[^>]*>What we saw<\/h2>/);
  assert.match(html, /<strong>very kind<\/strong>/);
  assert.match(html, /<a [^>]*href="https:\/\/example\.org\/report"[^>]*>the report<\/a>/);
  assert.match(html, /<ul>\s*<li>(<p>)?The harbor(<\/p>)?\s*<\/li>\s*<li>(<p>)?The school/);
  // the way to the page is said to search engines in a script element that runs nothing
  assert.doesNotMatch(html.replace(/<script type="application\/ld\+json">/g, ''), /Mso|mso-|style=|onclick|<script|·|o:p|Calibri/);
  await hands.done();
});

test('10. the year of a partnership is corrected, with its source', async () => {
  const before = (await read('/cities/alhambra')).text;
  assert.match(before, /Rizhao.*since 2009/);
  const hands = await sitDown(site, context, 10);
  await hands.link('Everything else');
  await hands.link('Sources', hands.page.getByRole('main'));
  await hands.link('Add a source');
  await hands.type('Title', 'Minutes of the city council of 12 May 2008');
  await hands.type('Its date', '2008-05-12');
  await hands.button('Save');
  await hands.page.getByText('Saved.').waitFor();
  await hands.link('Desk');
  await hands.link('Directory of partnerships');
  await hands.type('Find', 'rizhao');
  await hands.button('Find');
  await hands.link(/Alhambra – Rizhao/);
  await hands.type('First year', '2008');
  await hands.choose('Source', 'Minutes of the city council of 12 May 2008');
  await hands.button('Save');
  await hands.page.getByText('Saved.').waitFor();
  const { text } = await read('/cities/alhambra');
  assert.match(text, /Rizhao.*since 2008.*Source: Minutes of the city council of 12 May 2008/);
  assert.doesNotMatch(text, /since 2009/);
  await hands.done();
});
