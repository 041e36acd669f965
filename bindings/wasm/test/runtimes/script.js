// Runs browser.js of a folder as an ordinary script of a page: node script.js FOLDER/

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { withBrowser } from './browser.js';

const folder = pathToFileURL(process.argv[2]);
await writeFile(new URL('page.html', folder), '<!doctype html><meta charset="utf-8" /><title>Bundle</title><script src="browser.js"></script>');
await withBrowser(folder, async (browser, address) => {
  const page = await browser.newPage();
  await page.goto(`${address}page.html`);
  assert.equal(await page.evaluate(() => globalThis.outcome), 'signed');
  console.log('the bundle signs the known request in Chromium');
});
