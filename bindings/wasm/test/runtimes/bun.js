// bun bun.js

import * as acs3 from '../../pkg/acs3.node.js';
import * as explain from '../../pkg/explain.node.js';
import * as api from '../../pkg/index.node.js';
import { run } from '../cases.js';

console.log(`Bun ${Bun.version}: ${await run(api, acs3, explain)} cases hold`);
