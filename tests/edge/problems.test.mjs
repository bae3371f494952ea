import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { problem, useWorker } from './worker.mjs';

const send = useWorker();
const REPORTS = '/api/v1/reports';

async function assertProblem(response, expected) {
  assert.equal(response.status, expected.status);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.deepEqual(await response.json(), expected);
}

test('404: an address where nothing is', async () => {
  await assertProblem(await send('/api/v1/nothing'), problem(404, 'Not Found', 'There is nothing at /api/v1/nothing.', '/api/v1/nothing'));
  await assertProblem(await send('/nothing.js'), problem(404, 'Not Found', 'There is nothing at /nothing.js.', '/nothing.js'));
});

test('405: a method that the address does not take, with those that it takes', async () => {
  const get = await send(REPORTS);
  assert.equal(get.headers.get('allow'), 'POST');
  await assertProblem(get, problem(405, 'Method Not Allowed', 'GET is not possible here; possible: POST.', REPORTS));
  const put = await send('/', { method: 'PUT', body: 'x' });
  assert.equal(put.headers.get('allow'), 'GET, HEAD');
  await assertProblem(put, problem(405, 'Method Not Allowed', 'PUT is not possible here; possible: GET, HEAD.', '/'));
});

test('406: a client that does not take JSON', async () => {
  const detail = 'Answers here are application/json; the Accept field of the request excludes it.';
  await assertProblem(
    await send('/healthz', { headers: { accept: 'text/html' } }),
    problem(406, 'Not Acceptable', detail, '/healthz'),
  );
});

test('413: a length above the limit, declared and not even sent', async () => {
  const response = await sendHeadOnly(100_000_001);
  assert.equal(response.status, 413);
  assert.deepEqual(
    response.body,
    problem(413, 'Content Too Large', 'The content is larger than the limit of 100000000 octets.', REPORTS),
  );
});

test('413: content that grows above the limit while it arrives', async () => {
  const response = await send(REPORTS, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: endlessForm(100),
    duplex: 'half',
  });
  await assertProblem(
    response,
    problem(413, 'Content Too Large', 'The content is larger than the limit of 100000000 octets.', REPORTS),
  );
});

test('415: content that is not a form', async () => {
  const response = await send(REPORTS, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal(response.headers.get('accept'), 'multipart/form-data');
  const detail = 'The Content-Type must be multipart/form-data; it is application/json.';
  await assertProblem(response, problem(415, 'Unsupported Media Type', detail, REPORTS));
});

test('400: a form that breaks off', async () => {
  const response = await send(REPORTS, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data; name="config"\r\n\r\nabc',
  });
  const detail = 'The form cannot be read: field "config" received with incomplete data.';
  await assertProblem(response, problem(400, 'Bad Request', detail, REPORTS));
});

test('400: no content at all', async () => {
  const response = await send(REPORTS, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const detail = 'The form cannot be read: incomplete multipart stream.';
  await assertProblem(response, problem(400, 'Bad Request', detail, REPORTS));
});

test('422: a form without a question', async () => {
  const form = new FormData();
  form.set('secret', 'DOCSIS');
  const response = await send(REPORTS, { method: 'POST', body: form });
  const detail = 'No image and no configuration file: give an image, a configuration file, or both.';
  await assertProblem(response, problem(422, 'Unprocessable Content', detail, REPORTS));
});

// A form whose one file never ends; stops itself after `megabytes` so that a failure does not hang.
function endlessForm(megabytes) {
  const zeros = new Uint8Array(1 << 20);
  let sent = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="image"\r\n\r\n'));
    },
    pull(controller) {
      if (sent++ < megabytes) controller.enqueue(zeros);
      else controller.close();
    },
  });
}

// Sends a head that promises `length` octets, and no content; fetch would not.
function sendHeadOnly(length) {
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': length };
  return new Promise((resolve, reject) => {
    const sent = request(send.address(REPORTS), { method: 'POST', headers }, async (response) => {
      const body = JSON.parse(Buffer.concat(await response.toArray()));
      sent.destroy();
      resolve({ status: response.statusCode, body });
    });
    sent.on('error', reject);
    sent.flushHeaders();
  });
}
