import fc from 'fast-check';
import { PARTIES, PROGRESS_KINDS, SEVERITIES, VISIBILITIES } from '../enums.js';
import { addDays } from '../local-date.js';
import { isBlank, isStorable } from '../text.js';
import { format } from './format.js';
import { parse } from './parse.js';
import type { QuickBlocker, QuickLog } from './quick-log.js';

const TODAY = '2026-12-03';

const mark = fc.constantFrom(
  ...[
    'ENG-2',
    'eng-3:',
    '45m',
    '1h75m',
    '#call',
    '#foo',
    '#',
    '>PARTNER',
    '+partner',
    '!HIGH',
    '!H>PA/X',
    '@today',
  ],
  ...[
    '@2026-12-09',
    'done:A',
    'dnoe:A',
    'why:',
    'why:so',
    'on:yesterday',
    'yesterday',
    'yesterday,',
    'today',
    'for:',
  ],
  ...[
    '\\',
    '\\\\',
    '\\#call',
    '\\\\45m',
    '#ca\u200bll',
    '\u200b#call',
    '\u202e',
    '#142',
    'x:',
    'a:b',
    'constructor:x',
  ],
);
const word = fc
  .oneof(
    { weight: 3, arbitrary: mark },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('', '\\', '#', '>', '!', '@', 'done:'), mark)
        .map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  )
  .filter((text) => /^\P{White_Space}+$/u.test(text) && isStorable(text));
const text = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '))
  .filter((words) => !isBlank(words));
const code = fc.stringMatching(/^[A-Z][A-Z0-9-]{0,7}$/);
const codes = fc.uniqueArray(code, { maxLength: 3 });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const blocker: fc.Arbitrary<QuickBlocker> = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  reason: text,
  party: orNull(fc.constantFrom(...PARTIES)),
  milestone: orNull(code),
  commitmentOn: orNull(fc.nat(700).map((days) => addDays(TODAY, days))),
  visibility: fc.constantFrom(...VISIBILITIES),
});
const log: fc.Arbitrary<QuickLog> = fc.record({
  engagement: fc.integer({ min: 1, max: 999_999 }).map((number) => `ENG-${number}`),
  minutes: fc.nat(1440),
  kind: fc.constantFrom(...PROGRESS_KINDS),
  day: orNull(fc.nat(700).map((days) => addDays(TODAY, -days))),
  text,
  passBallTo: orNull(fc.constantFrom(...PARTIES)),
  milestone: orNull(code),
  start: codes,
  complete: codes,
  resolve: fc.uniqueArray(fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{4,8}$/), { maxLength: 2 }),
  raise: fc.array(blocker, { maxLength: 3 }),
  visibility: fc.constantFrom(...VISIBILITIES),
  reason: orNull(text),
});

it('writes a line that is read as the same values, whatever the texts contain', () => {
  fc.assert(
    fc.property(log, (values) => {
      expect(parse(format(values), { today: TODAY })).toMatchObject({ ok: values });
    }),
    { numRuns: 2_000 },
  );
});

it('writes a line that does not change when it is read and written again', () => {
  fc.assert(
    fc.property(log, (values) => {
      const parsed = parse(format(values), { today: TODAY });
      expect('ok' in parsed && format(parsed.ok)).toBe(format(values));
    }),
  );
});

it.each([
  ['ENG-142 1h30m fixed it #call >PARTNER done:KEYS !HIGH cert closed @2026-12-09'],
  ['ENG-142 \\yesterday and yesterday'],
  [
    'ENG-142 45m on:2026-11-29 waited \\45m \\\\#call \\ C:\\keys +partner for:A start:B resolve:9q2x !LOW>PLATFORM/A+partner b why: \\#c',
  ],
])('%s is canonical', (line) => {
  const parsed = parse(line, { today: TODAY });
  expect('ok' in parsed && format(parsed.ok)).toBe(line);
});

/** Anything at all, and anything made of marks. */
const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.oneof(mark, word), { maxLength: 12 }).map((words) => `ENG-1 ${words.join(' ')}`),
);

it('never fails, and accounts for each word of a line once', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const parsed = parse(line, { today: TODAY });
      const words = [...line.matchAll(/\P{White_Space}+/gu)].map(({ 0: found, index }) => [
        index,
        found.length,
      ]);
      expect(parsed.tokens.map(({ at, length }) => [at, length])).toEqual(words);
      const isFaulty = parsed.tokens.some(({ kind }) => kind === 'problem');
      if (isFaulty) expect(parsed).toHaveProperty('problems');
    }),
  );
});

it.each([
  ['marks', '\\#a 1h #call >p ENG-2 !LOW @today '.repeat(20_000)],
  ['milestones', Array.from({ length: 20_000 }, (_, n) => `done:M${n}`).join(' ')],
  ['digits', '1'.repeat(100_000)],
  ['backslashes', '\\'.repeat(100_000)],
  ['colons', `a${':'.repeat(100_000)}`],
  ['invisible characters', '\u200b'.repeat(100_000)],
  ['punctuation after a time', `1h${'!'.repeat(100_000)}x`],
])('takes time in proportion to the length of a line of %s', (_what, text) => {
  const began = performance.now();
  parse(`ENG-1 ${text}`, { today: TODAY });
  // A second at most; with anything quadratic, minutes.
  expect(performance.now() - began).toBeLessThan(15_000);
});
