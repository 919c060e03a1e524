import { readFileSync } from 'node:fs';
import { parse } from './parse.js';
import type { QuickLog } from './quick-log.js';

const TODAY = '2026-12-03';
const EMPTY: QuickLog = {
  ...{ engagement: 'ENG-1', minutes: 0, kind: 'NOTE', day: null, text: 'x', passBallTo: null },
  ...{ milestone: null, start: [], complete: [], resolve: [], raise: [] },
  ...{ visibility: 'INTERNAL', reason: null },
};
const BLOCKER = { party: null, milestone: null, commitmentOn: null, visibility: 'INTERNAL' } as const;

/** What a line says, or its problems. */
function read(line: string, engagement?: string) {
  const parsed = parse(line, { today: TODAY, engagement });
  return 'ok' in parsed ? parsed.ok : parsed.problems;
}

describe('a line of the quick log', () => {
  it('says everything at once', () => {
    const line =
      'ENG-142 1h30m fixed the mTLS handshake #call >PARTNER done:SANDBOX-KEYS !HIGH cert authority closed @2026-12-09';
    expect(read(line)).toEqual({
      ...EMPTY,
      ...{ engagement: 'ENG-142', minutes: 90, kind: 'CALL', text: 'fixed the mTLS handshake' },
      ...{ passBallTo: 'PARTNER', complete: ['SANDBOX-KEYS'] },
      raise: [{ ...BLOCKER, severity: 'HIGH', reason: 'cert authority closed', commitmentOn: '2026-12-09' }],
    });
  });

  it.each<[string, string, Partial<QuickLog>]>([
    ['hours and minutes', 'eng-1 1h30m x', { minutes: 90 }],
    ['minutes', 'ENG-1 90m x', { minutes: 90 }],
    ['decimal hours', 'ENG-1 1.5h x', { minutes: 90 }],
    ['a decimal comma', 'ENG-1 1,5h x', { minutes: 90 }],
    ['a third of an hour, rounded', 'ENG-1 0.33h x', { minutes: 20 }],
    ['hours', 'ENG-1 2H x', { minutes: 120 }],
    ['no time', 'ENG-1 0m x', { minutes: 0 }],
    ['a whole day', 'ENG-1 24h x', { minutes: 1440 }],
    ['a whole day of minutes', 'ENG-1 1440m x', { minutes: 1440 }],
    ['time after the text', 'ENG-1 x 45m', { minutes: 45 }],
    ['a kind in any case', 'ENG-1 x #Decision', { kind: 'DECISION' }],
    ['the beginning of a kind', 'ENG-1 x #dec', { kind: 'DECISION' }],
    ['the beginning of a party', 'ENG-1 x >pa', { passBallTo: 'PARTNER' }],
    ['+partner', 'ENG-1 +partner x', { visibility: 'PARTNER' }],
    ['several milestones, at once or one by one', 'ENG-1 x done:A,b done:C', { complete: ['A', 'B', 'C'] }],
    ['the same milestone as started and done', 'ENG-1 x start:A done:A', { start: ['A'], complete: ['A'] }],
    ['the milestone it concerns', 'ENG-1 x for:keys-2', { milestone: 'KEYS-2' }],
    [
      'resolved blockers',
      'ENG-1 x resolve:9Q2X,blk_01h455vb4pex5vsknk084sn02q',
      {
        resolve: ['9q2x', 'blk_01h455vb4pex5vsknk084sn02q'],
      },
    ],
    ['a day', 'ENG-1 x on:2026-11-29', { day: '2026-11-29' }],
    ['today as a date', 'ENG-1 x on:2026-12-03', { day: '2026-12-03' }],
    ['yesterday', 'ENG-1 x on:yesterday', { day: '2026-12-02' }],
    ['yesterday before the text', 'Yesterday ENG-1 45m x', { day: '2026-12-02', minutes: 45 }],
    ['today, which is left to the server', 'ENG-1 today x', { day: null }],
    ['why', 'ENG-1 x done:A why: the  auditor\tagreed', { complete: ['A'], reason: 'the auditor agreed' }],
    ['why without a space', 'ENG-1 x why:agreed', { reason: 'agreed' }],
    ['the key after other marks', '45m #note ENG-1 x', { minutes: 45 }],
  ])('has %s', (_what, line, values) => {
    expect(read(line)).toEqual({ ...EMPTY, ...values });
  });

  it.each([
    ['yesterday within it', 'x expired yesterday'],
    ['another key, if the line has one', 'x as on ENG-2'],
    ['punctuation', '(x) - "it" isn’t: done; 50% & a/b = c? [ok] ~~ ^ * _ | { } $HOME `ls`'],
    ['numbers with signs', 'x #142 >2 +1 != >= -> => 50m²'],
    ['addresses', 'x https://a.example/b?c=d#e mailto@a.example 10:30 localhost:4000 std::x'],
    ['words with a colon and a space', 'x Result: fixed'],
    ['backslashes', 'x C:\\keys \\server \\\\share \\'],
    ['emoji', '👩‍💻 x 🎉 #️⃣'],
    ['right-to-left text', 'שלום x עולם'],
    ['a direction override', '\u202ex\u202c drawkcab'],
    ['names of every object', 'constructor x __proto__ toString'],
    ['markup', '<script>alert(x)</script> <b>'],
  ])('has text with %s', (_what, text) => {
    expect(read(`ENG-1 ${text}`)).toEqual({ ...EMPTY, text });
  });

  it.each([
    ['a kind', 'x \\#call', 'x #call'],
    ['a time', 'waited \\45m for it', 'waited 45m for it'],
    ['what is not understood', 'see \\scope:read', 'see scope:read'],
    ['a sign', 'a \\> b', 'a > b'],
    ['a key that would be one', '\\ENG-2 x', 'ENG-2 x'],
    ['a backslash before a mark', '\\\\#call', '\\#call'],
    ['a mark with an invisible character', 'x \\#ca\u200bll', 'x #ca\u200bll'],
  ])('can have %s as text, after a backslash', (_what, written, text) => {
    expect(read(`ENG-1 ${written}`)).toEqual({ ...EMPTY, text });
  });

  it('needs no key if there is a default, which a key replaces', () => {
    expect(read('45m x', 'ENG-7')).toEqual({ ...EMPTY, engagement: 'ENG-7', minutes: 45 });
    expect(read('ENG-1 x', 'ENG-7')).toEqual(EMPTY);
  });
});

