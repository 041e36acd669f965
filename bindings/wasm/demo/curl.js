// A signed request as a command line.

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The line for a POSIX shell. */
export const curl = ({ url, method, headers, body }) =>
  [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    ...Object.entries(headers).flatMap((header) => ['-H', quote(header.join(': '))]),
    ...(body === null ? [] : ['--data-raw', quote(body)]),
    quote(url),
  ].join(' ');
