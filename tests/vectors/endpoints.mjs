// Writes endpoints.json: what `new URL` of Node makes of URLs, and whether an endpoint is to be taken from them.
//
//     node tests/vectors/endpoints.mjs > tests/vectors/endpoints.json

const taken = [
  // Names.
  'https://cbn.aliyuncs.com', 'https://cbn.aliyuncs.com/', 'http://cbn.aliyuncs.com/', 'https://CBN.Aliyuncs.COM/', 'HTTPS://a/',
  'hTTp://A', 'https://cen.vpc-proxy.aliyuncs.com/', 'https://cbn-vpc.cn-hangzhou.aliyuncs.com', 'http://localhost/', 'https://a_b.c_d/',
  'https://_dmarc.test', 'https://-a-/', 'https://a--b/', 'https://ab--cd/', 'https://axn--0/', 'https://xn-0/', 'https://xn-/', 'https://xn/',
  'https://x.n--0/', 'https://cbn.aliyuncs.com./', 'https://a9/', 'https://1a/', 'https://1.a/', 'https://0x7f.a/', 'https://1.2.3.4a/', 'https://1.2.3.4.a',
  'https://0xg/', 'https://x0/', 'https://00x1/', 'https://1-2/', 'https://1_/', 'https://1.-/', 'https://1.2.3.4-5/', 'https://0b1/', 'https://1e3/', 'https://256.a./',
  `https://${'a'.repeat(64)}.test/`, `https://${'a.'.repeat(130)}test/`,
  // Ports.
  'https://a:443/', 'http://a:80/', 'https://a:80/', 'http://a:443/', 'https://a:8443', 'https://a:0443/', 'http://a:00080', 'https://a:008443/', 'https://a:65535/',
  'https://a:000065535/', 'https://a:0/', 'https://a:000/', 'https://a.:443/', 'http://127.0.0.1:80/', 'http://127.0.0.1:8080/', 'http://[::1]:80', 'http://[::1]:08080/',
  // Addresses.
  'http://127.0.0.1/', 'https://0.0.0.0/', 'https://255.255.255.255', 'https://100.100.0.9/', 'https://192.0.2.10/', 'https://[::]/', 'https://[::1]', 'https://[1::]/',
  'https://[2001:db8::1]/', 'https://[2001:DB8::AbCd]/', 'https://[1:2:3:4:5:6:7:8]/', 'https://[1:0:2:0:3:0:4:0]/', 'https://[0:1:2:3:4:5:6:7]/',
  'https://[2001:db8::1:0:0:1]/', 'https://[1:0:0:2::3]/', 'https://[1::2:0:0:3]/', 'https://[1:0:0:2::]/', 'https://[::1:2:3:4:5:6]/', 'https://[1:2:3:4:5:6::]/',
  'https://[1:2:3::6:7:8]/', 'https://[::ffff:102:304]/', 'https://[::ffff:0:1]/', 'https://[64:ff9b::c000:201]/', 'https://[fe80::1]/', 'https://[1:0:2::]/', 'https://[1:0:0:2:3::]/', 'https://[10:100:1000::f0]/',
];

