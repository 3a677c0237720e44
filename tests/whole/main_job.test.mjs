// The main job: what is sent in through a browser reaches the chapter's mailbox.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folder, pdf, query, readLetter, startBrowser, startMail, startSite, typeEvent, until } from './support.mjs';

let browser, mail, site;
before(async () => {
  [browser, mail] = await Promise.all([startBrowser(), startMail()]);
  site = await startSite({ SITE_MAIL: mail.address });
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop(), mail?.stop()]);
});

/** A photograph of a phone's size: 3200 × 2400 pixels of coloured grain. */
async function photograph(page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3200, 2400];
    const context = canvas.getContext('2d');
    for (let x = 0; x < 3200; x += 8) for (let y = 0; y < 2400; y += 8) {
      context.fillStyle = `hsl(${(x * y) % 360} 70% ${20 + ((x ^ y) % 60)}%)`;
      context.fillRect(x, y, 8, 8);
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
  });
  return Buffer.from(base64, 'base64');
}

/** Width and height of a picture, as the browser decodes it. */
function sizeOf(page, bytes) {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { width, height } = await createImageBitmap(new Blob([data]));
    return { width, height };
  }, bytes.toString('base64'));
}

async function letterNumber(count) {
  await until(`${count} letters arrived`, () => mail.files().length >= count);
  return mail.letters();
}

test('an event with a Japanese title, a PDF and a photograph arrives whole, after a round with an error', async () => {
  const page = await browser.newPage();
  const picture = await photograph(page);
  await page.goto(`${site.url}/submit/event`);
  await typeEvent(page, { title: '七夕まつり Tanabata', sender_email: 'aiko' });
  await page.click('summary');
  await page.setInputFiles('#file', { name: 'プログラム.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.setInputFiles('#image', { name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: picture });
  await page.fill('#image_text', 'Paper wishes on bamboo');
  await page.click('form.form button');
  assert.equal(await page.locator('.error-summary li').count(), 1);
  assert.equal(await page.inputValue('#title'), '七夕まつり Tanabata');
  assert.equal(await page.locator('.kept').count(), 2, 'both files were kept');
  await page.fill('#sender_email', 'aiko@example.org');
  await page.click('form.form button');
  await page.waitForURL(/\/submissions\//);
  assert.match(await page.textContent('h1'), /thank|received/i);

  const [letter, receipt] = await letterNumber(2);
  assert.deepEqual(letter.defects, []);
  assert.equal(letter.headers.to, 'admin@socalsistercities.org');
  assert.equal(letter.headers.subject, 'Event 1: 七夕まつり Tanabata');
  assert.equal(letter.headers['reply-to'], 'Aiko Yamada <aiko@example.org>');
  assert.equal(letter.headers['auto-submitted'], 'auto-generated');
  assert.equal(letter.message_ids.length, 1);
  assert.ok(letter.longest_line <= 998 && letter.bare_newlines === 0 && letter.is_7bit);
  for (const words of ['七夕まつり Tanabata', 'City Hall, 3900 Main Street', 'Paper wishes on bamboo', page.url()]) assert.ok(letter.text.includes(words), words);
  assert.equal(receipt.headers.to, 'aiko@example.org');

  const to = folder();
  const { files } = readLetter(mail.files()[0], to);
  const [document] = files.filter((file) => file.type === 'application/pdf');
  assert.equal(document.name, 'プログラム.pdf');
  assert.equal(document.sha256, createHash('sha256').update(pdf).digest('hex'), 'the PDF is byte for byte what was sent');
  const [photo] = files.filter((file) => file.type === 'image/jpeg');
  const shrunk = readFileSync(join(to, photo.name));
  assert.deepEqual(await sizeOf(page, shrunk), { width: 1600, height: 1200 });
  assert.ok(shrunk.length < picture.length, `${shrunk.length} bytes of ${picture.length}`);
  await page.close();
});

test('a newsletter arrives without JavaScript, and Back and Send again make nothing new', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/submit/newsletter`);
  await page.fill('#organization', 'Pasadena Sister Cities Committee');
  await page.fill('#title', 'Spring letter');
  await page.setInputFiles('#document', { name: 'spring.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.fill('#sender_name', 'Ana');
  await page.fill('#sender_email', 'ana@example.org');
  await page.check('#permission');
  await page.click('form.form button');
  const receipt = page.url();
  assert.match(receipt, /\/submissions\//);
  const [, , letter] = await letterNumber(4);
  assert.equal(letter.headers.subject, 'Newsletter 2: Spring letter');
  assert.equal(letter.files[0].sha256, createHash('sha256').update(pdf).digest('hex'));

  await page.goBack();
  assert.equal(await page.inputValue('#title'), 'Spring letter', 'the browser still has what was typed');
  await page.setInputFiles('#document', { name: 'spring.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.click('form.form button');
  assert.equal(page.url(), receipt, 'the same receipt');
  assert.deepEqual(query(site, 'SELECT count(*) FROM submission'), [[2]]);
  await context.close();
});

test('the receipt gives the files back as they were stored', async () => {
  const page = await browser.newPage();
  const [letter] = mail.letters();
  const receipt = letter.text.match(/http:\/\/[^/\s]+\/submissions\/\S+/)[0];
  await page.goto(receipt);
  const href = await page.locator('a[href*="/files/"]').evaluateAll((links) => links.map((link) => link.href));
  const bodies = await Promise.all(href.map(async (address) => Buffer.from(await (await fetch(address)).arrayBuffer())));
  assert.ok(bodies.some((body) => body.equals(pdf)));
  await page.close();
});
