// A reply in words.

/** What to do about a refusal, by its kind. */
const ABOUT = {
  signature: 'The signature is not the one that the service expects.',
  never: 'Do not send it again: the same ClientToken was used for another request, and with a new one it may buy twice.',
  money: 'The account does not cover the price, or cannot be billed. Trying again does not help.',
  token: 'The security token is missing, invalid or expired. Get new temporary credentials.',
  slower: 'There were too many requests. Wait, then sign again with the same ClientToken.',
  retry: 'Wait a moment, then sign again with the same ClientToken.',
  clock: 'The timestamp was not accepted. Set the clock, and sign again.',
  key: 'The access key does not exist or is disabled. Use another one.',
  permission: 'The access key may not do this. Ask for the permission.',
  request: 'The service refuses the request itself. Change it, then sign again.',
};

const element = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text, ...properties });

const verdict = (state, text) => {
  const made = element('p', text, { className: 'verdict' });
  made.dataset.state = state;
  return made;
};

const list = (entries) => {
  const made = element('dl', '');
  for (const [name, value] of entries) if (value !== undefined) made.append(element('dt', name), element('dd', value));
  return made;
};

/** How much of a text is shown around a difference, and how much of a long value is marked. */
const AROUND = 60;

const SEPARATOR = /&|%26|\n/;

/** A text around a place, with the parameter marked that it is in. */
const excerpt = (label, text, at) => {
  const own = text.slice(0, at).split(SEPARATOR).at(-1).length;
  const rest = text.slice(at).split(SEPARATOR)[0].length;
  const [from, to] = [at - Math.min(own, AROUND), at + Math.min(rest, AROUND)];
  const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)];
  const made = element('pre', '', { tabIndex: 0, className: 'output' });
  made.setAttribute('aria-label', label);
  const mark = element('mark', text.slice(from, to) || '(nothing here)');
  made.append(start > 0 ? '…' : '', text.slice(start, from), mark, text.slice(to, end), end < text.length ? '…' : '');
  return [element('h4', label), made];
};

/** Why the signature does not match: `ours` is what was signed on this page. */
const mismatch = (explain, ours, server) => {
  const { parameter, cause, message, ...at } = explain(ours, server);
  const found = [element('h3', cause === 'secret' ? 'Both signed the same' : parameter ? `It differs in ${parameter}` : 'Why it does not match'), element('p', message)];
  if (cause === 'secret') return found;
  return [...found, ...excerpt('Signed on this page', ours, at.ours), ...excerpt('Signed by the service', server, at.server)];
};

/** What a reply means, as elements; `signed` is the request on the page, if there is one. */
export const describe = (reply, signed, explain) => {
  if (reply.ok) {
    return [
      verdict('fine', reply.cenBandwidthPackageId === undefined ? 'The service carried the request out.' : 'The package was bought.'),
      element('p', 'It can be used once DescribeCenBandwidthPackages shows it as Idle or InUse.'),
      list([
        ['CenBandwidthPackageId', reply.cenBandwidthPackageId],
        ['CenBandwidthPackageOrderId', reply.cenBandwidthPackageOrderId],
        ['RequestId', reply.requestId],
      ]),
    ];
  }
  // What the service signed by the one method says nothing about the other.
  const server = signed?.canonicalRequest === undefined ? reply.serverStringToSign : (reply.serverCanonicalRequest ?? reply.serverStringToSign);
  const ours = signed?.canonicalRequest ?? signed?.stringToSign;
  return [
    verdict('error', `The service refused: ${reply.code}`),
    element('p', ABOUT[reply.kind]),
    ...(server && ours ? mismatch(explain, ours, server) : []),
    list([
      ['Message', reply.message],
      ['RequestId', reply.requestId],
      ['HostId', reply.hostId],
      ['Recommend', reply.recommend],
    ]),
  ];
};

/** What is no reply. */
export const describeError = (error) => [
  verdict('error', 'This is no reply of the service.'),
  element('p', error.message),
  element('p', 'The request may have been carried out all the same. Send it again with the same ClientToken.'),
];

/** Replies to try, to the request on the page. */
export const EXAMPLES = {
  bought: () => ({ RequestId: '4EC47282-1B74-4534-BD0E-403F3EE64CAF', CenBandwidthPackageId: 'cenbwp-4c2zaavbvh5f42****' }),
  slow: () => ({ RequestId: 'E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA64', Code: 'Throttling.User', Message: 'Request was denied due to user flow control.' }),
  mismatch: ({ stringToSign, canonicalRequest }) => {
    const changed = (text) => text.replace(/(Bandwidth(?:%3D|=))\d+/, '$1200');
    const words = canonicalRequest === undefined
      ? `Specified signature is not matched with our calculation. server string to sign is:${changed(stringToSign)}`
      : `Specified signature does not match our calculation. server StringToSign is [${stringToSign}], server CanonicalRequest is [${changed(canonicalRequest)}]`;
    return { RequestId: 'E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA65', Code: 'SignatureDoesNotMatch', Message: words };
  },
};
