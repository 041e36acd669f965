// The page in headless Chromium: fill in, see the error, mend it, compare the signature with WebCrypto's; by keyboard, on a phone, in the dark.
//
// SCREENSHOTS=folder node demo.js    keeps what it looks like

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { withBrowser } from './runtimes/browser.js';
import { CREDENTIALS, REQUEST, STAMP, URL_OF_REQUEST } from './known.js';

const VIEWS = {
  wide: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  phone: { viewport: { width: 360, height: 740 }, colorScheme: 'dark', isMobile: true, hasTouch: true },
  'wide-dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'phone-light': { viewport: { width: 360, height: 740 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};

const shoot = async (page, name) => {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`), fullPage: true });
};

/** In the page: the signature that WebCrypto makes of a string to sign. */
const webCrypto = async ([text, secret]) => {
  const bytes = (value) => new TextEncoder().encode(value);
  const key = await crypto.subtle.importKey('raw', bytes(`${secret}&`), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)))));
};

/** In the page: text that is too faint, as `what: contrast`. */
const faint = () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (channels) => {
    const [r, g, b] = channels.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    const color = rgb(getComputedStyle(element).backgroundColor);
    return color[3] > 0 || !element.parentElement ? color : background(element.parentElement);
  };
  const speaks = (element) =>
    element.matches('input, select, textarea') || [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  return [...document.body.querySelectorAll('*')]
    .filter((element) => speaks(element) && element.checkVisibility({ visibilityProperty: true }))
    .map((element) => {
      const [light, dark] = [rgb(getComputedStyle(element).color), background(element)].map(luminance).sort((a, b) => b - a);
      return [`${element.tagName} ${element.id || element.className || element.textContent.trim().slice(0, 20)}`, (light + 0.05) / (dark + 0.05)];
    })
    .filter(([, contrast]) => contrast < 4.5)
    .map(([what, contrast]) => `${what}: ${contrast.toFixed(2)}`);
};

/** In the page: controls that a screen reader could not name. */
const nameless = () =>
  [...document.querySelectorAll('input, select, textarea, button')]
    .filter((control) => !(control.labels?.[0]?.textContent ?? control.textContent).trim())
    .map((control) => control.outerHTML);

/** In the page: whether one section lies over another once the page is scrolled to its end. */
const overlaps = () => {
  scrollTo(0, document.body.scrollHeight);
  const [result, answer, form] = ['result', 'answer', 'form'].map((id) => document.getElementById(id).getBoundingClientRect());
  const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return over(result, answer) || over(result, form) || over(form, answer);
};

const output = (page, id) => page.textContent(`#${id}`);

const expectSigned = async (page) => {
  const url = await output(page, 'url');
  const stringToSign = await output(page, 'stringToSign');
  const [, query, signature] = /\?(.*)&Signature=(.*)$/.exec(url);
  assert.equal(stringToSign, `GET&%2F&${encodeURIComponent(query)}`);
  assert.equal(decodeURIComponent(signature), await page.evaluate(webCrypto, [stringToSign, await page.inputValue('#accessKeySecret')]));
};

const mend = async (page) => {
  const status = page.locator('#status');
  assert.equal(await status.textContent(), 'Signed, with 1 warning.');
  await expectSigned(page);
  await page.selectOption('#autoPay', 'false');
  assert.equal(await status.textContent(), 'Signed.');

  await page.fill('#bandwidth', '1');
  assert.equal(await status.textContent(), 'Not signed: 1 value is wrong. Bandwidth: the number is out of range.');
  assert.equal(await page.getAttribute('#bandwidth', 'aria-invalid'), 'true');
  assert.equal(await page.getAttribute('#bandwidth', 'aria-describedby'), 'bandwidth-hint bandwidth-error');
  assert.equal(await page.textContent('#bandwidth-error'), 'the number is out of range; expected a whole number of Mbps from 2 on');
  assert.equal(await page.isVisible('#url'), false);
  assert.equal(await output(page, 'url'), '');

  await page.fill('#accessKeySecret', 'test secret');
  assert.match(await status.textContent(), /^Not signed: 2 values are wrong/);
  await page.fill('#accessKeySecret', 'another/secret+');

  await page.fill('#bandwidth', '10001');
  assert.match(await status.textContent(), /^Signed, with 1 warning/);
  assert.match(await page.textContent('#bandwidth-advice'), /^the service may refuse 10001 Mbps/);
  await page.fill('#bandwidth', '20');
  assert.equal(await page.locator('.error, .advice').count(), 0);
  await expectSigned(page);
};

const signKnown = async (page) => {
  for (const details of await page.locator('details').all()) await details.evaluate((element) => (element.open = true));
  for (const id of ['bandwidth', 'period', 'clientToken', 'name', 'cenId']) await page.fill(`#${id}`, String(REQUEST[id]));
  for (const id of ['from', 'to', 'chargeType', 'pricingCycle']) await page.selectOption(`#${id}`, REQUEST[id]);
  await page.selectOption('#autoPay', 'true');
  for (const [id, value] of Object.entries({ ...CREDENTIALS, ...STAMP })) await page.fill(`#${id}`, value);
  assert.equal(await output(page, 'url'), URL_OF_REQUEST);
  assert.equal(await page.locator('.advice').count(), 2);

  await page.click('#main-copy');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), URL_OF_REQUEST);
  await page.waitForFunction(() => document.querySelector('#outcome').textContent === 'Copied.');
  await page.fill('#name', REQUEST.name);
  assert.equal(await page.textContent('#outcome'), '');

  await page.selectOption('#method', 'POST');
  assert.equal(await output(page, 'url'), 'https://cbn.aliyuncs.com/');
  assert.match(await output(page, 'body'), /^AccessKeyId=testid&.*&Signature=/);
  assert.match(await output(page, 'curl'), /^curl -X POST -H 'content-type: application\/x-www-form-urlencoded' --data-raw 'AccessKeyId=testid&.*' 'https:\/\/cbn.aliyuncs.com\/'$/);
  assert.equal(await page.textContent('#main-copy'), 'Copy curl command');
  await page.selectOption('#method', 'GET');
};

