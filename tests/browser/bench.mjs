// Measures the page in Chromium and prints medians as JSON. Run by `cargo xtask bench`.
import { chromium } from 'playwright-core';
import { startWorker } from '../edge/worker.mjs';
import { vector } from './page.mjs';

const ROUNDS = 5;
const COLD_LOADS = 5;
const MEGABYTES = 200;

const worker = startWorker();
const address = (await worker.ready).href;
const executablePath = process.env.CABLESEAL_CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

const coldVerdictMs = median(await several(COLD_LOADS, coldVerdict));
const rates = await several(ROUNDS, largeFile);
const wasmMiB = await wasmMemory();

await browser.close();
await worker.dispose();
console.log(JSON.stringify({
  coldVerdictMs,
  pageMBs: median(rates.map(({ page }) => page)),
  webCryptoMBs: median(rates.map(({ webCrypto }) => webCrypto)),
  wasmMiB,
}));

// From the first request to the verdict on a small pair, in a profile that has seen nothing.
async function coldVerdict() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const files = [vector('configs/config-row-02.cm'), vector('images/kind-mfg-31.bin')];
  const begun = performance.now();
  await page.goto(address);
  await page.waitForSelector('#files', { state: 'attached' });
  await page.setInputFiles('#files', files);
  await page.waitForSelector('.verdict-word');
  const time = performance.now() - begun;
  await context.close();
  return time;
}

// The same octets through the page, from the drop to the verdict, and through WebCrypto in one call.
async function largeFile() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('#files', { state: 'attached' });
  await page.setInputFiles('#files', [vector('configs/config-row-02.cm')]);
  await page.waitForSelector('.verdict-word');
  const head = [...vector('images/kind-mfg-31.bin').buffer];
  const seconds = await page.evaluate(async ({ head, megabytes }) => {
    const zeros = new Uint8Array(1_000_000);
    const file = new File([new Uint8Array(head), ...Array(megabytes).fill(zeros)], 'large.bin');
    const octets = await file.arrayBuffer();
    const rejected = () => document.querySelector('.verdict-word')?.textContent.includes('REJECTED');
    const digestBegun = performance.now();
    await crypto.subtle.digest('SHA-256', octets);
    const webCrypto = (performance.now() - digestBegun) / 1000;
    const transfer = new DataTransfer();
    transfer.items.add(file);
    const dropped = performance.now();
    document.querySelector('.drop-area').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    while (!rejected()) await new Promise((wake) => setTimeout(wake, 5));
    return { page: (performance.now() - dropped) / 1000, webCrypto };
  }, { head, megabytes: MEGABYTES });
  await context.close();
  return { page: MEGABYTES / seconds.page, webCrypto: MEGABYTES / seconds.webCrypto };
}

// The memory of an instance that has hashed as many pieces as the worker does.
async function wasmMemory() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('#files', { state: 'attached' });
  const octets = await page.evaluate(async (megabytes) => {
    const { default: init, Hasher } = await import('./pkg/cableseal_web.js');
    const instance = await init();
    const hasher = new Hasher('whole-file');
    const piece = new Uint8Array(4 * 1024 * 1024);
    for (let done = 0; done < megabytes * 1e6; done += piece.length) hasher.update(piece);
    hasher.finish();
    return instance.memory.buffer.byteLength;
  }, MEGABYTES);
  await context.close();
  return octets / 1024 / 1024;
}

async function several(rounds, measure) {
  const measured = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await measure());
  return measured;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
