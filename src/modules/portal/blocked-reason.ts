import type { Party } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** Blockers of a milestone that the partner can see. */
export interface BlockedFacts {
  /** Of the most severe blocker: who must act, the first line of its reason, the commitment date. */
  readonly party: Party;
  readonly title: string;
  readonly commitmentOn: LocalDate | null;
  /** Number of blockers, including that one. */
  readonly count: number;
}

const WHO: Readonly<Record<Party, string>> = {
  PARTNER: 'your company',
  SERVICES: 'our team',
  PLATFORM: 'the platform',
  COMPLIANCE: 'compliance',
};

/** @returns a sentence for partners; null if nothing blocks it */
export function blockedReason(facts: BlockedFacts | null): string | null {
  if (facts === null) return null;
  const { party, title, commitmentOn, count } = facts;
  const promise = commitmentOn === null ? 'no date committed yet' : `committed for ${commitmentOn}`;
  const more = count > 1 ? ` ${count - 1} more ${count === 2 ? 'blocker is' : 'blockers are'} open.` : '';
  return `Waiting for ${WHO[party]} (${promise}): ${title}${more && /[.!?…]$/.test(title) ? '' : more && '.'}${more}`;
}