/** The other method, and what it makes of the same request. */
const signAcs3 = async (page) => {
  await page.selectOption('#signatureMethod', 'ACS3-HMAC-SHA256');
  const [canonicalRequest, stringToSign, curl] = await Promise.all(['canonicalRequest', 'stringToSign', 'curl'].map((id) => output(page, id)));
  const hash = await page.evaluate(async (text) => {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }, canonicalRequest);
  assert.equal(stringToSign, `ACS3-HMAC-SHA256\n${hash}`);
  assert.match(curl, /^curl -H 'x-acs-action: CreateCenBandwidthPackage' .*-H 'authorization: ACS3-HMAC-SHA256 Credential=testid,.*' 'https:\/\/cbn/);
  assert.equal(await page.textContent('#main-copy'), 'Copy curl command');
  await page.click('[data-example=mismatch]');
  assert.match(await page.textContent('#explanation'), /It differs in Bandwidth.*the values differ/s);
  assert.deepEqual(await page.locator('#explanation mark').allTextContents(), ['Bandwidth=2', 'Bandwidth=200']);
  await page.selectOption('#signatureMethod', 'HMAC-SHA1');
  await page.fill('#reply', '');
};

/** Each example reply is one, and the page says when the request expires. */
const tryExamples = async (page) => {
  for (const [example, expected] of [
    ['mismatch', /It differs in Bandwidth.*the values differ.*Signed on this page.*Signed by the service/s],
    ['slow', /Throttling\.User.*too many requests/s],
    ['bought', /bought.*cenbwp-/s],
  ]) {
    await page.click(`[data-example=${example}]`);
    assert.match(await page.textContent('#explanation'), expected);
  }
  await page.fill('#timestamp', '');
  assert.match(await page.textContent('#expires'), /^Expires at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\./);
  await page.fill('#timestamp', '2018-04-27T12:46:24Z');
  assert.match(await page.textContent('#expires'), /^Expired at 2018-04-27 13:01:24 UTC\./);
  await page.fill('#timestamp', '');
  await page.fill('#reply', '');
};

/** In the page: whether the state and the main button are in view, from wherever. */
const isInView = () =>
  [0, document.body.scrollHeight / 3, document.body.scrollHeight].every((top) => {
    scrollTo(0, top);
    return ['status', 'main-copy'].every((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  });

const readReplies = async (page) => {
  const explanation = page.locator('#explanation');
  const ours = await output(page, 'stringToSign');
  const mismatch = (theirs) => JSON.stringify({ Code: 'SignatureDoesNotMatch', Message: `server string to sign is:${theirs}` });
  for (const [reply, expected] of [
    ['{"RequestId":"E4","CenBandwidthPackageId":"cenbwp-1"}', /bought.*cenbwp-1.*E4/s],
    ['<Error><Code>Throttling.User</Code><Message>slow</Message></Error>', /Throttling\.User.*too many requests.*sign again/s],
    [mismatch(ours), /Both signed the same.*check the rest: the secret/],
    [mismatch(ours.replace('Bandwidth%3D2', 'Bandwidth%3D20')), /It differs in Bandwidth.*the values differ/],
    ['<html><b>502</b>', /no reply.*HTML.*the same ClientToken/s],
    ['<img src=x onerror=alert(1)>', /no reply/],
  ]) {
    await page.fill('#reply', reply);
    assert.match(await explanation.textContent(), expected);
  }
  assert.equal(await explanation.locator('img').count(), 0);
  await page.fill('#reply', '');
  assert.equal(await explanation.textContent(), '');
};

const theReplyIsHeldAgainstWhatIsSignedNow = async (page) => {
  const explanation = page.locator('#explanation');
  const message = `server string to sign is:${await output(page, 'stringToSign')}`;
  await page.fill('#reply', JSON.stringify({ Code: 'SignatureDoesNotMatch', Message: message }));
  await page.fill('#nonce', 'another');
  assert.match(await explanation.textContent(), /It differs in SignatureNonce.*only timestamp or nonce differ/);
  await page.fill('#bandwidth', '4');
  assert.match(await explanation.textContent(), /It differs in Bandwidth/);
  await page.fill('#bandwidth', '2');
  await page.selectOption('#method', 'POST');
  assert.match(await explanation.textContent(), /the methods differ/);
  await page.selectOption('#method', 'GET');
  await page.fill('#nonce', 'no nonce');
  assert.doesNotMatch(await explanation.textContent(), /on this page/);
  await page.fill('#nonce', STAMP.nonce);
  assert.match(await explanation.textContent(), /Both signed the same/);
  await page.fill('#reply', '');
};

const noTagIsLost = async (page) => {
  await page.fill('#tags', 'a=1\na=2\nb');
  assert.equal(await page.textContent('#tags-error'), 'a key comes twice; expected each key once');
  await page.fill('#tags', 'a=1\nb');
  assert.equal(new URL(await output(page, 'url')).searchParams.get('Tag.2.Key'), 'b');
  await page.fill('#tags', '');
};

const aClosedSectionStaysClosed = async (page) => {
  const section = page.locator('details', { has: page.locator('#resourceGroupId') });
  await page.fill('#resourceGroupId', 'rg-1');
  assert.equal(await page.locator('#resourceGroupId-advice').count(), 1);
  await section.evaluate((details) => (details.open = false));
  await page.fill('#bandwidth', '3');
  assert.equal(await section.evaluate((details) => details.open), false);
  // What cannot be typed into is set.
  await page.locator('#resourceGroupId').evaluate((input) => {
    input.value = 'rg 1';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  assert.equal(await section.evaluate((details) => details.open), true);
  await page.fill('#resourceGroupId', '');
};

const everyAreaIsKnown = async (page) => {
  for (const option of await page.locator('#from option').allTextContents()) {
    await page.selectOption('#from', option);
    assert.equal(await page.locator('.error').count(), 0, option);
    const group = await page.locator('#from').evaluate((select) => select.selectedOptions[0].parentElement.label);
    assert.equal(new URL(await output(page, 'url')).searchParams.get('GeographicRegionAId'), group, option);
  }
};

const byKeyboard = async (page) => {
  await page.reload();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'To the signed request');
  const reached = new Set();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.dataset.example || document.activeElement.tagName));
  }
  for (const id of ['bandwidth', 'from', 'to', 'newToken', 'accessKeySecret', 'SUMMARY', 'main-copy', 'url', 'stringToSign', 'again', 'reply', 'mismatch']) {
    assert.ok(reached.has(id), `${id} is reached by keyboard`);
  }
  await page.focus('#bandwidth');
  await page.keyboard.press('End');
  await page.keyboard.type('0');
  assert.equal(new URL(await output(page, 'url')).searchParams.get('Bandwidth'), '100');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
};

await withBrowser(new URL('../demo/dist/', import.meta.url), async (browser, address) => {
  for (const [name, view] of Object.entries(VIEWS)) {
    const context = await browser.newContext({ ...view, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const [foreign, complaints] = [[], []];
    page.on('request', (request) => request.url().startsWith(address) || request.url().startsWith('data:') || foreign.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${address}index.html`);
    await page.waitForFunction(() => document.querySelector('#status').textContent !== '');

    await shoot(page, `${name}-start`);
    if (view.isMobile) assert.equal(await page.evaluate(isInView), true, `${name}: the main button is in view`);
    await mend(page);
    await page.fill('#bandwidth', '1');
    await page.fill('#accessKeySecret', 'test secret');
    assert.deepEqual(await page.evaluate(faint), [], name);
    await shoot(page, `${name}-errors`);
    await signKnown(page);
    await page.fill('#reply', '{"Code":"Throttling.User","Message":"Request was denied due to user flow control.","RequestId":"E4B345CD"}');
    await shoot(page, `${name}-signed`);
    assert.deepEqual(await page.evaluate(faint), [], name);
    assert.deepEqual(await page.evaluate(nameless), [], name);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${name} is not wider than its screen`);
    assert.equal(await page.evaluate(overlaps), false, `${name}: no section lies over another`);
    await readReplies(page);
    await signAcs3(page);
    await tryExamples(page);
    for (const [id, value] of Object.entries(STAMP)) await page.fill(`#${id}`, value);
    await theReplyIsHeldAgainstWhatIsSignedNow(page);
    await noTagIsLost(page);
    await aClosedSectionStaysClosed(page);
    await everyAreaIsKnown(page);
    await byKeyboard(page);

    assert.deepEqual([foreign, complaints], [[], []], name);
    await assert.rejects(page.evaluate((url) => fetch(url), address), /Failed to fetch/, 'the page cannot open a connection');
    await context.close();
    console.log(`the page, ${name}: fills in, refuses, mends, signs as WebCrypto does`);
  }
});
