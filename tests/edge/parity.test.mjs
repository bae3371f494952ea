// The edge gives the report of the command line, octet for octet, on every vector.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { cases, commandLine, oneLine, optionsOf, vectors } from '../parity.mjs';
import { useWorker } from './worker.mjs';

const send = useWorker();

function formOf(one) {
  const file = (path) => [new Blob([readFileSync(join(vectors, path))]), basename(path)];
  const form = new FormData();
  form.set('options', JSON.stringify(optionsOf(one)));
  if (one.facts.secret !== null) form.set('secret', one.facts.secret);
  if (one.config) form.append('config', ...file(one.config));
  form.append('image', ...file(one.image));
  if (one.snmp_cvc) form.append('snmp_cvc', ...file(one.snmp_cvc));
  for (const path of one.roots) form.append('root', ...file(path));
  for (const path of one.crls) form.append('crl', ...file(path));
  return form;
}

test('every vector gets the report of the command line', async () => {
  const wrong = [];
  for (const one of cases) {
    const response = await send('/api/v1/reports', { method: 'POST', body: formOf(one) });
    const said = oneLine(await response.text());
    if (said !== commandLine(one)) wrong.push(`${one.name}: ${said.slice(0, 300)}`);
  }
  assert.deepEqual(wrong, []);
});
