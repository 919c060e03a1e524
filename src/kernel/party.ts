import type { Viewer } from './viewer.js';

/** On whose account work is done: a user (or an API key), as a part of a partner where there is one. */
export interface Party {
  readonly user: string;
  readonly partner: string | null;
}

export function partyOf(viewer: Viewer): Party {
  return { user: viewer.userId, partner: viewer.role === 'PARTNER' ? viewer.partnerId : null };
}
