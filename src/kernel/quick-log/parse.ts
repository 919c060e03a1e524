import type { LocalDate } from '../local-date.js';
import { problemsOf, problemsOfDays, textOf } from './check.js';
import { dateOf, isToday } from './days.js';
import { LineReader, type Placed, type ReadBlocker } from './line-reader.js';
import type { Problem, QuickBlocker, QuickLog, Token } from './quick-log.js';

export interface ParseContext {
  /** In the engagement's time zone. */
  readonly today: LocalDate;
  /** Key of the engagement, for a line without one. */
  readonly engagement?: string | undefined;
}

/** The words of a line, and either what it says or all that is wrong, in the order of the line. */
export type Parsed = { readonly tokens: readonly Token[] } & (
  { readonly ok: QuickLog } | { readonly problems: readonly Problem[] }
);

/** Reads a line of the quick log. @source docs/quick-log.md */
export function parse(line: string, { today, engagement }: ParseContext): Parsed {
  const read = new LineReader(line);
  const key = read.singles.engagement?.value ?? engagement;
  const problems = [...problemsOf(read, line, key !== undefined), ...problemsOfDays(read, today)];
  const { tokens } = read;
  return key === undefined || problems.length > 0
    ? { tokens, problems: inOrder(problems) }
    : { tokens, ok: valuesOf(read, key, today) };
}

/**
 * Reads which engagement a line is about, before its time zone and so today are known.
 * @returns its key, if the line has one or a default is given; and all that is wrong whatever day it is, if anything is
 */
export function engagementOf(
  line: string,
  engagement?: string,
): { readonly tokens: readonly Token[] } & (
  { readonly key: string } | { readonly key: string | undefined; readonly problems: readonly Problem[] }
) {
  const read = new LineReader(line);
  const key = read.singles.engagement?.value ?? engagement;
  const problems = problemsOf(read, line, key !== undefined);
  const { tokens } = read;
  return key === undefined || problems.length > 0
    ? { tokens, key, problems: inOrder(problems) }
    : { tokens, key };
}

function valuesOf(
  { singles, lists, blockers, text, reason }: LineReader,
  key: string,
  today: LocalDate,
): QuickLog {
  const { minutes, kind, day, party, milestone, visibility } = singles;
  return {
    engagement: key,
    minutes: minutes?.value ?? 0,
    kind: kind?.value ?? 'NOTE',
    // Left to the server, whose day may have begun.
    day: day && !isToday(day.value) ? dateOf(day.value, today) : null,
    text: textOf(text),
    passBallTo: party?.value ?? null,
    milestone: milestone?.value ?? null,
    start: valuesIn(lists.start),
    complete: valuesIn(lists.complete),
    resolve: valuesIn(lists.resolve),
    raise: blockers.map((blocker) => blockerOf(blocker, today)),
    visibility: visibility?.value ?? 'INTERNAL',
    reason: singles.reason ? textOf(reason) : null,
  };
}

function blockerOf({ mark, words, commitment }: ReadBlocker, today: LocalDate): QuickBlocker {
  const { severity, party, milestone, visibility } = mark.value;
  const commitmentOn = commitment ? dateOf(commitment.value, today) : null;
  return { severity, reason: textOf(words), party, milestone, commitmentOn, visibility };
}

const valuesIn = (list: readonly Placed<string>[]): string[] => list.map(({ value }) => value);

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((one, other) => one.at - other.at);
