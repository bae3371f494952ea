// Opens the page in Chromium: served by the real worker, or wherever CABLESEAL_ADDRESS says that it is served already.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const vectors = join(root, 'tests/vectors');

export const screenshots = join(root, 'target/screenshots');
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// One browser for the tests of a file. The returned function opens the page in a fresh profile.
export function usePage() {
  let browser;
  let worker;
  let address = process.env.CABLESEAL_ADDRESS;
  before(async () => {
    if (!address) {
      const { startWorker } = await import('../edge/worker.mjs');
      worker = startWorker();
      address = (await worker.ready).href;
    }
    const executablePath = process.env.CABLESEAL_CHROMIUM ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  after(async () => {
    await browser?.close();
    await worker?.dispose();
  });
  return async (options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') page.faults.push(message.text());
    });
    await page.goto(address);
    await page.waitForSelector('main#main');
    return page;
  };
}

// A vector as a file to drop, under a name of its own.
export function vector(path, name = path.split('/').pop()) {
  return { name, mimeType: 'application/octet-stream', buffer: readFileSync(join(vectors, path)) };
}

export const roots = () => [
  vector('certs/legacy/root.pem', 'legacy-root.pem'),
  vector('certs/docsis31/root.pem', 'docsis31-root.pem'),
];

// Drops files as a mouse does: real drag events with a real DataTransfer.
export async function drop(page, files) {
  const contents = files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
  const transfer = await page.evaluateHandle((contents) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of contents) {
      const octets = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0));
      transfer.items.add(new File([octets], name));
    }
    return transfer;
  }, contents);
  await page.dispatchEvent('.drop-area', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('.drop-area', 'drop', { dataTransfer: transfer });
}

export const verdict = (page) => page.textContent('.verdict-word');

// Waits until the service worker keeps the whole page and controls it.
export async function keptForOffline(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
