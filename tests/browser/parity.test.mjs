// The page gives the report of the command line, octet for octet, on every vector.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { cases, commandLine, oneLine, optionsOf } from '../parity.mjs';
import { usePage, vector } from './page.mjs';

const openPage = usePage();

// Says what a file is for, where the page cannot tell it from the content.
async function use(page, name, role) {
  const row = page.locator('.file', { has: page.locator(`[data-item="${name}"]`) });
  const select = row.locator('select.file-use');
  if ((await select.count()) > 0) await select.first().selectOption(role);
}

async function reportOf(page, one) {
  const { image, config, roots, crls, snmp_cvc, facts } = one;
  // Roots of one name from several folders: the page lists files by name alone, as the report does.
  const profile = {
    schema: 'cableseal.modem/1',
    name: 'vector',
    options: optionsOf(one),
    roots: roots.map((path) => ({ name: basename(path), der: vector(path).buffer.toString('base64') })),
  };
  const files = [...(config ? [config] : []), image, ...(snmp_cvc ? [snmp_cvc] : []), ...crls];
  await page.setInputFiles('#files', [
    { name: 'vector.profile.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(profile)) },
    ...files.map((path) => vector(path)),
  ]);
  await page.waitForSelector(`.file:has-text("${basename(image)}")`);
  if (config) await use(page, basename(config), 'config');
  await use(page, basename(image), 'image');
  if (snmp_cvc) await use(page, basename(snmp_cvc), 'snmp_cvc');
  for (const path of crls) await use(page, basename(path), 'crl');
  if (facts.secret !== null) await page.fill('input[type=password]', facts.secret);
  await page.waitForSelector('.verdict', { timeout: 5000 });
  await page.waitForFunction(() => !document.querySelector('.progress'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save JSON')]);
  return oneLine(readFileSync(await download.path(), 'utf8'));
}

test('every vector gets the report of the command line', async () => {
  const wrong = [];
  const page = await openPage();
  for (const one of cases) {
    await page.reload();
    await page.waitForSelector('main#main');
    const said = await reportOf(page, one).catch((error) => String(error));
    if (said !== commandLine(one)) wrong.push(`${one.name}: ${said.slice(0, 300)}`);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(page.faults, []);
});
