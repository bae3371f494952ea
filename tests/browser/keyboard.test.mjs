// The whole job without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roots, usePage, vector } from './page.mjs';

const openPage = usePage();

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

// Presses Tab until the focused element matches, as a user does; fails when it never comes.
async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`${selector} cannot be reached with Tab`);
}

test('from the file input to the failing check and its bytes, by keys alone', async () => {
  const page = await openPage();
  await tabTo(page, '#files');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await chooser.setFiles([
    vector('configs/config-row-02.cm'),
    vector('images/kind-mfg-31.bin'),
    vector('controls/code-access-start-after-signing-time.json'),
    ...roots(),
  ]);
  await page.waitForSelector('.verdict.reject');
  assert.match(await focused(page), /^REJECTED/);

  await tabTo(page, '.check-group-head');
  await page.keyboard.press('End');
  assert.match(await focused(page), /codeAccessStart|cvcAccessStart|Access controls/i);
  await page.keyboard.press('Home');
  assert.match(await focused(page), /^▸?\s*Config file/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.check-rows');
  await tabTo(page, '.check-detail .link');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.bytes-rows mark');
  assert.match(await page.textContent('#bytes-caption'), /^0xa3b/);
});

test('the tree answers to arrows, Home, End and letters', async () => {
  const page = await openPage();
  await page.setInputFiles('#files', [vector('configs/config-row-02.cm')]);
  await page.waitForSelector('.verdict');
  await tabTo(page, '[role=tree]');
  const active = () => page.textContent('[role=treeitem][aria-selected=true] .tree-label');
  const first = await active();
  await page.keyboard.press('ArrowDown');
  const second = await active();
  assert.notEqual(second, first);
  await page.keyboard.press('End');
  const last = await page.locator('[role=treeitem] .tree-label').last().textContent();
  assert.equal(await active(), last);
  assert.notEqual(last, second);
  await page.keyboard.press('Home');
  assert.equal(await active(), first);
  await page.keyboard.press('8');
  assert.match(await active(), /^8/);
  const shown = await page.getAttribute('[role=tree]', 'aria-activedescendant');
  assert.ok(await page.isVisible(`#${shown}`));
});

test('tabs, matrix and bytes follow the arrows', async () => {
  const page = await openPage();
  await page.setInputFiles('#files', [vector('configs/config-row-12.cm')]);
  await page.waitForSelector('.verdict');
  await tabTo(page, '[role=tab]');
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), 'Matrix');
  await tabTo(page, '[role=rowheader]');
  assert.equal(await focused(page), '12');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  assert.match(await page.textContent('.matrix-reason'), /TLV 32, 33\) are ignored/);
});

test('a question mark lists the keys and Escape closes the list', async () => {
  const page = await openPage();
  await page.keyboard.press('?');
  assert.ok(await page.isVisible('dialog:has-text("Keys")'));
  await page.keyboard.press('Escape');
  assert.ok(!(await page.isVisible('dialog:has-text("Keys")')));
});
