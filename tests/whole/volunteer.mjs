// A volunteer at the desk: invited by the command line, at home in the browser, every click and keystroke counted.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { command, python } from './support.mjs';

const PASSWORD = 'seven quiet harbors at dusk';

/** The code that a telephone shows at an instant (RFC 6238), made by other hands than the program's. */
export function telephoneCode(letters, at = Date.now()) {
  const bits = [...letters.replaceAll(/[\s=]/g, '').toUpperCase()].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', secret).update(step).digest();
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Invites somebody by the command line and takes up the link in this browser context, which is signed in afterwards. */
export async function takeUpInvitation(site, context, { name, role = 'editor', office, email = `${name.split(' ')[0].toLowerCase()}@example.org` }) {
  const printed = command(site, 'people', 'invite', '--name', name, '--email', email, '--role', role, '--office', office, '--until', nextYear());
  const page = await context.newPage();
  const { pathname } = new URL(printed.match(/https?:\/\/\S+/)[0]);
  await page.goto(site.url + pathname);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('The new password again').fill(PASSWORD);
  await page.getByLabel('The six digits').fill(telephoneCode(await page.textContent('#factor-letters')));
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  const codes = await page.locator('.recovery-codes code').allTextContents();
  assert.equal(codes.length, 10, await page.textContent('main'));
  await page.close();
  return { name, email, password: PASSWORD, codes };
}

function nextYear() {
  return `${new Date().getUTCFullYear() + 1}-12-31`;
}

/** Ends every session as an hour at the kettle would: it was last seen too long ago. */
export function letSessionsExpire(site) {
  const script = `import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=10) as database:
    changed = database.execute("UPDATE session SET seen_at = strftime('%Y-%m-%dT%H:%M:%fZ', seen_at, '-61 minutes') WHERE ended_at IS NULL").rowcount
print(changed)`;
  const changed = Number(execFileSync(python, ['-c', script, join(site.data, 'site.db')], { encoding: 'utf8' }));
  assert.ok(changed > 0, 'somebody was signed in');
}

/** A page at the desk's first page, with hands that count. `task` is the number of the task. */
export async function sitDown(site, context, task, width = 1280) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
  await page.goto(`${site.url}/admin`);
  return new Hands(page, task);
}

/** Finds things as a person does, by their words, and counts what is done to them. */
class Hands {
  clicks = 0;
  keystrokes = 0;

  constructor(page, task) {
    this.page = page;
    this.task = task;
  }

  /** One click, on whatever it is. */
  async click(place) {
    await place.click();
    this.clicks += 1;
    await this.fits();
  }

  link(name, within = this.page) {
    return this.click(within.getByRole('link', { name, exact: typeof name === 'string' }));
  }

  button(name, within = this.page) {
    return this.click(within.getByRole('button', { name, exact: typeof name === 'string' }));
  }

  /** Opens what is folded away. */
  unfold(words) {
    return this.click(this.page.locator('summary').filter({ hasText: words }));
  }

  field(label, within = this.page) {
    return within.getByLabel(label, { exact: typeof label === 'string' });
  }

  /** Clicks into a field, takes out what is there, and types: a click, Ctrl+A if there is something, each letter. */
  async type(label, text, within) {
    const field = this.field(label, within);
    await this.click(field);
    if (await field.inputValue()) await this.press('Control+a');
    await this.write(text);
  }

  /** Types where the cursor is. */
  async write(text) {
    await this.page.keyboard.type(text);
    this.keystrokes += [...text].length;
  }

  /** Presses one key, or a few held together: one keystroke. */
  async press(keys) {
    await this.page.keyboard.press(keys);
    this.keystrokes += 1;
  }

  /** A day or a time, typed in the order in which the browser shows its parts. */
  async typeParts(label, parts, within) {
    // the first part is at the left end
    await this.field(label, within).click({ position: { x: 22, y: 24 } });
    this.clicks += 1;
    await this.write(parts);
  }

  /** Opens a list and takes one of it: two clicks. */
  async choose(label, option) {
    await this.field(label).selectOption(option);
    this.clicks += 2;
  }

  /** The button of a file field, and the file in the window that opens: two clicks. */
  async chooseFile(label, file) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.field(label).click();
    await (await chooser).setFiles(file);
    this.clicks += 2;
  }

  /** Puts the cursor behind some words of a text, or marks them: a click, or a drag. */
  async mark(label, words, { behind = false } = {}) {
    await this.field(label).evaluate((area, [sought, after]) => {
      const from = area.value.indexOf(sought);
      if (from < 0) throw new Error(`the text has no “${sought}”`);
      area.focus();
      area.setSelectionRange(after ? from + sought.length : from, from + sought.length);
    }, [words, behind]);
    this.clicks += 1;
  }

  /** Nothing is wider than the screen. */
  async fits() {
    await this.page.waitForLoadState();
    const [wide, screen] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= screen, `${this.page.url()} is ${wide} px wide on a screen of ${screen}`);
  }

  /** Says what it took, and stands up. */
  async done() {
    console.log(`task ${this.task}: ${this.clicks} clicks, ${this.keystrokes} keystrokes`);
    await this.page.close();
  }
}
