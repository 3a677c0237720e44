import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { root, startBrowser, startSite, command, sleep } from './support.mjs';
const axe = readFileSync(createRequire(join(root, 'tests/package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
function totp(secret, at = Date.now()) {
  const bits = [...secret.replace(/ /g, '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8); counter.writeBigUInt64BE(BigInt(Math.floor(at / 30000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const o = mac[19] & 15;
  return String((mac.readUInt32BE(o) & 0x7fffffff) % 1000000).padStart(6, '0');
}
const [browser, site] = await Promise.all([startBrowser(), startSite({SITE_MAIL: 'smtp://127.0.0.1:1'})]);
console.log(site.output);
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: false });
const page = await context.newPage();
page.on('console', (m) => console.log('CONSOLE', m.text()));
page.on('pageerror', (m) => console.log('ERR', m));
const out = process.argv[2];
let n = 0;
async function look(name) {
  const html = await page.content();
  const report = await validator.validateString(html);
  for (const m of report.results.flatMap((r) => r.messages)) console.log(name, 'HTML', m.line, m.ruleId, m.message);
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  if (scroll > client) console.log(name, 'SIDEWAYS', scroll, client);
  const h1 = await page.locator('h1').count(); if (h1 !== 1) console.log(name, 'h1', h1);
  const small = await page.evaluate(() => [...document.querySelectorAll('main button, main .button')].map((b) => b.getBoundingClientRect()).filter((r) => r.height < 44).length);
  if (small) console.log(name, 'SMALL', small);
  const two = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } });
  const p = await two.newPage();
  await p.route('**/*', (route) => route.request().url() === site.url + '/x' ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }) : route.continue());
  await p.goto(site.url + '/x');
  await p.evaluate(axe);
  const { violations } = await p.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  for (const v of violations) console.log(name, 'AXE', v.id, v.nodes[0].html);
  await two.close();
  await page.screenshot({ path: join(out, `${String(++n).padStart(2, '0')}-${name}.png`), fullPage: true });
}
const text = command(site, 'people', 'invite', '--name', 'Grace Hopper', '--email', 'grace@example.org', '--role', 'administrator', '--office', 'President', '--until', '2028-12-31');
console.log(text);
await page.goto(text.match(/http\S+/)[0]); await look('open');
await page.click('button:has-text("Begin")'); await look('setup');
const letters = await page.locator('#factor-letters').textContent();
await page.fill('#new_password', 'short'); await page.fill('#again', 'short'); await page.fill('#code', '1');
await page.click('button:has-text("Save")'); await look('setup-wrong');
await page.fill('#new_password', 'lamp wet cloud anchor'); await page.fill('#again', 'lamp wet cloud anchor'); await page.fill('#code', totp(letters));
await page.click('button:has-text("Save")'); await look('welcome');
await page.click('text=I have kept them'); await look('desk');
for (const [path, name] of [['/admin/account', 'account'], ['/admin/account/password', 'password'], ['/admin/account/factor', 'factor'], ['/admin/account/codes', 'codes'], ['/admin/people', 'people'], ['/admin/people/invite', 'invite'], ['/admin/people/1', 'person'], ['/admin/confirm?back=/admin/people', 'confirm']]) {
  await page.goto(site.url + path); await look(name);
}
await page.goto(site.url + '/admin/people/invite');
await page.fill('#name', 'Edsger'); await page.fill('#email', 'e@example.org'); await page.fill('#office', 'Editor of the newsletter'); await page.fill('#until', '2027-12-31');
await page.click('button:has-text("Send the")'); await look('invited');
await page.click('text=Shut Edsger out'); await look('shutout');
await page.goto(site.url + '/admin/people/1'); await page.click('text=Shut Grace Hopper out'); await look('last');
await page.goto(site.url + '/admin/mail'); await page.click('text=Send me a test'); await sleep(500); await page.reload(); await look('mail');
await page.goto(site.url + '/account/xyz'); await look('gone');
await page.goto(site.url + '/sign-in/forgotten'); await look('forgotten');
await page.fill('#email', 'grace@example.org'); await page.click('button:has-text("Send me")'); await look('forgotten-sent');
await context.clearCookies();
await page.goto(site.url + '/sign-in'); await look('sign-in');
console.log(command(site, 'people', 'list'));
await browser.close(); await site.stop();
