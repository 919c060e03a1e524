import type { Party, ProgressKindWord, Severity, Visibility } from '../enums.js';
import type { WrittenDay } from './days.js';

/** A word that is not understood. */
export interface Fault {
  readonly kind: 'fault';
  /** A clause that says what is wrong. */
  readonly fault: string;
  /** Whether it is text anywhere but before the text. */
  readonly isLeading?: true;
}

/** The beginning of a blocker, e.g. `!HIGH>PARTNER/SANDBOX-KEYS`. */
export interface BlockerMark {
  readonly kind: 'blocker';
  readonly severity: Severity;
  readonly party: Party | null;
  readonly milestone: string | null;
  readonly visibility: Visibility;
}

/** What a word means. A leading one means it only before the text, and is text anywhere else. */
export type Mark =
  | Fault
  | BlockerMark
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'engagement'; readonly key: string; readonly isLeading: true }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'kind'; readonly progressKind: ProgressKindWord }
  | { readonly kind: 'day'; readonly day: WrittenDay; readonly isLeading?: true }
  | { readonly kind: 'party'; readonly party: Party }
  | { readonly kind: 'milestone'; readonly code: string }
  | { readonly kind: 'start' | 'complete' | 'resolve'; readonly names: readonly string[] }
  | { readonly kind: 'visibility' }
  | { readonly kind: 'commitment'; readonly day: WrittenDay }
  | { readonly kind: 'reason'; readonly text: string };

export const faultOf = (fault: string): Fault => ({ kind: 'fault', fault });
