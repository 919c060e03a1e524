import type { EngagementStage, Party, Severity, UnfinishedStatus } from '../../../kernel/enums.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { lowerAscii } from '../../../kernel/text.js';

/** How go-live depends on a milestone, in working days. */
export interface StepFacts {
  readonly code: string;
  readonly status: UnfinishedStatus;
  /**
   * How much later than forecast it can end without delaying the forecast go-live; null if go-live does not depend on
   * it.
   */
  readonly floatDays: number | null;
}

/** One thing that an item waits for: a milestone, a blocker, or (if neither) a day. */
export interface WaitFacts {
  /** Code of the milestone; null for anything else. */
  readonly code: string | null;
  /** Who must act; null for a day. */
  readonly party: Party | null;
  /** The forecast end, the commitment date or the day itself; null without a commitment. */
  readonly until: LocalDate | null;
}

interface Facts {
  /** Key of the engagement. */
  readonly key: string;
  /** Working days from planned to forecast go-live; negative is early. */
  readonly lateDays: number;
  /** The milestone that the item is about; null if there is none. */
  readonly step: StepFacts | null;
  /** Empty if it can be worked on now. */
  readonly waits: readonly WaitFacts[];
}

/** Why an item is in a work list. */
export type WorkFacts = Facts &
  (
    | { readonly list: 'OVERDUE' | 'DUE_SOON' | 'READY'; readonly dueOn: LocalDate }
    | { readonly list: 'WAITING_ON_ME'; readonly party: Party; readonly since: LocalDate }
    | {
        readonly list: 'TO_REVIEW';
        readonly since: LocalDate;
        readonly stage: EngagementStage;
        readonly neededBy: EngagementStage;
        /** Whether the engagement cannot leave its current stage without it. */
        readonly holdsUp: boolean;
      }
    | {
        readonly list: 'BLOCKED';
        readonly party: Party;
        readonly severity: Severity;
        readonly since: LocalDate;
      }
  );

/**
 * Working days by which a milestone alone makes go-live later than planned: its forecast end compared with the latest
 * end that would keep go-live on its planned day. 0 or negative while it has that much float.
 * @source docs/adr/0024-the-engineers-day.md
 */
export function pressureOf(lateDays: number, floatDays: number): number {
  return lateDays - floatDays;
}

/** @returns working days by which the item's milestone alone delays go-live; null if go-live does not depend on it */
export function effectOf({ lateDays, step }: Pick<WorkFacts, 'lateDays' | 'step'>): number | null {
  if (!step || step.floatDays === null) return null;
  return Math.max(pressureOf(lateDays, step.floatDays), 0);
}

export type WorkReason =
  | WorkFacts['list']
  | 'DELAYS_GO_LIVE'
  | 'NO_FLOAT'
  | 'HAS_FLOAT'
  | 'NOT_ON_PATH'
  | 'NO_MILESTONE'
  | 'HOLDS_UP_STAGE'
  | 'NEEDED_LATER'
  | 'WAITS'
  | 'STARTED'
  | 'CAN_START';

/** @returns what {@link reasonOf} says, as codes in the same order */
export function reasonCodesOf(facts: WorkFacts): WorkReason[] {
  const { list, step, waits } = facts;
  const codes: WorkReason[] = [list, effectCodeOf(facts)];
  if (step === null || list === 'BLOCKED') return codes;
  return [...codes, waits.length > 0 ? 'WAITS' : step.status === 'IN_PROGRESS' ? 'STARTED' : 'CAN_START'];
}

function effectCodeOf(facts: WorkFacts): WorkReason {
  if (facts.list === 'TO_REVIEW') return facts.holdsUp ? 'HOLDS_UP_STAGE' : 'NEEDED_LATER';
  const { lateDays, step } = facts;
  if (step === null) return 'NO_MILESTONE';
  if (step.floatDays === null) return 'NOT_ON_PATH';
  const pressure = pressureOf(lateDays, step.floatDays);
  return pressure > 0 ? 'DELAYS_GO_LIVE' : pressure === 0 ? 'NO_FLOAT' : 'HAS_FLOAT';
}

