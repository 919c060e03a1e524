import type { Operation, Product, Version } from '../naive-adoption/world.js';
import { idOf } from './ids.js';

const MAIN = 'api.bank.example';
const SECOND = 'lending.bank.example';

const product = (number: number, name: string): Product => ({ id: idOf('apiProduct', number), name });
export const ACCOUNTS = product(1, 'Accounts');
export const PAYMENTS = product(2, 'Payments');
export const LENDING = product(3, 'Lending');
export const PRODUCTS = [ACCOUNTS, PAYMENTS, LENDING];

/** What the cases change about a version. */
export type Life = Pick<Version, 'status' | 'sunsetOn'>;

interface Plan {
  readonly of: Product;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly basePath: string;
  /** Method and path; `-` marks a removed operation. */
  readonly operations: readonly string[];
}

/** Versions that share hosts, base paths and operations, so that each step of the routing decides some calls. */
const PLANS: readonly Plan[] = [
  {
    ...{ of: ACCOUNTS, name: 'v1', hosts: [MAIN], basePath: '/accounts/v1' },
    operations: [
      'GET /accounts',
      'GET /accounts/{id}',
      'POST /accounts',
      '-DELETE /accounts',
      'GET /odd{?q}',
    ],
  },
  {
    ...{ of: ACCOUNTS, name: 'v2', hosts: [MAIN], basePath: '/accounts/v2' },
    operations: ['GET /accounts', 'GET /accounts/{id}'],
  },
  {
    ...{ of: PAYMENTS, name: 'v1', hosts: [MAIN, SECOND], basePath: '/shared' },
    operations: ['POST /payments', 'GET /payments/{id}'],
  },
  {
    ...{ of: PAYMENTS, name: 'v2', hosts: [MAIN], basePath: '/shared' },
    operations: ['GET /payments/{id}', 'GET /payments/latest', 'POST /refunds'],
  },
  {
    ...{ of: LENDING, name: 'v1', hosts: [MAIN], basePath: '/shared' },
    operations: ['POST /payments', 'GET /loans'],
  },
  {
    ...{ of: LENDING, name: 'v2', hosts: [], basePath: '/lending' },
    operations: ['GET /loans', 'POST /loans/{id}/draw'],
  },
];

const FIRST_DAY = Date.parse('2026-01-01T00:00:00Z');
const DAY = 86_400_000;

/** @param lives one per version */
export function catalogOf(lives: readonly Life[]): Version[] {
  return PLANS.map(({ of, name, hosts, basePath, operations }, position) => ({
    ...{ id: idOf('apiVersion', position), product: of, name, hosts, basePath },
    ...lives[position]!,
    createdAt: FIRST_DAY + position * DAY,
    operations: operations.map((text, place) => operationOf(text, position * 10 + place)),
  }));
}

export const VERSIONS = PLANS.length;

function operationOf(text: string, number: number): Operation {
  const removed = text.startsWith('-');
  const [method, path] = text.replace('-', '').split(' ') as [string, string];
  return { id: idOf('apiOperation', number), method, path, matchable: !path.includes('?'), removed };
}

/** Method, host (`*` for none) and path of calls; the first ones find an operation, the others only a product, or nothing. */
export const TARGETS = [
  `GET ${MAIN} /accounts/v1/accounts`,
  `GET ${MAIN} /accounts/v1/accounts/7`,
  `POST ${MAIN} /accounts/v1/accounts`,
  'GET API.Bank.Example:443 /accounts/v2/accounts/',
  `GET ${MAIN} /accounts/v2/accounts/9?fields=all`,
  `POST ${SECOND} /shared/payments`,
  `GET ${MAIN} /shared/payments/3`,
  `GET ${MAIN} /shared/payments/latest`,
  `POST ${MAIN} /shared/refunds`,
  `GET ${MAIN} /shared/loans`,
  'GET elsewhere.example /lending/loans',
  'POST * /lending/loans/4/draw',
  'GET * /accounts/v1/accounts',
  `DELETE ${MAIN} /accounts/v1/accounts`,
  `GET ${MAIN} /accounts/v1/odd?q=1`,
  `PUT ${MAIN} /accounts/v2`,
  `POST ${MAIN} /shared/payments`,
  `GET ${MAIN} /shared/none`,
  `GET ${MAIN} /unknown`,
  'GET elsewhere.example /accounts/v1/accounts',
] as const;
export const OPERATIONS = 13;
