// deno run --allow-read deno.js

import * as acs3 from '../../pkg/acs3.js';
import * as explain from '../../pkg/explain.js';
import * as api from '../../pkg/index.js';
import { run } from '../cases.js';

console.log(`Deno ${Deno.version.deno}: ${await run(api, acs3, explain)} cases hold`);
