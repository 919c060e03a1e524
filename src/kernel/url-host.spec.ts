import fc from 'fast-check';
import { isHost, normaliseHost } from './url-host.js';

it.each([
  ['upper case', 'API.Bank.example', 'api.bank.example'],
  ['a port', 'api.bank.example:8443', 'api.bank.example'],
  ['a port left out', 'api.bank.example:', 'api.bank.example'],
  ['a trailing dot', 'api.bank.example.', 'api.bank.example'],
  ['a trailing dot before the port', 'api.bank.example.:443', 'api.bank.example'],
  ['an underscore', 'api_1.bank.example', 'api_1.bank.example'],
  ['non-ASCII letters', 'Straße.example', 'xn--strae-oqa.example'],
  ['another script and a trailing dot', 'пример.рф.', 'xn--e1afmkfd.xn--p1ai'],
  ['an ideographic dot', 'bücher。example', 'xn--bcher-kva.example'],
  ['IPv4 with a port', '127.0.0.1:80', '127.0.0.1'],
  ['IPv6 in brackets', '[::1]', '[::1]'],
  ['IPv6 with a port', '[::1]:8443', '[::1]'],
  ['IPv6 bare', '2001:db8::1', '[2001:db8::1]'],
  ['IPv6 in its long form', '2001:0DB8:0:0:0:0:0:1', '[2001:db8::1]'],
  ['IPv6 in its long form in brackets', '[2001:0db8::0001]:443', '[2001:db8::1]'],
  ['IPv6 that ends as IPv4', '::ffff:1.2.3.4', '[::ffff:102:304]'],
  ['IPv6 with a zone', '[fe80::1%25eth0]', '[fe80::1]'],
  ['not a host, which is kept', 'A B', 'a b'],
])('%s', (_case, host, normal) => {
  expect(normaliseHost(host)).toBe(normal);
});

it('changes nothing when applied twice, whatever is sent', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.ipV6(), fc.ipV4(), fc.string({ unit: 'binary' })), (host) => {
      expect(normaliseHost(normaliseHost(host))).toBe(normaliseHost(host));
    }),
  );
});

it('has one form for every IPv6 address, with and without brackets', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(normaliseHost(address)).toBe(normaliseHost(`[${address.toUpperCase()}]:443`));
    }),
  );
});

it.each([
  ['api.example.com', true],
  ['API.example.com:443', true],
  ['api.example.com.', true],
  ['localhost', true],
  ['bücher.example', true],
  ['[2001:db8::1]:8443', true],
  ['2001:db8::1', true],
  ['10.0.0.1', true],
  ['https://api.example.com', false],
  ['api.example.com/v1', false],
  ['-a.example', false],
  ['a..example', false],
  ['[::1', false],
  ['', false],
  ['.', false],
  ['a'.repeat(64), false],
  [Array(127).fill('ab').join('.'), false],
])('%s may be a host: %s', (host, fits) => {
  expect(isHost(host)).toBe(fits);
});
