// A reply in words.

/** What to do about a refusal, by its kind. */
const ABOUT = {
  never: 'Do not send it again: the same client token was used for another request, and with a new one it may buy twice.',
  money: 'The account does not cover the price, or is not in a state to be billed. Another try does not help.',
  token: 'The security token is missing, invalid or expired: get new temporary credentials.',
  slower: 'There were too many requests: wait, then sign again with the same client token.',
  retry: 'Wait a moment, then sign again with the same client token.',
  clock: 'The timestamp was not accepted: set the clock, and sign again.',
  signature: 'The signature does not match.',
  key: 'The access key does not exist or is disabled: use another one.',
  permission: 'The access key may not do this: ask for the permission.',
  request: 'The request itself was refused: change it first.',
};

const element = (tag, text, state) => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (state) {
    made.className = 'verdict';
    made.dataset.state = state;
  }
  return made;
};

const list = (entries) => {
  const made = document.createElement('dl');
  for (const [name, value] of entries) if (value !== undefined) made.append(element('dt', name), element('dd', value));
  return made;
};

/** What of a string to sign does not change from attempt to attempt, each as `name=value`. */
const parts = (stringToSign) => {
  const [method, , ...query] = stringToSign.split('&');
  try {
    const parameters = decodeURIComponent(query.join('&')).split('&');
    return [`the method=${method}`, ...parameters.filter((parameter) => !/^(?:SignatureNonce|Timestamp)=/.test(parameter))];
  } catch {
    return [];
  }
};

const compare = (servers, ours) => {
  if (servers === ours) return 'The service built the same string to sign as this page, so the secret is wrong.';
  const [theirs, own] = [servers, ours].map(parts);
  const at = own.findIndex((part, index) => part !== theirs[index]);
  const [name] = (own[at] ?? theirs[own.length] ?? '').split('=');
  return name
    ? `The service built another string to sign than the one on this page. The first difference is at ${name}.`
    : 'The service built the same string to sign as this page for an earlier attempt: only nonce or timestamp differ. So the secret was wrong.';
};

/** What a reply or a refusal means, as elements; `ours` is the string to sign on the page, empty if there is none. */
export const explain = (reply, ours) => {
  if (reply.ok) {
    return [
      element('p', 'The package was bought.', 'fine'),
      element('p', 'It can be used once DescribeCenBandwidthPackages shows it as Idle or InUse.'),
      list([
        ['Package', reply.cenBandwidthPackageId],
        ['Order', reply.cenBandwidthPackageOrderId],
        ['Request', reply.requestId],
      ]),
    ];
  }
  const { serverStringToSign } = reply;
  return [
    element('p', `The service refused: ${reply.code}`, 'error'),
    ...[ABOUT[reply.kind], serverStringToSign && ours && compare(serverStringToSign, ours)]
      .filter(Boolean)
      .map((text) => element('p', text)),
    list([
      ['Message', reply.message],
      ['Request', reply.requestId],
      ['Host', reply.hostId],
      ['More', reply.recommend],
    ]),
  ];
};

/** What is no reply. */
export const explainError = (error) => [
  element('p', 'This is no reply of the service.', 'error'),
  element('p', error.message),
  element('p', 'The request may have been carried out all the same: send it again with the same client token.'),
];
