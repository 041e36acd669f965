import * as api from '../../pkg/index.workerd.js';
import { run } from '../cases.js';

export default {
  async test() {
    console.log(`workerd: ${await run(api)} cases hold`);
  },
};
