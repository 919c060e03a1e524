import { type Fields, type Sent, receive } from './inbox.js';
import { APPLICATION, PARTNER, VERSION, WORLD } from './small-world.js';

const NOW = Date.parse('2026-11-30T15:00:00Z');
const record = (more: Partial<Fields> = {}): Fields => ({
  ...{
    id: '1',
    time: '2026-11-29T10:00:00Z',
    clientId: 'PRODUCTION',
    method: 'GET',
    host: 'api.bank.example',
  },
  ...{ path: '/accounts/v1/accounts', status: 200, ...more },
});
const by = (fields: Fields | null, more: Partial<Sent> = {}): Sent => ({
  sender: null,
  source: '',
  fields,
  ...more,
});
const outcome = (...sent: Sent[]) => {
  const { calls, quarantined, refused } = receive(WORLD, sent, NOW);
  return [calls.length, quarantined, refused];
};

describe('the recount of what was sent', () => {
  it.each<[string, Sent[], number[]]>([
    ['the same record twice', [by(record()), by(record())], [1, 0, 0]],
    ['the same id from another sender', [by(record()), by(record(), { sender: PARTNER.id })], [2, 0, 0]],
    ['the same id from another source', [by(record()), by(record(), { source: '/eu' })], [2, 0, 0]],
    ['the same id in another month', [by(record()), by(record({ time: '2026-10-31T23:59:59Z' }))], [2, 0, 0]],
    [
      'equal records without an id',
      [by(record({ id: undefined })), by(record({ id: undefined }))],
      [1, 0, 0],
    ],
    ['a line cut off, then sent whole', [by(null), by(record())], [1, 0, 1]],
    ['no client id, then one', [by(record({ clientId: undefined })), by(record())], [1, 0, 0]],
    ['an unknown client id', [by(record({ clientId: 'nobody' }))], [0, 1, 0]],
    ["another partner's client id", [by(record(), { sender: 'other' })], [0, 1, 0]],
    ['an unknown host', [by(record({ host: 'elsewhere.example', path: '/x' }))], [0, 1, 0]],
    ['statuses out of range', [by(record({ status: 199 })), by(record({ status: 600 }))], [0, 0, 2]],
    ['five minutes ahead', [by(record({ time: '2026-11-30T15:05:00Z' }))], [1, 0, 0]],
    ['more than five minutes ahead', [by(record({ time: '2026-11-30T15:05:01Z' }))], [0, 0, 1]],
    ['13 months ago', [by(record({ time: '2025-10-30T15:00:00Z' }))], [1, 0, 0]],
    ['more than 13 months ago', [by(record({ time: '2025-10-30T14:59:59Z' }))], [0, 0, 1]],
    ['a day that does not exist', [by(record({ time: '2026-02-30T10:00:00Z' }))], [0, 0, 1]],
  ])('%s', (_case, sent, expected) => {
    // An application that is registered for several products does not tell where a call belongs.
    const several = { ...APPLICATION, products: [VERSION.product, { id: 'other', name: 'Other' }] };
    const credentials = WORLD.credentials.map((each) => ({ ...each, application: several }));
    const { calls, quarantined, refused } = receive({ ...WORLD, credentials }, sent, NOW);
    expect([calls.length, quarantined, refused]).toEqual(expected);
  });

  it.each([
    ['an operation', '/accounts/v1/accounts/7?x=1', 'GET /accounts/{id}'],
    ['no operation', '/accounts/v1/elsewhere', undefined],
    ['the sole product of the application', '/elsewhere', undefined],
  ])('finds %s', (_case, path, expected) => {
    const { calls } = receive(WORLD, [by(record({ path }))], NOW);
    expect(calls.map(({ version, operation }) => [version.id, operation?.id])).toEqual([['v1', expected]]);
    expect(outcome(by(record({ path })))).toEqual([1, 0, 0]);
  });
});
