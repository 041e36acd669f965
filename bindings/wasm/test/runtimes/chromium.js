// node chromium.js

import { withBrowser } from './browser.js';

/** In the page: how many cases hold in a service worker. */
const inServiceWorker = async () => {
  await navigator.serviceWorker.register('service-worker.js', { type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage(null, [port2]);
  });
};

await withBrowser(new URL('../../', import.meta.url), async (browser, address) => {
  const page = await browser.newPage();
  await page.goto(`${address}test/runtimes/chromium.html`);
  await page.waitForFunction(() => globalThis.outcome !== undefined);
  console.log(`Chromium ${browser.version()}: ${await page.evaluate(() => globalThis.outcome)} cases hold`);
  console.log(`Chromium ${browser.version()}, a service worker: ${await page.evaluate(inServiceWorker)} cases hold`);
});