/** @returns sentences: why it is in the list, how it affects go-live, and what it waits for */
export function reasonOf(facts: WorkFacts): string {
  return [whyListed(facts), whyHere(facts), ...waiting(facts)].join(' ');
}

function whyListed(facts: WorkFacts): string {
  switch (facts.list) {
    case 'OVERDUE':
      return `It was due on ${facts.dueOn}.`;
    case 'DUE_SOON':
    case 'READY':
      return `It is due on ${facts.dueOn}.`;
    case 'WAITING_ON_ME':
      return `The ball has been with ${lowerAscii(WHO[facts.party])} since ${facts.since}.`;
    case 'TO_REVIEW':
      return `Evidence has been awaiting review since ${facts.since}.`;
    case 'BLOCKED':
      return `${WHO[facts.party]} must act on this ${facts.severity} blocker, open since ${facts.since}.`;
  }
}

function whyHere(facts: WorkFacts): string {
  if (facts.list === 'TO_REVIEW') return whyReviewed(facts);
  const { list, key, lateDays, step } = facts;
  if (step === null) return NO_STEP[list];
  const name = isOther(list) ? step.code : 'this';
  if (step.floatDays === null) return `Go-live of ${key} does not depend on ${name}.`;
  const pressure = pressureOf(lateDays, step.floatDays);
  return `Go-live of ${key} depends on ${name}: ${pressure > 0 ? lateness(pressure, step.floatDays) : room(-pressure)}.`;
}

/** Whether the item is about something else than its milestone. */
function isOther(list: WorkFacts['list']): boolean {
  return list === 'WAITING_ON_ME' || list === 'BLOCKED';
}

/** For a blocker, the first sentence already says who must act. */
function waiting({ list, step, waits }: WorkFacts): readonly string[] {
  if (step === null || list === 'BLOCKED') return [];
  const name = isOther(list) ? step.code : 'It';
  if (waits.length > 0) return [`${name} is waiting for ${listed(waits.map(nameOf))}.`];
  return [step.status === 'IN_PROGRESS' ? `${name} has started.` : `${name} can start now.`];
}

/** Further names would only obscure the reason. */
const MAX_NAMED = 3;

function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  const parts = more > 0 ? [...names.slice(0, MAX_NAMED), `${more} more`] : names;
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function nameOf({ code, party, until }: WaitFacts): string {
  if (party === null) return `its start date ${until}`;
  const who = lowerAscii(WHO[party]);
  if (code !== null) return `${code} (${who}, due ${until})`;
  return `a blocker (${who}, ${until === null ? 'no date committed' : `committed for ${until}`})`;
}

function whyReviewed({ key, stage, neededBy, holdsUp }: Extract<WorkFacts, { list: 'TO_REVIEW' }>): string {
  return holdsUp
    ? `${key} cannot leave ${stage} without it.`
    : `${key} is in ${stage} and needs it before leaving ${neededBy}.`;
}

function lateness(pressure: number, floatDays: number): string {
  return floatDays === 0
    ? `${days(pressure)} late, no float`
    : `${days(pressure)} late because of this alone, despite ${days(floatDays)} of float`;
}

function room(spare: number): string {
  return `on time, with ${spare === 0 ? 'no float' : `${days(spare)} of float`}`;
}

function days(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`;
}

const WHO: Record<Party, string> = {
  PARTNER: 'The partner',
  SERVICES: 'Services',
  PLATFORM: 'The platform',
  COMPLIANCE: 'Compliance',
};

const NO_STEP: Record<Exclude<WorkFacts['list'], 'TO_REVIEW'>, string> = {
  OVERDUE: 'It is not part of the plan.',
  DUE_SOON: 'It is not part of the plan.',
  READY: 'It is not part of the plan.',
  WAITING_ON_ME: 'None of the unfinished milestones is ours.',
  BLOCKED: 'It blocks no unfinished milestone, so it does not move any date.',
};
