// Signs a request with the keys in the environment, prints what the service may refuse, and sends it.
//
//     node create.ts 10 China cn-hongkong      (Node 22.18 or later, which runs TypeScript)

import { advisories, CenbwpError, readReply, sign, type CreateCenBandwidthPackage, type Credentials } from 'cenbwp';

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const credentials: Credentials = {
  accessKeyId: required('ALIBABA_CLOUD_ACCESS_KEY_ID'),
  accessKeySecret: required('ALIBABA_CLOUD_ACCESS_KEY_SECRET'),
  securityToken: process.env['ALIBABA_CLOUD_SECURITY_TOKEN'],
};

const [, , bandwidth = '', from = '', to = ''] = process.argv;
const request: CreateCenBandwidthPackage = { bandwidth: Number(bandwidth), from, to, clientToken: crypto.randomUUID() };

try {
  for (const { message } of advisories(request)) console.warn(message);
  const signed = sign(request, credentials);
  const response = await fetch(signed.url, signed);
  const reply = readReply(await response.text());
  if (reply.ok) {
    console.log(reply.cenBandwidthPackageId);
  } else {
    console.error(reply.summary, reply.retryable ? '(try again)' : '');
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof CenbwpError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
