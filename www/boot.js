// Starts the page: the WebAssembly module first, then the service worker that keeps it for use without a network.
import init, { start } from './pkg/cableseal_web.js';

const say = (text) => {
  const place = document.getElementById('loading');
  if (place) place.textContent = text;
};

try {
  await init();
  start();
} catch (error) {
  console.error(error);
  say('The page could not start: this browser did not run its WebAssembly module (it needs SIMD: Chrome 91, Firefox 89, Safari 16.4 or later). ' + error);
}

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js').catch((error) => console.warn('Not kept for offline use:', error));
}
