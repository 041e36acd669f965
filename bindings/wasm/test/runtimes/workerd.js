import * as acs3 from '../../pkg/acs3.bundled.js';
import * as explain from '../../pkg/explain.bundled.js';
import * as api from '../../pkg/index.bundled.js';
import { run } from '../cases.js';

export default {
  async test() {
    console.log(`workerd: ${await run(api, acs3, explain)} cases hold`);
  },
};
