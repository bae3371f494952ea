import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { root, useWorker } from './worker.mjs';

const send = useWorker();
const vectors = join(root, 'tests/vectors');
const { cases } = JSON.parse(readFileSync(join(vectors, 'manifest.json')));
const accepted = cases.find(({ expect, facts }) => expect.outcome === 'accept' && facts.controls);
const REPORTS = '/api/v1/reports';

const file = (path) => [new Blob([readFileSync(join(vectors, path))]), basename(path)];

// The form of a case; `field` names the field of a file by what the file is for.
function formOf({ image, config, roots, crls, snmp_cvc, need, facts }, field = (role) => role) {
  const form = new FormData();
  const { at, docsis, equality, manufacturer, operator, factory_fresh, controls, secret } = facts;
  const options = { at, docsis, equality, manufacturer, operator, factory_fresh, need };
  for (const [name, value] of Object.entries(options)) if (value === null) delete options[name];
  form.set('options', JSON.stringify(options));
  if (secret !== null) form.set('secret', secret);
  if (config) form.append(field('config'), ...file(config));
  form.append(field('image'), ...file(image));
  if (snmp_cvc) form.append(field('snmp_cvc'), ...file(snmp_cvc));
  for (const path of roots) form.append(field('root'), ...file(path));
  for (const path of crls) form.append(field('crl'), ...file(path));
  if (controls) form.append(field('controls'), ...file(controls));
  return form;
}

async function report(form) {
  const response = await send(REPORTS, { method: 'POST', body: form });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.equal(response.headers.get('content-type'), 'application/json');
  return JSON.parse(text);
}

test('every vector gets the verdict that its manifest says', async () => {
  const wrong = [];
  for (const vector of cases.filter(({ generated }) => !generated)) {
    const { verdict } = await report(formOf(vector));
    const { outcome, check } = vector.expect;
    const decided = check === null ? outcome === verdict.outcome : check === verdict.decided_by;
    if (verdict.outcome !== outcome || !decided) wrong.push(`${vector.name}: ${verdict.outcome}, ${verdict.headline}`);
  }
  assert.deepEqual(wrong, []);
});

test('files are recognised by their content, in any order', async () => {
  const named = await report(formOf(accepted));
  const recognised = await report(formOf(accepted, () => 'file'));
  assert.deepEqual(recognised.verdict, named.verdict);
  assert.deepEqual(recognised.files, named.files);
});

test('a code file larger than what is kept is recognised and hashed while it passes', async () => {
  const form = formOf(accepted);
  const image = Buffer.concat([readFileSync(join(vectors, accepted.image)), Buffer.alloc(48 << 20)]);
  form.delete('image');
  form.append('file', new Blob([image]), 'large.bin');
  const { files, verdict } = await report(form);
  const code = files.find(({ kind }) => kind === 'code_file');
  assert.deepEqual([code.name, code.length], ['large.bin', image.length]);
  assert.equal(code.sha256, createHash('sha256').update(image).digest('hex'));
  // Octets that were not signed.
  assert.deepEqual([verdict.outcome, verdict.decided_by], ['reject', 'message-digest']);
});
