import type {
  Application,
  Call,
  Credential,
  Engagement,
  Environment,
  Partner,
  Version,
  World,
} from './world.js';

/* One of each, for the worked examples. */

export const PARTNER: Partner = {
  id: 'partner',
  name: 'Partner',
  tier: 'GROWTH',
  region: 'US',
  internal: false,
};
const product = { id: 'accounts', name: 'Accounts' };
const operation = (method: string, path: string) => ({
  ...{ id: `${method} ${path}`, method, path },
  matchable: true,
  removed: false,
});
export const VERSION: Version = {
  ...{
    id: 'v1',
    product,
    name: 'v1',
    status: 'GA',
    sunsetOn: null,
    hosts: ['api.bank.example'],
    basePath: '/accounts/v1',
  },
  createdAt: 0,
  operations: [operation('GET', '/accounts'), operation('GET', '/accounts/{id}')],
};
export const APPLICATION: Application = {
  ...{ id: 'app', partner: PARTNER, name: 'App', registeredAt: Date.parse('2026-11-01T09:00:00Z') },
  products: [product],
};
const credential = (environment: Environment): Credential => ({
  ...{
    application: APPLICATION,
    environment,
    clientId: environment,
    issuedAt: Date.parse('2026-11-01T09:00:00Z'),
  },
});
export const CREDENTIALS = { SANDBOX: credential('SANDBOX'), PRODUCTION: credential('PRODUCTION') };
export const ENGAGEMENT: Engagement = {
  ...{ id: 'engagement', key: 'ENG-1', partner: PARTNER, type: 'INTEGRATION', status: 'ACTIVE' },
  ...{
    timeZone: 'America/New_York',
    startedOn: '2026-10-30',
    scope: [{ version: VERSION, operations: null }],
    launches: [],
  },
};
export const WORLD: World = {
  ...{ versions: [VERSION], partners: [PARTNER], applications: [APPLICATION], engagements: [ENGAGEMENT] },
  credentials: Object.values(CREDENTIALS),
};

/** A successful call to the first operation. */
export function call(time: string, environment: Environment = 'PRODUCTION', more: Partial<Call> = {}): Call {
  const usual = { status: 200, latencyMs: 12, version: VERSION, operation: VERSION.operations[0]! };
  return { ...usual, time: Date.parse(time), credential: CREDENTIALS[environment], ...more };
}
