// The Validate room as an engineer uses it: drop files, read the verdict, follow a check to its bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drop, keptForOffline, roots, usePage, vector, verdict } from './page.mjs';

const openPage = usePage();

const coSignerMissing = () => [
  vector('configs/config-row-12.cm'),
  vector('images/kind-mfg-legacy.bin'),
  vector('controls/default.json'),
  ...roots(),
];

const replayed = () => [
  vector('configs/config-row-02.cm'),
  vector('images/kind-mfg-31.bin'),
  vector('controls/code-access-start-after-signing-time.json'),
  ...roots(),
];

test('dropped files get their verdict, and the focus goes to it', async () => {
  const page = await openPage();
  await drop(page, coSignerMissing());
  await page.waitForSelector('.verdict.reject');
  assert.equal(await verdict(page), 'REJECTED');
  assert.match(await page.textContent('.verdict-headline'), /no co-signer signature/);
  assert.match(await page.textContent('.verdict-demand'), /^Config row 12 \(TLV 32 \+ 33\)/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'verdict');
  assert.match(await page.textContent('p[role=status].hidden'), /^REJECTED\. /);
  assert.deepEqual(page.faults, []);
});

test('with the network cut off, the failing check and its offset are still told', async () => {
  const page = await openPage();
  await keptForOffline(page);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector('main#main');
  await drop(page, replayed());
  await page.waitForSelector('.verdict.reject');
  const check = page.locator('[data-check="signing-time-access-start"]', { hasText: 'BAD' });
  assert.match(await check.textContent(), /kind-mfg-31\.bin, offset 0xa3b/);
  assert.deepEqual(page.faults, []);
});

test('no request is made from the drop to the verdict', async () => {
  const page = await openPage();
  await keptForOffline(page);
  await page.waitForLoadState('networkidle');
  const requests = [];
  page.context().on('request', (request) => requests.push(request.url()));
  await drop(page, coSignerMissing());
  await page.waitForSelector('.verdict.reject');
  for (const tab of [1, 2, 3, 4, 0]) await page.click(`#detail-tab-${tab}`);
  assert.deepEqual(requests, []);
});

test('a check leads to its bytes, and the bytes lead to their field', async () => {
  const page = await openPage();
  await drop(page, replayed());
  await page.waitForSelector('.verdict.reject');
  await page.click('#detail-tab-1');
  await page.click('.check-detail .link');
  const lit = page.locator('.bytes-rows mark').first();
  await lit.waitFor();
  assert.match(await page.textContent('#bytes-caption'), /^0xa3b, \d+ octets: .*signingTime/i);
  await page.click('#detail-tab-0');
  const selected = page.locator('[role=treeitem][aria-selected=true]');
  assert.match(await selected.textContent(), /signingTime/i);
  await page.locator('.bytes-hex').nth(2).click({ position: { x: 4, y: 8 } });
  assert.doesNotMatch(await selected.textContent(), /signingTime/i);
});

test('facts change the verdict at once', async () => {
  const page = await openPage();
  await drop(page, [vector('configs/config-row-02.cm'), vector('images/kind-mfg-31.bin'), ...roots()]);
  await page.waitForSelector('.verdict.incomplete');
  await page.fill('.fact:has-text("Time") input', '2027-01-01');
  await page.click('text=Assume a factory-fresh modem');
  await page.waitForSelector('.verdict.accept');
  await page.selectOption('.fact:has-text("Modem") select', '3.0');
  await page.waitForSelector('.verdict.reject');
  assert.match(await page.textContent('.verdict-demand'), /disabled/);
});

test('several images with one config are told apart in one table', async () => {
  const page = await openPage();
  await drop(page, [
    vector('configs/config-row-02.cm'),
    vector('images/kind-mfg-31.bin'),
    vector('images/tampered-image.bin'),
    vector('controls/default.json'),
    ...roots(),
  ]);
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('.table-row')].map((row) => row.textContent);
    return rows.length === 2 && rows.every((row) => /ACCEPTED|REJECTED|INCOMPLETE/.test(row));
  });
  assert.equal(await verdict(page), 'REJECTED');
  await page.click('.table-row:has-text("kind-mfg-31.bin")');
  assert.equal(await verdict(page), 'ACCEPTED');
});

test('an unknown file is shown as bytes, with why it is nothing else', async () => {
  const page = await openPage();
  await drop(page, [{ name: 'noise.bin', buffer: Buffer.alloc(300, 0xee) }]);
  await page.waitForSelector('.guesses');
  assert.match(await page.textContent('.guesses'), /Not a code file: .*expected/);
  assert.match(await page.textContent('.bytes-rows'), /ee ee ee/);
});

test('every ready sample gets the verdict that its name promises', async () => {
  const page = await openPage();
  await page.waitForSelector('.sample');
  const names = await page.locator('.sample-name').allTextContents();
  assert.ok(names.length >= 5);
  for (const name of names) {
    await page.click(`.sample:has-text("${name}")`);
    await page.waitForSelector('.verdict');
    assert.equal(await verdict(page), name.split(':')[0].toUpperCase(), name);
    await page.click('text=Start over');
    await page.waitForSelector('.sample');
  }
});

test('a secret is masked, stays out of every export, and is gone after a look into another room', async () => {
  const page = await openPage();
  await drop(page, [vector('configs/config-row-02.cm')]);
  await page.waitForSelector('.verdict');
  const field = page.locator('input[type=password]');
  await field.fill('TOP-SECRET-9');
  for (const button of ['Save JSON', 'Save HTML']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${button}`)]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    assert.match(text, /config-row-02\.cm/);
    assert.doesNotMatch(text, /TOP-SECRET-9/);
  }
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href);
  assert.doesNotMatch(stored, /TOP-SECRET-9/);
  await page.click('nav >> text=Config');
  await page.waitForSelector('main.later');
  await page.goBack();
  await page.waitForSelector('.verdict');
  assert.equal(await page.inputValue('input[type=password]'), '');
});

test('a profile is kept, applied and exported', async () => {
  const page = await openPage();
  await drop(page, [vector('configs/config-row-02.cm'), ...roots()]);
  await page.waitForSelector('.verdict');
  await page.selectOption('.fact:has-text("Modem") select', '4.0');
  await page.click('summary');
  await page.fill('.profile-new input', 'TEST modem');
  await page.click('text=Keep these facts');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:text-is("Export")')]);
  assert.equal(download.suggestedFilename(), 'TEST modem.profile.json');
  await page.reload();
  await drop(page, [vector('configs/config-row-02.cm')]);
  await page.click('summary');
  await page.click('.profile .link');
  await page.waitForSelector('.file:has-text("docsis31-root.pem")');
  assert.equal(await page.inputValue('.fact:has-text("Modem") select'), '4.0');
});
