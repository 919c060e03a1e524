import type { Viewer } from './viewer.js';

/** Who work is charged to: a user or API key, and their partner if they have one. */
export interface Payer {
  readonly user: string;
  readonly partner: string | null;
}

export function payerOf(viewer: Viewer): Payer {
  return { user: viewer.userId, partner: viewer.role === 'PARTNER' ? viewer.partnerId : null };
}
