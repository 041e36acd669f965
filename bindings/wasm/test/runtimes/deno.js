// deno run --allow-read deno.js

import * as api from '../../pkg/index.js';
import { run } from '../cases.js';

console.log(`Deno ${Deno.version.deno}: ${await run(api)} cases hold`);
