import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useWorker } from './worker.mjs';

const send = useWorker();

test('healthz says that it is well and which version it is', async () => {
  const response = await send('/healthz');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  const { version } = (await description()).info;
  assert.deepEqual(await response.json(), { status: 'ok', version });
});

test('HEAD gives the same fields and no content', async () => {
  const [head, get] = [await send('/healthz', { method: 'HEAD' }), await send('/healthz')];
  assert.equal(head.status, 200);
  assert.equal(head.headers.get('content-type'), get.headers.get('content-type'));
  assert.equal(await head.text(), '');
});

test('each address takes the methods that openapi.json describes and no other', async () => {
  for (const [path, item] of Object.entries((await description()).paths)) {
    const described = Object.keys(item).map((method) => method.toUpperCase());
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const response = await send(path, { method });
      assert.equal(response.status !== 405, described.includes(method), `${method} ${path}`);
      if (response.status === 405) assert.deepEqual(response.headers.get('allow').split(', '), described);
      await response.body?.cancel();
    }
  }
});

async function description() {
  const response = await send('/openapi.json');
  assert.equal(response.headers.get('content-type'), 'application/json');
  return response.json();
}
