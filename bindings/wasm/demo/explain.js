// A reply in words.

const ABOUT = {
  signature: 'It is the signature.',
  clock: 'It is the clock: set it, and sign again. A timestamp is good for a quarter of an hour.',
  key: 'It is the access key: it does not exist or is disabled.',
  throttling: 'There were too many requests: wait before the next one.',
  money: 'It is money: the account does not cover the price, or is not in a state to be billed.',
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
  const retry = reply.retryable
    ? 'Try again after a pause: a new timestamp and nonce, the same client token.'
    : 'Another try with the same values will be refused as well.';
  const { serverStringToSign } = reply;
  return [
    element('p', `The service refused: ${reply.code}`, 'error'),
    ...[ABOUT[reply.kind], serverStringToSign && ours && compare(serverStringToSign, ours), reply.kind === 'clock' ? undefined : retry]
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
