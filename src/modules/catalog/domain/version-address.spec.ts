import { BASE_PATH, addressOfVersion, addressWarning } from './version-address.js';

const described = { hosts: ['api.example.com'], basePath: '/v1' };
const current = { hosts: ['gateway.example.com'], basePath: '/payments' };
const nothing = { hosts: [], basePath: '' };

it.each([
  ["a new version takes the description's", {}, null, described],
  ['an existing version keeps its own', {}, current, current],
  ['null means omitted', { hosts: null, basePath: null }, current, current],
  [
    'given hosts take precedence',
    { hosts: ['a.example'] },
    current,
    { hosts: ['a.example'], basePath: '/payments' },
  ],
  [
    'a given base path takes precedence',
    { basePath: '/v2/' },
    null,
    { hosts: ['api.example.com'], basePath: '/v2' },
  ],
  ['the root is given as an empty string', { basePath: '' }, current, { ...current, basePath: '' }],
  ['the root is given as a slash', { basePath: '/' }, current, { ...current, basePath: '' }],
  ['no hosts are given', { hosts: [] }, current, { ...current, hosts: [] }],
  [
    'hosts lose case, port and duplicates',
    { hosts: ['API.Example.com:8443', 'api.example.com', 'api.example.com.'] },
    null,
    described,
  ],
])('%s', (_case, given, known, expected) => {
  expect(addressOfVersion(given, known, described)).toEqual(expected);
});

it.each([
  ['causes a warning if it is not used', {}, current, described, true],
  ['causes no warning if it is used', {}, described, described, false],
  ['causes no warning if another one was given', { basePath: '/payments' }, current, described, false],
  ['causes no warning if the description has none', {}, current, nothing, false],
])('another address in the description %s', (_case, given, used, said, remark) => {
  expect(addressWarning(given, used, said) !== null).toBe(remark);
});

it.each([
  ['', true],
  ['/', true],
  ['/v1', true],
  ['/open-banking/v1.2/', true],
  ['v1', false],
  ['/a//b', false],
  ['/a?b', false],
  ['/a#b', false],
  ['/a b', false],
])('%s is a valid base path: %s', (path, fits) => {
  expect(BASE_PATH.test(path)).toBe(fits);
});
