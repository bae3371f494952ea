// Starts the built worker with the built page in the real runtime, workerd, through miniflare.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const build = join(root, 'edge-worker/build');
export const dist = join(root, 'www/dist');

// Runs a worker for the tests of one file and returns how to send it requests: `fetch` with a path for the address.
export function useWorker() {
  let miniflare;
  let origin;
  before(async () => {
    miniflare = startWorker();
    origin = await miniflare.ready;
  });
  after(() => miniflare?.dispose());
  const send = (path, init) => fetch(new URL(path, origin), { redirect: 'manual', ...init });
  send.address = (path) => new URL(path, origin);
  return send;
}

// The worker as it is deployed, which sees every request before the asset store does; or `script` in its place.
export function startWorker(script) {
  for (const needed of [join(build, 'index_bg.wasm'), join(dist, 'index.html')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run cargo xtask build first`);
  }
  const modules = script
    ? [{ type: 'ESModule', path: join(build, 'script.js'), contents: script }]
    : [
        { type: 'ESModule', path: join(build, 'index.js') },
        { type: 'CompiledWasm', path: join(build, 'index_bg.wasm') },
      ];
  return new Miniflare({
    modulesRoot: build,
    modules,
    compatibilityDate: '2026-04-21',
    assets: {
      directory: dist,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
    },
  });
}

// The problem details that a refusal carries, whole.
export const problem = (status, title, detail, instance) => ({ type: 'about:blank', title, status, detail, instance });
