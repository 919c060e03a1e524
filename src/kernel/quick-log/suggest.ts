import {
  type MilestoneStatus,
  isFinished,
  PARTIES,
  PROGRESS_KINDS,
  SEVERITIES,
  type Severity,
} from '../enums.js';
import { lowerAscii, upperAscii } from '../text.js';
import { startingWith } from './choice.js';
import { LineReader, type Placed } from './line-reader.js';
import { PREFIX_WORDS } from './marks.js';
import { shortId } from './to-input.js';
import { wordsOf } from './words.js';

/** What a line can name; lists in the order in which they are suggested. */
export interface Vocabulary {
  readonly engagements: readonly { readonly key: string; readonly title: string }[];
  /** Of the engagement. */
  readonly milestones: readonly {
    readonly code: string;
    readonly title: string;
    readonly status: MilestoneStatus;
  }[];
  /** The engagement's open ones. */
  readonly blockers: readonly { readonly id: string; readonly reason: string; readonly severity: Severity }[];
}

/** Text that can replace part of a line, from `from` to before `to`. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** Tells it apart for people, e.g. the title of an engagement; may be empty. */
  readonly about: string;
}

/** The most that can be looked over at once. */
const MOST = 8;
/** Letters from which on `done:` and the like are suggested, which are words of English too. */
const SHORTEST_PREFIX = 2;

type Candidate = Pick<Completion, 'insert' | 'about'>;

/**
 * Suggests what the word at the caret could become, the best first.
 * @param caret position in the line, in UTF-16 code units
 */
export function suggestions(line: string, caret: number, vocabulary: Vocabulary): Completion[] {
  const word = wordsOf(line).find(({ at, length }) => at < caret && caret <= at + length);
  const [from, to] = word ? [word.at, word.at + word.length] : [caret, caret];
  const before = new LineReader(line.slice(0, from));
  return candidates(line.slice(from, caret), before, vocabulary)
    .slice(0, MOST)
    .map(({ insert, about }) => ({ from, to, insert, about }));
}

function candidates(typed: string, before: LineReader, vocabulary: Vocabulary): Candidate[] {
  const [sign, rest] = [typed.charAt(0), typed.slice(1)];
  const colon = typed.indexOf(':');
  switch (sign) {
    case '#':
      return plain('#', startingWith(rest, PROGRESS_KINDS.map(lowerAscii)));
    case '>':
      return plain('>', startingWith(rest, PARTIES));
    case '+':
      return plain('+', startingWith(rest, ['partner']));
    case '@':
      return before.isInBlocker ? plain('@', startingWith(rest, ['today', 'tomorrow'])) : [];
    case '!':
      return inBlockerMark(rest, vocabulary);
    default:
      return colon > 0
        ? afterColon(lowerAscii(typed.slice(0, colon)), typed.slice(colon + 1), before, vocabulary)
        : [...keys(typed, before, vocabulary), ...prefixes(typed)];
  }
}

function inBlockerMark(rest: string, { milestones }: Vocabulary): Candidate[] {
  const parts = rest.split(/(?=[>/+])/);
  const last = parts.pop() ?? '';
  const [start, value] = [`!${parts.join('')}${last.charAt(0)}`, last.slice(1)];
  switch (last.charAt(0)) {
    case '>':
      return plain(start, startingWith(value, PARTIES));
    case '+':
      return plain(start, startingWith(value, ['partner']));
    case '/':
      return codes(start, value, milestones.filter(isUnfinished));
    default:
      return plain('!', startingWith(last, SEVERITIES));
  }
}

function afterColon(
  name: string,
  value: string,
  { lists }: LineReader,
  { milestones, blockers }: Vocabulary,
): Candidate[] {
  const comma = value.lastIndexOf(',') + 1;
  const [start, last] = [`${name}:${value.slice(0, comma)}`, value.slice(comma)];
  const given = upperAscii(value.slice(0, comma)).split(',');
  const isLeft = (list: readonly Placed<string>[]) => (milestone: Named) =>
    !given.includes(milestone.code) && list.every((each) => each.value !== milestone.code);
  switch (name) {
    case 'done':
      return codes(start, last, milestones.filter(isUnfinished).filter(isLeft(lists.complete)));
    case 'start':
      return codes(
        start,
        last,
        milestones.filter(({ status }) => status === 'NOT_STARTED').filter(isLeft(lists.start)),
      );
    case 'for':
      return codes('for:', value, milestones);
    case 'on':
      return plain('on:', startingWith(value, ['today', 'yesterday']));
    case 'resolve':
      return blockers
        .map(({ id, reason, severity }) => ({ code: shortId(id), title: reason, severity }))
        .filter((blocker) => fits(last, blocker))
        .map(({ code, title, severity }) => ({ insert: `${start}${code}`, about: `${severity} ${title}` }));
    default:
      return [];
  }
}

function keys(typed: string, { isLeading, singles }: LineReader, { engagements }: Vocabulary): Candidate[] {
  if (!isLeading || singles.engagement) return [];
  return codes(
    '',
    typed,
    engagements.map(({ key, title }) => ({ code: key, title })),
  );
}

function prefixes(typed: string): Candidate[] {
  if (typed.length < SHORTEST_PREFIX) return [];
  return plain(
    '',
    startingWith(
      typed,
      PREFIX_WORDS.map((word) => `${word}:`),
    ),
  );
}

interface Named {
  readonly code: string;
  readonly title: string;
}

const isUnfinished = ({ status }: { readonly status: MilestoneStatus }): boolean => !isFinished(status);

const plain = (start: string, words: readonly string[]): Candidate[] =>
  words.map((word) => ({ insert: start + word, about: '' }));

const codes = (start: string, typed: string, all: readonly Named[]): Candidate[] =>
  all.filter((each) => fits(typed, each)).map(({ code, title }) => ({ insert: start + code, about: title }));

/** Whether the code, or a word of the title, starts with what was typed. */
function fits(typed: string, { code, title }: Named): boolean {
  return startingWith(typed, [code, ...wordsOf(title).map(({ text }) => text)]).length > 0;
}
