import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useWorker } from './worker.mjs';

const send = useWorker();

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; worker-src 'self'; "
    + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), '
    + 'magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
};

for (const [method, path, status] of [
  ['GET', '/', 200],
  ['HEAD', '/', 200],
  ['GET', '/boot.js', 200],
  ['GET', '/pkg/cableseal_web_bg.wasm', 200],
  ['GET', '/index.html', 307],
  ['GET', '/no-such-file', 404],
  ['POST', '/', 405],
  ['GET', '/healthz', 200],
  ['GET', '/openapi.json', 200],
  ['GET', '/api/v1/reports', 405],
  ['POST', '/api/v1/reports', 415],
  ['GET', '/api/v2', 404],
]) {
  test(`${method} ${path} gives ${status} with every security header`, async () => {
    const response = await send(path, { method });
    assert.equal(response.status, status);
    for (const [name, value] of Object.entries(SECURITY)) assert.equal(response.headers.get(name), value, name);
    await response.body?.cancel();
  });
}

test('a browser that has a file is told that it did not change', async () => {
  const first = await send('/boot.js');
  const etag = first.headers.get('etag');
  await first.body.cancel();
  const second = await send('/boot.js', { headers: { 'if-none-match': etag } });
  assert.equal(second.status, 304);
  assert.equal(second.headers.get('x-content-type-options'), 'nosniff');
});

test('answers of the interface are not kept by caches', async () => {
  for (const path of ['/healthz', '/openapi.json', '/api/v1/reports', '/no-such-file']) {
    const response = await send(path);
    assert.equal(response.headers.get('cache-control'), 'no-store', path);
    await response.body.cancel();
  }
});
