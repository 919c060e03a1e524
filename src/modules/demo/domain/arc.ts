import type { EngagementStage, Party, Severity } from '../../../kernel/enums.js';
import type { ItemCode } from './checklists.js';
import type { DemoFile } from './files.js';
import type { Booking } from './staff.js';

/** Calls that a story's clients make. */
export interface CallArc {
  /** On a weekday in the sandbox, from its credential until go-live. */
  readonly sandbox: number;
  /** On a weekday in production, from go-live on. */
  readonly production: number;
  /** Share of calls that fail, 0-1. */
  readonly failing: number;
  /** Share of the operations in scope that are ever called, 0-1. */
  readonly breadth: number;
  /** What the share has climbed to by the present, over the last 30 days. */
  readonly failingNow?: number;
  /** What a weekday's production calls have come to by the present for each one at go-live. */
  readonly growth?: number;
}

export interface BlockerArc {
  readonly severity: Severity;
  readonly party: Party;
  readonly reason: string;
  readonly raisedDaysAgo: number;
  /** Days from then to the day that was promised. */
  readonly promisedIn?: number;
  readonly resolvedDaysAgo?: number;
  /** The milestone that it is in the way of. */
  readonly code?: string;
  /** Whether it is what the engagement is stuck on. */
  readonly isWhatSticks?: boolean;
}

/** How proof of a launch checklist's item goes, where it does not just come in with the work and is found good. */
export interface EvidenceArc {
  readonly code: ItemCode;
  /** When it comes in at the latest, or is decided on. */
  readonly daysAgo?: number;
  /** Days from the present to its last day; negative is past. */
  readonly endsIn?: number;
  /** A file that is submitted; a link else. */
  readonly file?: DemoFile;
  /** Why compliance does not accept it. */
  readonly rejected?: string;
  /** Why a manager does without it for now. */
  readonly waived?: string;
}

/** A rest; without an end it goes on at the present. */
export type HoldArc = { readonly daysAgo: number; readonly reason: string } & (
  { readonly resumesIn: number } | { readonly resumedDaysAgo: number }
);

/** What work is that moves no milestone. */
export type NotedKind = 'NOTE' | 'CALL' | 'MEETING' | 'DECISION';

/** Work that moves no milestone; what is corrected is so on the day after. */
export interface LogArc {
  readonly daysAgo: number;
  readonly kind: NotedKind;
  readonly text: string;
  readonly minutes: number;
  readonly corrected?: { readonly minutes: number; readonly reason: string };
}

/** How a plan is changed on a day. */
export interface ReplanArcs {
  /** Back to an earlier stage, where it stays, one milestone of it to be done again. */
  readonly returned?: {
    readonly daysAgo: number;
    readonly to: EngagementStage;
    readonly reopens: string;
    readonly reason: string;
  };
  readonly rebaselined?: { readonly daysAgo: number; readonly name: string; readonly reason: string };
  /** A milestone that is not to begin before a day, counted from the present. */
  readonly rescheduled?: {
    readonly daysAgo: number;
    readonly code: string;
    readonly notBeforeIn: number;
    readonly reason: string;
  };
}

/** How an engagement goes; days are counted back from the world's present. */
export interface Arc extends ReplanArcs {
  /** How long the work takes for each day planned: below 1 is quick. */
  readonly pace: number;
  /** The stage that is never left: what compliance has to clear first, or go-live itself, never gets done. */
  readonly stuckIn?: 'CERTIFICATION' | 'LAUNCH';
  /** From then on nobody does anything and nobody calls. */
  readonly quietSinceDaysAgo?: number;
  readonly closed?: {
    readonly outcome: 'COMPLETED' | 'CANCELLED';
    readonly daysAgo: number;
    readonly reason: string;
  };
  readonly calls: CallArc;
  readonly blockers?: readonly BlockerArc[];
  /** Who has the ball at the end, and since when; services keep it else. */
  readonly ball?: { readonly to: Party; readonly daysAgo: number; readonly reason: string };
  readonly evidence?: readonly EvidenceArc[];
  readonly hold?: HoldArc;
  readonly logs?: readonly LogArc[];
  /** Engineers who are booked for it beside its lead. */
  readonly helpers?: readonly Booking[];
  readonly pulse?: { readonly rating: number; readonly daysAgo: number; readonly comment: string };
}
