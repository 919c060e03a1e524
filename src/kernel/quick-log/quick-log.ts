import type { Party, ProgressKindWord, Severity, Visibility } from '../enums.js';
import type { LocalDate } from '../local-date.js';

/** What a line of the quick log says. @source docs/quick-log.md */
export interface QuickLog {
  /** Key of the engagement, e.g. ENG-142. */
  readonly engagement: string;
  readonly minutes: number;
  readonly kind: ProgressKindWord;
  /** Day the work was done; null for today. */
  readonly day: LocalDate | null;
  /** Words separated by single spaces. */
  readonly text: string;
  readonly passBallTo: Party | null;
  /** Code of the milestone that the work concerns. */
  readonly milestone: string | null;
  /** Codes of milestones. */
  readonly start: readonly string[];
  /** Codes of milestones. */
  readonly complete: readonly string[];
  /** Blockers that the work resolved, with `text` as the resolution: ids, or how these end. */
  readonly resolve: readonly string[];
  readonly raise: readonly QuickBlocker[];
  readonly visibility: Visibility;
  /** Why milestones are started or completed. */
  readonly reason: string | null;
}

export interface QuickBlocker {
  readonly severity: Severity;
  /** Words separated by single spaces. */
  readonly reason: string;
  /** Null for the party that has the ball after the log. */
  readonly party: Party | null;
  /** Code of the milestone that it blocks. */
  readonly milestone: string | null;
  readonly commitmentOn: LocalDate | null;
  readonly visibility: Visibility;
}

/** Part of a line; positions count UTF-16 code units, as strings and text fields do. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** Something in a line that is not understood, or is missing; the length is 0 if it is missing. */
export interface Problem extends Span {
  /** A sentence that says what is wrong and what would be valid. */
  readonly message: string;
}

/** What a word of a line means, for highlighting. */
export type TokenKind =
  | 'engagement'
  | 'minutes'
  | 'kind'
  | 'day'
  | 'party'
  | 'milestone'
  | 'start'
  | 'complete'
  | 'resolve'
  | 'visibility'
  | 'blocker'
  | 'blocker-text'
  | 'commitment'
  | 'reason'
  | 'reason-text'
  | 'text'
  | 'problem';

/** A word of a line. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** The codes, ids or key that it names. */
  readonly names: readonly string[];
}

/** Limits of the API's `LogProgressInput`. */
export const LIMITS = {
  minutes: 1440,
  text: 4000,
  blockers: 20,
  blockerText: 4000,
  milestones: 50,
  resolved: 20,
  reason: 1000,
} as const;
