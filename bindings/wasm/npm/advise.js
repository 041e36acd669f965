// What the service may refuse although the specification allows it.

import { ADVISORIES, PARAMETERS } from './texts.js';

const isUnlisted = (area) => ['Middle-East', 'Australia', 'South-America'].includes(area);

const isName = (name) => /^(?!https?:\/\/)[a-z][\w.-]{1,127}$/i.test(name);

/** When each of the advisories holds, by their names in the crate. */
const HOLDS = {
  Bandwidth: (sent) => sent.Bandwidth > 10000,
  PrePaid: (sent) => sent.BandwidthPackageChargeType === 'PrePaid',
  Postpay: (sent) => sent.BandwidthPackageChargeType === 'POSTPAY',
  GeographicRegionA: (sent) => isUnlisted(sent.GeographicRegionAId),
  GeographicRegionB: (sent) => isUnlisted(sent.GeographicRegionBId),
  Period: (sent) => !(sent.PricingCycle === 'Month' ? ['1', '2', '3', '6'] : ['1', '2', '3']).includes(sent.Period),
  CenId: (sent) => sent.CenId !== undefined,
  ResourceGroupId: (sent) => sent.ResourceGroupId !== undefined,
  Name: (sent) => sent.Name !== undefined && !isName(sent.Name),
  NameWithPeriod: (sent) => sent.Name !== undefined && isName(sent.Name) && sent.Name.includes('.'),
  AutoPayLeftOut: (sent) => sent.AutoPay === undefined,
  AutoPayWithoutClientToken: (sent) => sent.AutoPay === 'true' && sent.ClientToken === undefined,
  AutoRenewDurationWithoutAutoRenew: (sent) => sent.AutoRenewDuration !== undefined && sent.AutoRenew !== 'true',
};

/** The advisories of parameters, which are names and values in turn. */
export const advise = (params) => {
  const sent = {};
  for (let i = 0; i < params.length; i += 2) sent[params[i][1]] = params[i + 1][1];
  return ADVISORIES.filter(([advisory]) => HOLDS[advisory](sent)).map(([, name, text]) => {
    const [parameter] = PARAMETERS.find(([, wire]) => wire === name);
    return { parameter, message: `${parameter}: ${text.replace(/\{(\w+)\}/g, (_, other) => sent[other])}` };
  });
};
