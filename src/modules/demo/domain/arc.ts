import type { EngagementStage, Party, Severity } from '../../../kernel/enums.js';
import type { ItemCode } from './checklists.js';
import type { DemoFile } from './files.js';
import type { Booking } from './staff.js';

/** Calls by the clients of a story. */
export interface CallArc {
  /** Calls per weekday in the sandbox, from its credential until go-live. */
  readonly sandbox: number;
  /** Calls per weekday in production, from go-live on. */
  readonly production: number;
  /** Share of calls that fail, 0-1. */
  readonly failing: number;
  /** Share of operations in scope that are ever called, 0-1. */
  readonly breadth: number;
  /** Share of failing calls at present, rising over the last 30 days. */
  readonly failingNow?: number;
  /** Factor by which weekday production calls have grown since go-live. */
  readonly growth?: number;
}

export interface BlockerArc {
  readonly severity: Severity;
  readonly party: Party;
  readonly reason: string;
  readonly raisedDaysAgo: number;
  /** Days from then to the commitment date. */
  readonly promisedIn?: number;
  readonly resolvedDaysAgo?: number;
  /** Milestone that it blocks. */
  readonly code?: string;
  /** Whether it blocks the milestone that the engagement is stuck on. */
  readonly blocksStuckMilestone?: boolean;
}

/** Evidence for a launch checklist item that is not simply submitted during the work and accepted. */
export interface EvidenceArc {
  readonly code: ItemCode;
  /** When it is submitted at the latest, or rejected. */
  readonly daysAgo?: number;
  /** Days from the present to its last valid day; negative is past. */
  readonly endsIn?: number;
  /** The file to submit; a link if omitted. */
  readonly file?: DemoFile;
  /** Why compliance rejects it. */
  readonly rejected?: string;
  /** Why a manager waives it. */
  readonly waived?: string;
}

/** A hold; it lasts beyond the present unless resumed. */
export type HoldArc = { readonly daysAgo: number; readonly reason: string } & (
  { readonly resumesIn: number } | { readonly resumedDaysAgo: number }
);

/** Types of progress entries that move no milestone. */
export type NotedKind = 'NOTE' | 'CALL' | 'MEETING' | 'DECISION';

/** A progress entry that moves no milestone; a correction follows immediately. */
export interface LogArc {
  readonly daysAgo: number;
  readonly kind: NotedKind;
  readonly text: string;
  readonly minutes: number;
  readonly corrected?: { readonly minutes: number; readonly reason: string };
}

/** Changes to the plan. */
export interface ReplanArcs {
  /** Return to an earlier stage for good, with one milestone to be redone. */
  readonly returned?: {
    readonly daysAgo: number;
    readonly to: EngagementStage;
    readonly reopens: string;
    readonly reason: string;
  };
  readonly rebaselined?: { readonly daysAgo: number; readonly name: string; readonly reason: string };
  /** A milestone with an earliest start, counted from the present. */
  readonly rescheduled?: {
    readonly daysAgo: number;
    readonly code: string;
    readonly notBeforeIn: number;
    readonly reason: string;
  };
}

/** Course of an engagement; days are counted back from the world's present. */
export interface Arc extends ReplanArcs {
  /** Actual duration / planned duration: below 1 is fast. */
  readonly pace: number;
  /** Stage that is never left, because its compliance milestone, or go-live itself, is never done. */
  readonly stuckIn?: 'CERTIFICATION' | 'LAUNCH';
  /** From then on nobody works and nobody calls. */
  readonly quietSinceDaysAgo?: number;
  readonly closed?: {
    readonly outcome: 'COMPLETED' | 'CANCELLED';
    readonly daysAgo: number;
    readonly reason: string;
  };
  readonly calls: CallArc;
  /** Whether traffic proves some of its milestones. */
  readonly isProvedByTraffic?: boolean;
  readonly blockers?: readonly BlockerArc[];
  /** Who has the ball at the end, and since when; SERVICES if omitted. */
  readonly ball?: { readonly to: Party; readonly daysAgo: number; readonly reason: string };
  readonly evidence?: readonly EvidenceArc[];
  readonly hold?: HoldArc;
  readonly logs?: readonly LogArc[];
  /** Engineers allocated besides the lead. */
  readonly helpers?: readonly Booking[];
  readonly pulse?: { readonly rating: number; readonly daysAgo: number; readonly comment: string };
}
