// What is looked at on every page: what axe-core finds, sideways scroll, noise, requests elsewhere, headings, landmarks, names.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './support.mjs';

const axe = readFileSync(createRequire(join(root, 'tests/package.json')).resolve('axe-core/axe.min.js'), 'utf8');

export const WIDTHS = [320, 360, 768, 1280];
export const SCHEMES = ['light', 'dark'];
/** Keeps what the pages of a context say on the console and whom they ask; gives it, and forgets it, when called. */
export function listen(context, origin) {
  const noise = [];
  context.on('console', (message) => noise.push(message.text()));
  context.on('weberror', (error) => noise.push(String(error.error())));
  context.on('request', (request) => request.url().startsWith(origin) || noise.push(`asks ${request.url()}`));
  return (status) => noise.splice(0).filter((text) => !(status && text.includes(`status of ${status}`)));
}

/** What is wrong with the page that is open, whatever its size and colors. */
export function inspectOnce(page) {
  return page.evaluate(() => {
    const wrong = [];
    const count = (selector) => document.querySelectorAll(selector).length;
    if (count('h1') !== 1) wrong.push(`${count('h1')} h1`);
    if (count('main') !== 1) wrong.push(`${count('main')} main`);
    if (!document.querySelector('.embedded') && (count('body > header') !== 1 || count('body > footer') !== 1)) wrong.push('not one header and one footer');
    if (!document.documentElement.lang) wrong.push('no language');
    if (document.querySelector('button:not([type])')) wrong.push('a button without a type');
    return wrong;
  });
}

/** Whether the page moves sideways, and what sticks out. */
export function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const last = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth).at(-1);
    return [`moves sideways at ${innerWidth}: ${scrollWidth} > ${clientWidth}: ${last?.outerHTML.slice(0, 200)}`];
  });
}

/** Puts axe-core into the page that is open, and says which controls have no name. */
export async function putAxe(page) {
  await page.evaluate(axe);
  return page.evaluate(() => {
    const { axe } = globalThis;
    axe.setup(document.body);
    const controls = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
    const nameless = controls.filter((control) => control.checkVisibility() && !control.closest('[aria-hidden=true]') && !axe.commons.text.accessibleText(control).trim());
    axe.teardown();
    return nameless.map((control) => `has no name: ${control.outerHTML.slice(0, 200)}`);
  });
}

/** The rules of axe-core that look at colors. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/** What axe-core finds by all of its rules for WCAG 2.0 to 2.2 at A and AA and its good practices, or by those that are named. */
export function axeFinds(page, what, only) {
  const options = only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } };
  return page.evaluate(async ([what, options]) => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], iframes: false, ...options });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${what}: ${id}: ${node.html} ${node.failureSummary}`));
  }, [what, options]);
}

/** Looks at the page that is open at every width, light and dark, without loading it again. Dark changes colors alone. */
export async function inspect(page, { widths = WIDTHS, schemes = SCHEMES } = {}) {
  const wrong = await inspectOnce(page);
  wrong.push(...(await putAxe(page)));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    wrong.push(...(await sideways(page)));
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      wrong.push(...(await axeFinds(page, `${width} ${colorScheme}`, colorScheme === 'dark' ? OF_COLORS : undefined)));
    }
  }
  return wrong;
}
