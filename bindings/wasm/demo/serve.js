// Serves the page on this machine alone: npm run demo

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };
const folder = new URL('./dist/', import.meta.url);

execFileSync(process.execPath, [fileURLToPath(new URL('./build.js', import.meta.url))], { stdio: 'inherit' });
const server = createServer(async ({ url }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  try {
    const body = await readFile(new URL(`.${pathname === '/' ? '/index.html' : pathname}`, folder));
    response.setHeader('content-type', TYPES[extname(pathname)] ?? 'text/html').end(body);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
