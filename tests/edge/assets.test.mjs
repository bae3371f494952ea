import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { test } from 'node:test';
import { dist, useWorker } from './worker.mjs';

const send = useWorker();

// A module script or a module of wasm with another type is refused by browsers, given `nosniff`.
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

test('every file of the page is served whole and with its type', async () => {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 3);
  for (const entry of files) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(dist, file);
    const response = await send(name === 'index.html' ? '/' : `/${encodeURI(name)}`);
    assert.equal(response.status, 200, name);
    const type = TYPES[extname(name)];
    if (type) assert.equal(response.headers.get('content-type'), type, name);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), readFileSync(file), name);
  }
});
