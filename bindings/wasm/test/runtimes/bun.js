// bun bun.js

import * as api from '../../pkg/index.node.js';
import { run } from '../cases.js';

console.log(`Bun ${Bun.version}: ${await run(api)} cases hold`);
