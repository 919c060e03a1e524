import type { LocalDate } from '../local-date.js';
import { faultOfText } from '../text.js';
import { dateOf } from './days.js';
import type { LineReader, Placed } from './line-reader.js';
import { LIMITS, type Problem, type Span } from './quick-log.js';
import { spanOf } from './words.js';

/** @returns what is wrong with a line on any day, or missing */
export function problemsOf(read: LineReader, line: string, hasEngagement: boolean): Problem[] {
  return [
    ...read.problems,
    ...(hasEngagement || read.singles.engagement || read.hasLateKey ? [] : [NO_ENGAGEMENT]),
    ...problemsOfText(read, line),
    ...problemsOfReason(read),
    ...read.blockers.flatMap(({ mark, words }) =>
      problemsOfWords(words, LIMITS.blockerText, mark, 'A blocker'),
    ),
    ...tooMany(
      read.blockers.map(({ mark }) => mark),
      LIMITS.blockers,
      'blockers',
    ),
    ...tooMany(read.lists.start, LIMITS.milestones, 'milestones to start'),
    ...tooMany(read.lists.complete, LIMITS.milestones, 'milestones to complete'),
    ...tooMany(read.lists.resolve, LIMITS.resolved, 'blockers to resolve'),
  ];
}

/** @returns which days cannot be meant */
export function problemsOfDays({ singles, blockers }: LineReader, today: LocalDate): Problem[] {
  const { day } = singles;
  const isFuture = day && dateOf(day.value, today) > today;
  return [
    ...(isFuture ? [problem(day, `The work cannot be done after today, ${today}.`)] : []),
    ...blockers.flatMap(({ commitment }) =>
      commitment && dateOf(commitment.value, today) < today
        ? [problem(commitment, `The commitment of a blocker cannot be before today, ${today}.`)]
        : [],
    ),
  ];
}

const NO_ENGAGEMENT: Problem = {
  ...{ at: 0, length: 0 },
  message: 'The engagement is missing; begin with its key, e.g. ENG-142.',
};

function problemsOfText({ text }: LineReader, line: string): Problem[] {
  const end = { at: line.length, length: 0 };
  return text.length === 0
    ? [problem(end, 'The text is missing: what was done.')]
    : problemsOfWords(text, LIMITS.text, end, 'The text');
}

function problemsOfReason({ singles, reason }: LineReader): Problem[] {
  return singles.reason
    ? problemsOfWords(reason, LIMITS.reason, singles.reason, 'The reason after why:')
    : [];
}

/** @param mark the place to report if there are no words */
function problemsOfWords(words: readonly Placed<string>[], max: number, mark: Span, what: string): Problem[] {
  const fault = faultOfText(textOf(words), max);
  if (fault === null) return [];
  return words.length === 0
    ? [problem(mark, `${what} needs a text.`)]
    : [problem(spanOf(words[0]!, words.at(-1)!), `${what} ${fault}.`)];
}

function tooMany(all: readonly Span[], most: number, what: string): Problem[] {
  return all.length > most ? [problem(all[most]!, `A line can have at most ${most} ${what}.`)] : [];
}

export const textOf = (words: readonly Placed<string>[]): string => words.map(({ value }) => value).join(' ');

const problem = ({ at, length }: Span, message: string): Problem => ({ at, length, message });
