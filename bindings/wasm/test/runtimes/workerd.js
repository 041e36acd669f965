import * as api from '../../pkg/index.bundled.js';
import { run } from '../cases.js';

export default {
  async test() {
    console.log(`workerd: ${await run(api)} cases hold`);
  },
};
