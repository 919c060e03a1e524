import type { Capability } from '../../../kernel/enums.js';

/** The DevExchange description is one document; its operations are split into products by capability. */
export const PRODUCTS: readonly { slug: string; name: string; capability: Capability; paths: RegExp }[] = [
  { slug: 'lending', name: 'Lending', capability: 'LENDING', paths: /loans/ },
  {
    slug: 'payments',
    name: 'Payments',
    capability: 'PAYMENTS',
    paths: /bills|merchants|purchases|transfers/,
  },
  {
    slug: 'deposits',
    name: 'Deposits',
    capability: 'DEPOSITS',
    paths: /^\/accounts|deposits|withdrawals|accounts$/,
  },
  { slug: 'identity', name: 'Customer identity', capability: 'IDENTITY', paths: /^\/customers/ },
  { slug: 'reference-data', name: 'Reference data', capability: 'DATA', paths: /./ },
];
