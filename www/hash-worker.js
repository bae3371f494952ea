// Hashes a file in pieces, away from the page's own thread. The page posts `{ module }` once, then one
// `{ id, file, task }` at a time or `{ cancel: id }`; the worker posts `{ id, done }`, `{ id, digest }` or `{ id, error }`.
import init, { Hasher } from './pkg/cableseal_web.js';

const PIECE = 4 * 1024 * 1024;
const cancelled = new Set();
let ready;

self.onmessage = async ({ data }) => {
  if (data.module) {
    ready = init({ module_or_path: data.module });
  } else if (data.cancel !== undefined) {
    cancelled.add(data.cancel);
  } else {
    await ready;
    await hash(data);
  }
};

async function hash({ id, file, task }) {
  const hasher = new Hasher(task);
  try {
    // The next piece is read while this one is hashed.
    let next = piece(file, 0);
    for (let offset = 0; offset < file.size; offset += PIECE) {
      const octets = await next;
      if (cancelled.delete(id)) {
        hasher.free();
        return;
      }
      next = piece(file, offset + PIECE);
      hasher.update(octets);
      self.postMessage({ id, done: Math.min(offset + PIECE, file.size) });
    }
    self.postMessage({ id, digest: hasher.finish() });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
}

async function piece(file, offset) {
  if (offset >= file.size) return undefined;
  return new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer());
}
