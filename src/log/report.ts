import { isShownToPartner } from '../kernel/enums.js';
import { shownMinutes } from '../kernel/quick-log/durations.js';
import type { Problem } from '../kernel/quick-log/quick-log.js';
import { shownDay } from '../kernel/shown.js';
import { lowerAscii } from '../kernel/text.js';
import type { Logged, ShownHealth } from './operations.js';
import type { ReadyLog } from './prepare.js';
import { printable } from './printable.js';

/** The longest line under which problems are pointed at, in characters. */
const WIDE = 160;

/** What was logged, and what it changed; or what a dry run would. */
export function reportOf(ready: ReadyLog, answer: Logged, isDryRun: boolean): string {
  const { log, engagement, input } = ready;
  const verb = isDryRun ? 'Nothing was logged; this would be logged' : 'Logged';
  return rows([
    `${verb} on ${log.engagement}, ${engagement.title}: ${summaryOf(ready, answer)}`,
    ...(log.milestone === null ? [] : [`  Concerns: ${log.milestone}`]),
    ...listOf('Started', log.start),
    ...listOf('Done', log.complete),
    ...listOf('Resolved', input.resolve?.map(({ blockerId }) => reasonIn(ready, blockerId)) ?? []),
    ...(input.raise ?? []).map(
      ({ severity, party, reason, commitmentOn }) =>
        `  Blocker: ${severity}, ${party}: ${reason}${commitmentOn === undefined ? '' : `, by ${shownDay(commitmentOn)}`}`,
    ),
    ...(log.passBallTo === null ? [] : [`  Ball: ${log.passBallTo}`]),
    `  Go-live: ${change(dayOf(answer.forecastBefore), dayOf(answer.forecastAfter))}`,
    `  Health: ${change(shownHealth(answer.healthBefore), shownHealth(answer.healthAfter))}`,
    ...(answer.moved ?? []).map(
      ({ milestone, beforeDue, afterDue }) =>
        `  ${milestone.code} due: ${change(dayOf(beforeDue), dayOf(afterDue))}`,
    ),
  ]);
}

function summaryOf({ log, today }: ReadyLog, { entry }: Logged): string {
  const parts = [
    log.minutes > 0 ? shownMinutes(log.minutes) : 'no time',
    lowerAscii(log.kind),
    shownDay(entry?.day ?? log.day ?? today),
    ...(isShownToPartner(log) ? ['visible to the partner'] : []),
  ];
  return parts.join(', ');
}

function reasonIn({ engagement }: ReadyLog, blockerId: string): string {
  return engagement.blockers.find(({ id }) => id === blockerId)?.reason ?? blockerId;
}

const listOf = (what: string, all: readonly string[]): string[] =>
  all.length > 0 ? [`  ${what}: ${all.join(', ')}`] : [];

const change = (before: string, after: string): string =>
  before === after ? `${after}, unchanged` : `${before} -> ${after}`;

const dayOf = (day: string | null): string => (day === null ? 'no forecast' : shownDay(day));

function shownHealth(health: ShownHealth): string {
  if (health === null) return 'none';
  const band = lowerAscii(health.band).replace('_', ' ');
  return health.score === null ? band : `${health.score}, ${band}`;
}

/** Why a log was rejected, one reason a line. */
export function rejectionOf({ userErrors }: Logged, isDryRun: boolean): string {
  return rows([
    isDryRun ? 'It would be rejected:' : 'Nothing was logged:',
    ...userErrors.map(({ field, message }) => {
      const path = field?.slice(1).join('.') ?? '';
      return `  ${path === '' ? '' : `${path}: `}${message}`;
    }),
  ]);
}

/** What is not understood, pointed at in the line. */
export function complaintOf(line: string, problems: readonly Problem[]): string {
  const canPoint = /^[\x20-\x7e]*$/.test(line) && line.length <= WIDE;
  const places = problems.map(({ at, length }) => ' '.repeat(at) + '^'.repeat(Math.max(length, 1)));
  return rows([
    'Nothing was logged:',
    ...problems.flatMap(({ message }, index) => [
      ...(canPoint ? [`  ${line}`, `  ${places[index]!}`] : []),
      `  ${message}`,
    ]),
  ]);
}

const rows = (lines: readonly string[]): string =>
  lines.map((line) => `${printable(line).replaceAll('\n', ' ')}\n`).join('');
