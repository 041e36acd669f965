// node chromium.js

import { withBrowser } from './browser.js';

await withBrowser(new URL('../../', import.meta.url), async (browser, address) => {
  const page = await browser.newPage();
  await page.goto(`${address}test/runtimes/chromium.html`);
  await page.waitForFunction(() => globalThis.outcome !== undefined);
  console.log(`Chromium ${browser.version()}: ${await page.evaluate(() => globalThis.outcome)} cases hold`);
});
