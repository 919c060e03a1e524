import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

/** Lists of which more is loaded at the end. */
const LISTS = [
  'engagements',
  'partners',
  'partnerAdoption',
  'engineers',
  'apiProducts',
  'playbooks',
  'blockers',
  'checklistToReview',
  'users',
  'apiKeys',
  'auditLog',
  'jobs',
  'quarantine',
  'milestones',
  'changes',
  'expiryHorizon',
  'myIntegrations',
];

/** Objects are kept by id, so that what one answer says shows wherever the object stands. Types without an id are kept where they are. */
export const createCache = () =>
  cacheExchange({
    keys: { Integration: ({ key }) => key as string },
    resolvers: { Query: Object.fromEntries(LISTS.map((name) => [name, relayPagination()])) },
  });