const refused = [
  // Another URL than that of a host.
  '', 'cbn.aliyuncs.com', 'localhost:8080', 'ftp://a/', 'https:a', 'https:/a', 'https:///a', 'https:\\\\a', ' https://a/', 'https://a/ ', 'https://a//', 'https://a/b', 'https://a?',
  'https://a#', 'https://a/?b', 'https://a\\', 'https://user@a/', 'https://user:pass@a/', 'https://@a/', 'https://', 'https:///', 'https://?', 'ht\ntps://a', 'wss://a/', 'file:///a', '//a',
  // Names.
  'https://xn--0/', 'https://xn--/', 'https://XN--0/', 'https://a.xn--0.b/', 'https://xn--a/', 'https://xn--1lq90i/', 'https://xn--1LQ90I.test', 'https://xn--abc-', 'https://xn--a.1/',
  'https://\u5317\u4eac.test/', 'https://stra\u00dfe.test/', 'https://\uff41/', 'https://a\u3002b/', 'https://a\u00adb/', 'https://%61/', 'https://a%2eb/', 'https://a b/', 'https://a\tb/', 'https://a\nb', 'https://a\0b/',
  'https://./', 'https://../', 'https://.a/', 'https://a..b/', 'https://a../', 'https://a.b../', 'https://a!b/', 'https://a$b/', "https://a'b/", 'https://(a)/', 'https://a*b/', 'https://a+b/', 'https://a,b/',
  'https://a;b/', 'https://a=b/', 'https://a~b/', 'https://a`b/', 'https://{a}/', 'https://a"b/', 'https://a&b/', 'https://a<b/', 'https://a>b/', 'https://a^b/', 'https://a|b/', 'https://a[b/', 'https://a]b/', 'https://a\x7fb/',
  // Addresses that a parser rewrites or refuses.
  'https://127.1/', 'https://1/', 'https://0/', 'https://0x7f.1/', 'https://0x/', 'https://0X/', 'https://a.0x/', 'https://a.0xff/', 'https://0x7f000001/', 'https://2130706433/', 'https://4294967296/', 'https://foo.1/', 'https://foo.1./',
  'https://a.b.c.1/', 'https://1.2.3/', 'https://1.2.3.4./', 'https://1.2.3.4.5/', 'https://1.2.3.256/', 'https://256.1.1.1/', 'https://1.2.3.04/', 'https://01.2.3.4/', 'https://1.2.3.0x4/', 'https://0x1.2.3.4/', 'https://1.2.3.08/', 'https://09/', 'https://a.09/',
  'https://a.00/', 'https://1.1.1.1.1.1/', 'https://1..2/', 'https://.1/', 'https://1.2.3.4.0x/', 'https://-.1/', 'https://_.0/', 'https://1.2.3.999999999999/',
  'https://[1:0::]/', 'https://[0::]/', 'https://[::0]/', 'https://[0:0:0:0:0:0:0:0]/', 'https://[0::1]/', 'https://[1::0]/', 'https://[::01]/', 'https://[::00]/', 'https://[1:2:3:4:5:6:0:0]/', 'https://[0:0:3:4:5:6:7:8]/', 'https://[1:2:3:4::6:7:8]/', 'https://[::2:3:4:5:6:7:8]/',
  'https://[1:2:3:4:5:6:7::]/', 'https://[1:0:0:0:2::3]/', 'https://[0:0:0:1::2]/', 'https://[1::2:0:0:0:0:3]/', 'https://[0:0:0:1:2::]/', 'https://[1:0:0:2:3:4::]/', 'https://[1::2:0:0:0:3]/', 'https://[::ffff:1.2.3.4]/', 'https://[::1.2.3.4]/', 'https://[1:2:3:4:5:6:7]/', 'https://[1:2:3:4:5:6:7:8:9]/',
  'https://[1::2::3]/', 'https://[:::]/', 'https://[::1:]/', 'https://[:1::]/', 'https://[:]/', 'https://[]/', 'https://[1]/', 'https://[12345::]/', 'https://[::g]/', 'https://[fe80::1%eth0]/', 'https://[::1', 'https://[', 'https://::1/', 'https://[::1]a/', 'https://[::1].a/', 'https://a[::1]/', 'https://[[::1]]/',
  // Ports.
  'https://a:/', 'https://a:', 'https://[::1]:', 'https://:80/', 'https://a:65536/', 'https://a:42949672960/', 'https://a:8a/', 'https://a:80:90/', 'https://a:-1/', 'https://a:+1/', 'https://a: 1/', 'https://a:1 ', 'https://a:\uff11/', 'https://a::1/', 'https://[::1]80/',
];

const href = (url) => {
  try {
    return new URL(url).href;
  } catch {
    return null;
  }
};

const rows = (urls) => `{\n${[...new Set(urls)].map((url) => `    ${JSON.stringify(url)}: ${JSON.stringify(href(url))}`).join(',\n')}\n  }`;

process.stdout.write(`{
  "node": ${JSON.stringify(process.version)},
  "taken": ${rows(taken)},
  "refused": ${rows(refused)}
}
`);