describe('a blocker', () => {
  const blockersOf = (line: string) => {
    const values = read(`ENG-1 x ${line}`);
    return 'raise' in values ? values.raise : values;
  };

  it.each([
    ['ends with the line', '!low a b', [{ ...BLOCKER, severity: 'LOW', reason: 'a b' }]],
    [
      'ends with its day',
      '!LOW a @tomorrow',
      [{ ...BLOCKER, severity: 'LOW', reason: 'a', commitmentOn: '2026-12-04' }],
    ],
    [
      'can be due today',
      '!LOW a @today',
      [{ ...BLOCKER, severity: 'LOW', reason: 'a', commitmentOn: TODAY }],
    ],
    [
      'ends with the next one',
      '!LOW a !crit b c',
      [
        { ...BLOCKER, severity: 'LOW', reason: 'a' },
        { ...BLOCKER, severity: 'CRITICAL', reason: 'b c' },
      ],
    ],
    ['ends with a reason', '!LOW a why: b', [{ ...BLOCKER, severity: 'LOW', reason: 'a' }]],
    [
      'has a party, a milestone and readers',
      '!H>pl/keys+p a',
      [
        {
          severity: 'HIGH',
          party: 'PLATFORM',
          milestone: 'KEYS',
          visibility: 'PARTNER',
          commitmentOn: null,
          reason: 'a',
        },
      ],
    ],
    [
      'has them in any order',
      '!H+partner>PLATFORM a',
      [{ ...BLOCKER, severity: 'HIGH', party: 'PLATFORM', visibility: 'PARTNER', reason: 'a' }],
    ],
  ])('%s', (_what, line, blockers) => {
    expect(blockersOf(line)).toEqual(blockers);
  });

  it('does not swallow marks: they count within its text, as everywhere', () => {
    expect(read('ENG-1 x !HIGH cert #call closed >PARTNER 45m done:A +partner')).toEqual({
      ...EMPTY,
      ...{ kind: 'CALL', passBallTo: 'PARTNER', minutes: 45, complete: ['A'], visibility: 'PARTNER' },
      raise: [{ ...BLOCKER, severity: 'HIGH', reason: 'cert closed' }],
    });
    expect(blockersOf('!HIGH issue \\#call \\>PARTNER #142')).toMatchObject([
      { reason: 'issue #call >PARTNER #142' },
    ]);
  });

  it('is followed by text after its day', () => {
    expect(read('ENG-1 a !LOW b @today c')).toMatchObject({ text: 'a c', raise: [{ reason: 'b' }] });
  });
});

it('tells what each word means, for highlighting', () => {
  const line =
    'ENG-1 45m yesterday fixed #call >PARTNER +partner for:A start:B done:C,D resolve:9q2x !HIGH a @today b #foo why: c';
  const { tokens } = parse(line, { today: TODAY });
  expect(tokens.map(({ at, length, kind }) => `${line.slice(at, at + length)} ${kind}`)).toEqual([
    ...['ENG-1 engagement', '45m minutes', 'yesterday day', 'fixed text', '#call kind', '>PARTNER party'],
    ...[
      '+partner visibility',
      'for:A milestone',
      'start:B start',
      'done:C,D complete',
      'resolve:9q2x resolve',
    ],
    ...['!HIGH blocker', 'a blocker-text', '@today commitment', 'b text', '#foo problem', 'why: reason'],
    'c reason-text',
  ]);
});

it('understands the examples of docs/quick-log.md', () => {
  const text = readFileSync('docs/quick-log.md', 'utf8');
  const lines = [...text.matchAll(/^(?:.* ')?(ENG-142 [^'\n]*(?:'s [^'\n]*)?)/gm)].map(([, line]) => line!);
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(read(line)).toMatchObject({ engagement: 'ENG-142' });
  const row = /^\| `([^|]*)` +\|/gm;
  const marks = [...text.matchAll(row)].flatMap(([, cell]) => cell!.split(/`, `/));
  expect(marks).toHaveLength(17);
  for (const mark of marks.map((each) => each.replace('CODE', 'KEYS'))) {
    const before = mark.startsWith('@') ? 'ENG-142 x !LOW a' : mark.startsWith('ENG') ? '' : 'ENG-142 x';
    expect([mark, read(`${before} ${mark} ${before === '' ? 'x' : ''}`)]).toMatchObject([
      mark,
      { text: 'x' },
    ]);
  }
});
