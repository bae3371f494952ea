// Starts the built worker with the built page in the real runtime, workerd, through miniflare.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const build = join(root, 'edge-worker/build');
const dist = join(root, 'www/dist');

// The worker of `cargo xtask build`, its address, and `stop`.
export async function startWorker() {
  for (const needed of [join(build, 'index_bg.wasm'), join(dist, 'index.html')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run cargo xtask build first`);
  }
  const miniflare = new Miniflare({
    modulesRoot: build,
    modules: [
      { type: 'ESModule', path: join(build, 'index.js') },
      { type: 'CompiledWasm', path: join(build, 'index_bg.wasm') },
    ],
    compatibilityDate: '2026-04-21',
    assets: {
      directory: dist,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
    },
  });
  const url = await miniflare.ready;
  return { url, stop: () => miniflare.dispose() };
}
