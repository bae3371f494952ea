// Keeps the whole page for use without a network. `precache.js` is written by the build:
// `self.PRECACHE = { 'index.html': 'sha256-…', … }`, so any changed file makes a new version of this worker.
importScripts('precache.js');

const CACHE = 'cableseal-' + version(self.PRECACHE);

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));

self.addEventListener('message', ({ data }) => {
  // Only the user lets a new version take over: the page asks while no validation runs.
  if (data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || new URL(url).origin !== self.location.origin) return;
  event.respondWith(answer(event.request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    Object.entries(self.PRECACHE).map(async ([path, integrity]) => {
      const url = path === 'index.html' ? './' : path;
      const response = await fetch(url, { integrity, cache: 'no-cache' });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(url, response);
    }),
  );
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith('cableseal-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const page = request.mode === 'navigate' ? './' : request;
  return (await cache.match(page, { ignoreSearch: true })) ?? fetch(request);
}

function version(files) {
  // FNV-1a over names and hashes: a name for the cache, not a proof.
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(files)) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
