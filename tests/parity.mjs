// What the command line says of a vector: the report that the page and the edge are held to, octet for octet.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const binary = process.env.CABLESEAL_BINARY ?? join(target, 'debug/cableseal');

export const vectors = join(root, 'tests/vectors');
export const cases = JSON.parse(readFileSync(join(vectors, 'manifest.json')))
  .cases.filter(({ generated }) => !generated);

// The report in one line, its fields in their order.
export const oneLine = (json) => JSON.stringify(JSON.parse(json));

// The report of `cableseal verify --json`, in one line.
export function commandLine({ image, config, need, roots, crls, snmp_cvc, facts }) {
  const at = (path) => join(vectors, path);
  const folder = mkdtempSync(join(tmpdir(), 'cableseal-parity-'));
  const args = ['verify', at(image), '--json', '--docsis', facts.docsis, '--at', facts.at];
  if (config) args.push('--config', at(config));
  if (need) args.push('--need', need);
  for (const path of roots) args.push('--root', at(path));
  for (const path of crls) args.push('--crl', at(path));
  if (snmp_cvc) args.push('--snmp-cvc', at(snmp_cvc));
  if (facts.controls) args.push('--controls', at(facts.controls));
  if (facts.factory_fresh) args.push('--factory-fresh');
  if (facts.manufacturer) args.push('--manufacturer', facts.manufacturer);
  if (facts.operator) args.push('--operator', facts.operator);
  if (facts.equality === 'strict') args.push('--strict-time');
  if (facts.secret !== null) {
    const secret = join(folder, 'secret');
    writeFileSync(secret, facts.secret);
    args.push('--secret-file', secret);
  }
  const { stdout, stderr, error } = spawnSync(binary, args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (error || !stdout) throw new Error(`${binary} ${args.join(' ')}: ${error ?? stderr}`);
  return oneLine(stdout);
}

// The options of a case as the API and a modem profile take them.
export function optionsOf({ need, facts }) {
  const { at, docsis, equality, manufacturer, operator, factory_fresh, controls } = facts;
  const read = (path) => JSON.parse(readFileSync(join(vectors, path)));
  const options = { at, docsis, equality, manufacturer, operator, need };
  if (factory_fresh) options.factory_fresh = true;
  if (controls) options.controls = read(controls);
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== undefined));
}
