import { oneOf } from '../../app/search';

const PLANS = ['list', 'timeline'] as const;
export type PlanView = (typeof PLANS)[number];

/** What the address of the page says; the plan is a list unless said otherwise. */
export interface EngagementSearch {
  readonly plan?: PlanView;
  /** Whether the list shows what is done in stages that were left. */
  readonly done?: 'shown';
}

export function engagementSearch(given: Record<string, unknown>): EngagementSearch {
  const plan = oneOf(PLANS, given['plan']);
  const done = oneOf(['shown'] as const, given['done']);
  return { ...(plan ? { plan } : {}), ...(done ? { done } : {}) };
}
