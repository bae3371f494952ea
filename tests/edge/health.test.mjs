import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorker } from './worker.mjs';

let worker;
before(async () => { worker = await startWorker(); });
after(() => worker?.stop());

const get = (path, init) => fetch(new URL(path, worker.url), init);

test('healthz says that it is well and which version it is', async () => {
  const response = await get('/healthz');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.deepEqual(await response.json(), { status: 'ok', version: '0.1.0' });
});

test('HEAD gives the same fields and no content', async () => {
  const response = await get('/healthz', { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal(await response.text(), '');
});
