import type { EngagementStage, EngagementStatus, HealthBand } from '../../../kernel/enums.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { upperAscii } from '../../../kernel/text.js';

/** What is known of a change of an engagement between two instants. */
export interface ChangeFacts {
  /** The day on which it started, if it was created after the first instant; else null. */
  readonly begunOn: LocalDate | null;
  /** Null without an evaluation with a score at both instants, or if it is the same one. */
  readonly health: HealthDifference | null;
  readonly goLive: {
    readonly before: LocalDate | null;
    readonly after: LocalDate | null;
    /** Working days; positive is later. Null if either day is. */
    readonly days: number | null;
  };
  /** Critical milestones by how far their due dates moved, farthest first. */
  readonly moved: readonly MovedCritical[];
  readonly band: Change<HealthBand | null>;
  /** What decides the band whatever the score. */
  readonly holds: Change<readonly Hold[]>;
  readonly stage: Change<EngagementStage>;
  readonly status: Change<EngagementStatus>;
  readonly blockersRaised: number;
  readonly blockersResolved: number;
  readonly milestonesDone: number;
}

interface Hold {
  readonly code: string;
  /** A sentence. */
  readonly text: string;
}

interface Change<T> {
  readonly before: T;
  readonly after: T;
}

export interface HealthDifference {
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  /** Points by measure; they add up to the difference of the exact scores. */
  readonly parts: readonly { readonly name: string; readonly delta: number }[];
}

export interface MovedCritical {
  readonly code: string;
  readonly dueBefore: LocalDate;
  readonly dueAfter: LocalDate;
  /** Working days; positive is later. */
  readonly days: number;
}

const MAX_SENTENCES = 3;
const MAX_PARTS = 2;

/** Explains a change in one to three statements. */
export function reasonOfChange(facts: ChangeFacts): string {
  const { begunOn } = facts;
  const sentences =
    begunOn === null
      ? [bandSentence(facts), healthSentence(facts.health), goLiveSentence(facts), otherSentence(facts)]
      : [`It started on ${begunOn}`, otherSentence(facts)];
  return sentences
    .filter((sentence) => sentence !== null)
    .slice(0, MAX_SENTENCES)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** A band that changed for another reason than the score. */
function bandSentence({ band, holds: { before, after } }: ChangeFacts): string | null {
  const change = band.before === null ? null : changed('the health band', band);
  if (change === null) return null;
  const textsOf = (some: readonly Hold[], others: readonly Hold[]) =>
    some.filter(({ code }) => others.every((other) => other.code !== code)).map(({ text }) => text);
  const [begun, over] = [textsOf(after, before), textsOf(before, after)];
  if (begun.length > 0) return sentence(`${change}: ${begun.join(' ')}`);
  return over.length > 0 ? sentence(`${change}; no longer: ${over.join(' ')}`) : null;
}

/** With a capital letter and without the full stop. */
function sentence(text: string): string {
  return `${upperAscii(text.slice(0, 1))}${text.slice(1)}`.replace(/\.$/, '');
}

/** Names the measures with the largest differences, in either direction. */
function healthSentence(health: HealthDifference | null): string | null {
  if (health === null) return null;
  const { scoreBefore, scoreAfter } = health;
  const parts = health.parts
    .filter(({ delta }) => points(delta) !== '0.0')
    .toSorted((one, other) => Math.abs(other.delta) - Math.abs(one.delta))
    .slice(0, MAX_PARTS)
    .map(({ name, delta }) => `${name} ${delta > 0 ? '+' : '-'}${points(delta)}`);
  if (parts.length === 0) return null;
  return `${scoresSentence(scoreBefore, scoreAfter)}: ${parts.join(', ')} points`;
}

const points = (delta: number): string => Math.abs(delta).toFixed(1);

function scoresSentence(before: number, after: number): string {
  if (before === after) return `Health stayed at ${after}`;
  return `Health ${after < before ? 'fell' : 'rose'} from ${before} to ${after}`;
}

function goLiveSentence({ goLive, moved }: ChangeFacts): string | null {
  const milestones = moved.map(
    ({ code, dueBefore, dueAfter, days }) =>
      `${code} is due ${dueAfter} instead of ${dueBefore} (${shift(days)})`,
  );
  const goLiveMove = goLiveMoved(goLive);
  if (goLiveMove === null)
    return milestones.length === 0 ? null : `Go-live did not move, but ${milestones.join(', ')}`;
  return milestones.length === 0 ? goLiveMove : `${goLiveMove}: ${milestones.join(', ')}`;
}

function goLiveMoved({ before, after, days }: ChangeFacts['goLive']): string | null {
  if (before === after) return null;
  if (before === null) return `Go-live is now forecast for ${after}`;
  if (after === null) return `Go-live has no forecast any more; it was ${before}`;
  return `Go-live moved from ${before} to ${after}${days ? ` (${shift(days)})` : ''}`;
}

function shift(days: number): string {
  return `${counted(Math.abs(days), 'working day')} ${days > 0 ? 'later' : 'earlier'}`;
}

/** What neither health nor go-live explains, in one sentence. */
function otherSentence(facts: ChangeFacts): string | null {
  const { status, stage, band, blockersRaised, blockersResolved, milestonesDone, begunOn } = facts;
  const isNew = begunOn !== null;
  const said = [
    isNew ? null : changed('status', status),
    isNew ? null : changed('stage', stage),
    isNew || facts.health !== null || band.before === null || bandSentence(facts) !== null
      ? null
      : changed('health band', band),
    blockersRaised > 0 ? `${counted(blockersRaised, 'blocker')} raised` : null,
    blockersResolved > 0 ? `${counted(blockersResolved, 'blocker')} resolved` : null,
    milestonesDone > 0 ? `${counted(milestonesDone, 'milestone')} done` : null,
  ].filter((part) => part !== null);
  const text = said.join(', ');
  return text === '' ? null : sentence(text);
}

function changed(what: string, { before, after }: Change<string | null>): string | null {
  return before === after ? null : `${what} changed from ${before} to ${after}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** What changed as codes, for programs. */
export const CHANGE_REASONS = [
  'STARTED',
  'BAND',
  'SCORE',
  'GO_LIVE',
  'CRITICAL_MILESTONES',
  'STATUS',
  'STAGE',
  'BLOCKERS_RAISED',
  'BLOCKERS_RESOLVED',
  'MILESTONES_DONE',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** @returns everything that changed, in the order of {@link CHANGE_REASONS}, also what no sentence has room for */
export function reasonCodesOfChange(facts: ChangeFacts): ChangeReason[] {
  const { begunOn, band, health, goLive, moved, status, stage } = facts;
  const isNew = begunOn !== null;
  const holds: Readonly<Record<ChangeReason, boolean>> = {
    STARTED: isNew,
    BAND: !isNew && band.before !== null && band.before !== band.after,
    SCORE: !isNew && health !== null && health.scoreBefore !== health.scoreAfter,
    GO_LIVE: !isNew && goLive.before !== goLive.after,
    CRITICAL_MILESTONES: !isNew && moved.length > 0,
    STATUS: !isNew && status.before !== status.after,
    STAGE: !isNew && stage.before !== stage.after,
    BLOCKERS_RAISED: facts.blockersRaised > 0,
    BLOCKERS_RESOLVED: facts.blockersResolved > 0,
    MILESTONES_DONE: facts.milestonesDone > 0,
  };
  return CHANGE_REASONS.filter((reason) => holds[reason]);
}
