// The form as the objects that the package takes, and which control a parameter belongs to.

const AREAS = {
  China: [
    'cn-qingdao',
    'cn-beijing',
    'cn-zhangjiakou',
    'cn-shenzhen',
    'cn-hangzhou',
    'cn-shanghai',
    'cn-huhehaote',
    'cn-wuhan-lr',
    'cn-wulanchabu',
    'cn-heyuan',
    'cn-guangzhou',
    'cn-nanjing',
    'cn-fuzhou',
    'cn-chengdu',
  ],
  'North-America': ['us-west-1', 'us-east-1'],
  'Asia-Pacific': [
    'cn-hongkong',
    'ap-southeast-1',
    'ap-southeast-3',
    'ap-northeast-1',
    'ap-south-1',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-northeast-2',
    'ap-southeast-7',
  ],
  Europe: ['eu-central-1', 'eu-west-1'],
  'Middle-East': [],
  Australia: ['ap-southeast-2'],
};

const control = (id) => document.getElementById(id);

/** The control that a parameter is typed into. */
export const controlOf = control;

/** Fills the two lists of areas and the regions in them. */
export const fillAreas = (from, to) => {
  for (const [id, chosen] of [
    ['from', from],
    ['to', to],
  ]) {
    for (const [area, regions] of Object.entries(AREAS)) {
      const group = document.createElement('optgroup');
      group.label = area;
      group.append(...[area, ...regions].map((name) => new Option(name, name, name === chosen, name === chosen)));
      control(id).append(group);
    }
  }
};

/** What is empty is not sent. */
const texts = (...ids) => Object.fromEntries(ids.map((id) => [id, control(id).value || undefined]));

const flags = (...ids) => Object.fromEntries(ids.map((id) => [id, control(id).checked || undefined]));

/** Tags of lines, each a key and a value; a line without `=` is a key without a value. */
const tags = () =>
  control('tags')
    .value.split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/=(.*)/s))
    .map(([key, value = '']) => [key.trim(), value.trim()]);

/** Whether a key comes twice, of which an object would keep the last. */
export const hasKeyTwice = () => {
  const keys = tags().map(([key]) => key);
  return new Set(keys).size < keys.length;
};

/** The request, the credentials and the options that the form holds. */
export const readForm = () => ({
  request: {
    ...texts('bandwidth', 'from', 'to', 'chargeType', 'pricingCycle', 'period', 'clientToken', 'name', 'cenId', 'description'),
    ...texts('autoRenewDuration', 'resourceGroupId'),
    ...flags('autoRenew'),
    // Revisions disagree on what it means to leave it out.
    autoPay: control('autoPay').checked,
    tags: Object.fromEntries(tags()),
  },
  credentials: texts('accessKeyId', 'accessKeySecret', 'securityToken'),
  options: texts('method', 'endpoint', 'timestamp', 'nonce'),
});
