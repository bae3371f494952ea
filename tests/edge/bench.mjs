// Measures the built worker beside an empty one that only hands requests to the asset store, interleaved, and
// prints medians as JSON. Run by `cargo xtask bench`.
import { Agent, get } from 'node:http';
import { startWorker } from './worker.mjs';

const EMPTY = 'export default { fetch: (request, env) => env.ASSETS.fetch(request) };';
const STARTS = 7;
const ROUNDS = 5;
const ROUND_MS = 2000;
const CONNECTIONS = 32;

const startOf = { ours: () => startWorker(), empty: () => startWorker(EMPTY) };

const startMs = await interleaved(STARTS, async (whose) => {
  const begun = performance.now();
  const miniflare = startOf[whose]();
  await request(await miniflare.ready, undefined);
  const time = performance.now() - begun;
  await miniflare.dispose();
  return time;
});

const running = { ours: startWorker(), empty: startWorker(EMPTY) };
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
for (const miniflare of Object.values(running)) await load(await miniflare.ready, ROUND_MS / 4);
const requestsPerSecond = await interleaved(ROUNDS, async (whose) => load(await running[whose].ready, ROUND_MS));
agent.destroy();
await Promise.all(Object.values(running).map((miniflare) => miniflare.dispose()));

console.log(JSON.stringify({ startMs, requestsPerSecond }));

// Medians of `measure` for both, taken in turns so that a change of the machine's load meets both.
async function interleaved(rounds, measure) {
  const measured = { ours: [], empty: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const whose of round % 2 ? ['empty', 'ours'] : ['ours', 'empty']) measured[whose].push(await measure(whose));
  }
  return { ours: median(measured.ours), empty: median(measured.empty) };
}

async function load(origin, ms) {
  const end = performance.now() + ms;
  const begun = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() < end) {
      await request(origin, agent);
      done += 1;
    }
  }));
  return done / ((performance.now() - begun) / 1000);
}

function request(origin, agent) {
  return new Promise((resolve, reject) => {
    get(new URL('/boot.js', origin), { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.resume().on('end', resolve).on('error', reject);
    }).on('error', reject);
  });
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
