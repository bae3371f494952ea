// What can be measured of the looks: axe finds nothing, nothing scrolls sideways, and pictures for people to judge.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { axeSource, roots, screenshots, usePage, vector } from './page.mjs';

const openPage = usePage();
mkdirSync(screenshots, { recursive: true });

const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };

const files = () => [
  vector('configs/config-row-12.cm'),
  vector('images/kind-mfg-legacy.bin'),
  vector('controls/default.json'),
  ...roots(),
];

async function violations(page) {
  await page.addScriptTag({ content: axeSource }).catch(() => page.evaluate(axeSource));
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test(`${colorScheme}, ${size}: every view is whole, fits its width and passes axe`, async () => {
      // axe is put into the page by the test, past the page's policy.
      const page = await openPage({ colorScheme, viewport, bypassCSP: true });
      const look = async (name) => {
        await page.screenshot({ path: `${screenshots}/${name}-${size}-${colorScheme}.png`, fullPage: true });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
        assert.deepEqual(await violations(page), [], name);
      };
      await page.waitForSelector('.sample');
      await look('empty');
      await page.setInputFiles('#files', files());
      await page.waitForSelector('.verdict');
      if (size === 'narrow') await look('folded');
      const folded = page.locator('.panel-fold[aria-expanded=false]');
      while ((await folded.count()) > 0) await folded.first().click();
      await page.waitForSelector('#detail-tab-0');
      for (const [index, name] of ['tree', 'bytes', 'chain', 'matrix', 'json'].entries()) {
        await page.click(`#detail-tab-${index}`);
        if (name === 'tree') await page.click('.tree-row >> nth=3');
        await look(name);
      }
      await page.keyboard.press('Escape');
      await page.click('button[aria-label=Keys]');
      await look('keys');
      await page.keyboard.press('Escape');
      await page.click('nav >> text=Fleet');
      await look('later');
    });
  }
}

test('the page has no inline style and no inline script', async () => {
  const page = await openPage();
  const inline = await page.evaluate(
    () => document.querySelectorAll('style, script:not([src]), [onclick], [onload]').length,
  );
  assert.equal(inline, 0);
});

test('reduced motion and forced themes are respected', async () => {
  const page = await openPage({ colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.selectOption('.theme select', 'dark');
  assert.notEqual(await ground(), light);
  await page.reload();
  await page.waitForSelector('main#main');
  assert.notEqual(await ground(), light);
});
