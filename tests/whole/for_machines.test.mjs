// Feeds, JSON-LD and site map, over the whole database and 500 items with hostile words, read by parsers of other people.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { follow, formId, newPerson, python, root, signedIn, startBrowser, startMail, startSite, submit } from './support.mjs';

let browser, mail, site;
before(async () => {
  [browser, mail] = await Promise.all([startBrowser(), startMail()]);
  site = await startSite({ SITE_MAIL: mail.address });
  const desk = await signedIn(site, browser, await newPerson(site, browser, 'Maria Stone', 'administrator'));
  assert.equal((await submit(site)).status, 303);
  const body = new FormData();
  const fields = { form_id: await formId(site, '/submit/newsletter'), organization: 'Riverside', title: 'Spring', link: 'https://example.org/spring.pdf', sender_name: 'Aiko', sender_email: 'aiko@example.org', permission: 'yes' };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  assert.equal((await fetch(`${site.url}/submit/newsletter`, { method: 'POST', body, redirect: 'manual', headers: { origin: site.url } })).status, 303);
  for (const number of [1, 2]) {
    await desk.goto(`${site.url}/admin/submissions/${number}`);
    await follow(desk, desk.locator('form[action$="/publish"] button').first());
  }
  console.log(execFileSync(python, [join(root, 'tests/hostile_items.py'), join(site.data, 'site.db'), '200'], { encoding: 'utf8' }).trim());
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop(), mail?.stop()]);
});

test('everything that is said to machines is read by their parsers without a complaint', () => {
  const schema = join(root, 'tests/node_modules/sitemap/schema/sitemap.xsd');
  console.log(execFileSync(python, [join(root, 'tests/for_machines.py'), site.url, schema, join(site.data, 'site.db')], { encoding: 'utf8' }).trim());
});
