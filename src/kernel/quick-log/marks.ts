import { PARTIES, PROGRESS_KINDS } from '../enums.js';
import { MILESTONE_CODE } from '../plan-limits.js';
import { lowerAscii, upperAscii } from '../text.js';
import { BLOCKER_FORM, blockerOf } from './blocker-mark.js';
import { choose, listed } from './choice.js';
import { type DayWord, writtenDay } from './days.js';
import { minutesOf } from './durations.js';
import { faultOf, type Mark } from './mark.js';

/** Signs that begin a mark, each followed by a word. */
const SIGNS = new Map<string, { readonly form: string; readonly read: (rest: string) => Mark }>([
  ['#', { form: '#KIND, e.g. #call', read: kindMark }],
  ['>', { form: '>PARTY, e.g. >PARTNER', read: partyMark }],
  ['!', { form: BLOCKER_FORM, read: blockerOf }],
  ['+', { form: '+partner', read: visibilityMark }],
  ['@', { form: '@DAY, e.g. @2026-12-09', read: commitmentMark }],
]);

/** What can precede a colon, without white space after it. */
const PREFIXES = new Map<string, (value: string) => Mark>([
  ['done', (value) => codesMark('complete', value)],
  ['start', (value) => codesMark('start', value)],
  ['for', milestoneMark],
  ['resolve', resolveMark],
  ['on', dayMark],
  ['why', (text) => ({ kind: 'reason', text })],
]);
export const PREFIX_WORDS = [...PREFIXES.keys()];

const KEY = /^ENG-\d{1,18}$/;
const NEARLY_KEY = /^ENG-\d{1,18}[.,:;!?)]+$/;
const NEARLY_YESTERDAY = /^YESTERDAY[.,:;!?)]+$/;
const BLOCKER_ID = /^(blk_)?[0-9a-hjkmnp-tv-z]{4,26}$/;
const NEEDS_CODE = 'needs the code of a milestone right after the colon';
const PAST_DAYS: readonly DayWord[] = ['yesterday', 'today'];
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/**
 * Reads a word. A backslash before a mark makes it text, and does not belong to the text; any other backslash does.
 */
export function markOf(word: string): Mark {
  const rest = word.replace(/^\\+/, '');
  if (rest.length < word.length) return { kind: 'text', text: isMark(rest) ? word.slice(1) : word };
  const visible = word.replace(INVISIBLE, '');
  if (visible === word) return visibleMark(word);
  // Otherwise it would look like a mark and be text.
  return isMark(visible) ? faultOf('contains an invisible character') : { kind: 'text', text: word };
}

export const isMark = (word: string): boolean => markOf(word).kind !== 'text';

/**
 * Writes a word of a text so that `markOf` reads it as that text.
 * @param isLeading whether no text is before it
 */
export function escaped(word: string, isLeading: boolean): string {
  const rest = word.replace(/^\\+/, '');
  const mark = markOf(rest);
  if (mark.kind === 'text') return word;
  const isTextHere = 'isLeading' in mark && !isLeading && rest.length === word.length;
  return isTextHere ? word : `\\${word}`;
}

function visibleMark(word: string): Mark {
  const sign = SIGNS.get(word.charAt(0));
  if (sign && word.length === 1) return faultOf(`stands alone; write ${sign.form}`);
  // Numbers can have these signs: #142, >2, +1. A day is one.
  if (sign && /^(.\p{L}|@\p{N})/u.test(word)) return sign.read(word.slice(1));
  return prefixMark(word) ?? minutesMark(word) ?? leadingMark(word) ?? { kind: 'text', text: word };
}

function prefixMark(word: string): Mark | null {
  const [found, name = '', value = ''] = /^(\p{L}+):(.*)$/su.exec(word) ?? [];
  if (found === undefined) return null;
  const read = PREFIXES.get(lowerAscii(name));
  if (read) return read(value);
  // A misspelt one would not be noticed. What follows elsewhere, as in https://, is no letter.
  if (!/^\p{L}/u.test(value)) return null;
  return faultOf(`begins with none of ${listed(PREFIX_WORDS.map((each) => `${each}:`))}`);
}

function minutesMark(word: string): Mark | null {
  const minutes = minutesOf(word);
  if (minutes === null) return null;
  return typeof minutes === 'number' ? { kind: 'minutes', minutes } : faultOf(minutes.fault);
}

function leadingMark(word: string): Mark | null {
  const key = upperAscii(word);
  if (KEY.test(key)) return { kind: 'engagement', key, isLeading: true };
  if (NEARLY_KEY.test(key))
    return { ...faultOf(`is not a key; write ${key.replace(/\W+$/, '')}`), isLeading: true };
  if (NEARLY_YESTERDAY.test(key)) return { ...faultOf('is not a day; write yesterday'), isLeading: true };
  const day = writtenDay(word, PAST_DAYS);
  return day && 'word' in day ? { kind: 'day', day, isLeading: true } : null;
}

function kindMark(rest: string): Mark {
  const chosen = choose(rest, PROGRESS_KINDS, 'kind of progress');
  return 'fault' in chosen ? faultOf(chosen.fault) : { kind: 'kind', progressKind: chosen.word };
}

function partyMark(rest: string): Mark {
  const chosen = choose(rest, PARTIES, 'party');
  return 'fault' in chosen ? faultOf(chosen.fault) : { kind: 'party', party: chosen.word };
}

function visibilityMark(rest: string): Mark {
  return 'word' in choose(rest, ['partner'], '') ? { kind: 'visibility' } : faultOf('is not +partner');
}

function commitmentMark(rest: string): Mark {
  const day = writtenDay(rest, ['today', 'tomorrow']);
  if (day === null) return faultOf('is not a day; write @2026-12-09, @today or @tomorrow');
  return { kind: 'commitment', day };
}

function dayMark(value: string): Mark {
  const day = writtenDay(value, PAST_DAYS);
  return day === null ? faultOf('is not a day; write on:2026-11-29 or on:yesterday') : { kind: 'day', day };
}

function milestoneMark(value: string): Mark {
  const code = upperAscii(value);
  return MILESTONE_CODE.test(code) ? { kind: 'milestone', code } : faultOf(NEEDS_CODE);
}

function codesMark(kind: 'start' | 'complete', value: string): Mark {
  const names = upperAscii(value).split(',');
  return names.every((name) => MILESTONE_CODE.test(name)) ? { kind, names } : faultOf(NEEDS_CODE);
}

function resolveMark(value: string): Mark {
  const names = lowerAscii(value).split(',');
  return names.every((name) => BLOCKER_ID.test(name))
    ? { kind: 'resolve', names }
    : faultOf('needs the id of a blocker, or the last 4 or more characters of it, right after the colon');
}
