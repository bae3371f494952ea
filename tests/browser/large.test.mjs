// Files of the size that images have: progress, cancel, constant memory, and bytes that scroll.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usePage, vector } from './page.mjs';

const openPage = usePage();

// Makes a code file of `megabytes` inside the page, from a small one and zeros, and drops it.
async function dropLarge(page, megabytes) {
  const head = [...vector('images/kind-mfg-31.bin').buffer];
  await page.evaluate(
    ({ head, megabytes }) => {
      const zeros = new Uint8Array(1_000_000);
      const file = new File([new Uint8Array(head), ...Array(megabytes).fill(zeros)], 'large.bin');
      const transfer = new DataTransfer();
      transfer.items.add(file);
      const area = document.querySelector('.drop-area');
      area.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    },
    { head, megabytes },
  );
}

test('200 MB show their progress, can be cancelled, and scroll to their last octet', async () => {
  const page = await openPage();
  await page.setInputFiles('#files', [vector('configs/config-row-02.cm')]);
  await page.waitForSelector('.verdict');
  await dropLarge(page, 200);
  await page.waitForSelector('.file:has-text("large.bin")');
  await page.click('.file-name:has-text("large.bin")');
  await page.click('#detail-tab-1');
  await page.focus('.bytes-rows');
  await page.keyboard.press('Control+End');
  await page.waitForFunction(() => document.querySelector('#bytes-caption').textContent.startsWith('0xbe'));
  const last = page.locator('.bytes-row', { has: page.locator('mark:not(:empty)') });
  assert.match(await last.textContent(), /00/);

  await page.waitForFunction(() => /REJECTED/.test(document.querySelector('.verdict-word')?.textContent), null, {
    timeout: 60_000,
  });
  assert.deepEqual(page.faults, []);
});

test('a cancelled file takes no part', async () => {
  const page = await openPage();
  await dropLarge(page, 400);
  const cancel = page.locator('.progress button');
  await cancel.waitFor();
  assert.match(await page.textContent('.progress-words'), /of 400 MB, .*\/s, .* to go/);
  await cancel.click();
  await page.waitForSelector('.file:has-text("not read: cancelled")');
  assert.equal(await page.locator('.verdict').count(), 0);
});
