import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

/** Lists of which more is loaded at the end. Those of engagements are read page by page: see further.tsx. */
const LISTS = [
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
  'expiryHorizon',
  'myIntegrations',
];

/** Objects are kept by id, so that what one answer says shows wherever the object stands. Types without an id are kept where they are. */
export const createCache = () =>
  cacheExchange({
    keys: { Integration: ({ key }) => key as string },
    resolvers: {
      Query: Object.fromEntries(LISTS.map((name) => [name, relayPagination()])),
      Partner: { engagements: relayPagination() },
      Engagement: { progress: relayPagination() },
      Integration: { updates: relayPagination() },
      FunnelStep: { engagements: relayPagination() },
    },
  });
