import type { Party } from '../enums.js';
import { parse } from './parse.js';
import type { QuickLog, Token } from './quick-log.js';
import { toInput } from './to-input.js';

const [FIRST, SECOND, CLOSED] = [
  'blk_01h455vb4pex5vsknk084sn02q',
  'blk_01h455vb4pex5vsknk084tn02q',
  'blk_01h455vb4pex5vsknk08zzzzzz',
];
const FOUND = {
  id: 'eng_1',
  ball: 'PLATFORM' as Party | null,
  milestones: [
    { id: 'mil_a', code: 'A' },
    { id: 'mil_b', code: 'B' },
  ],
  blockers: [
    { id: FIRST, reason: 'No sandbox.', isOpen: true },
    { id: SECOND, reason: 'No keys.', isOpen: true },
    { id: CLOSED, reason: 'No docs.', isOpen: false },
  ],
};

function made(line: string, found = FOUND) {
  const parsed = parse(`ENG-1 x ${line}`, { today: '2026-12-03' });
  const { ok, tokens } = parsed as { ok: QuickLog; tokens: Token[] };
  return { line: `ENG-1 x ${line}`, ...toInput(ok, found, tokens) };
}
const inputOf = (line: string, found = FOUND) => ({ ...(made(line, found) as { input?: object }) }).input;
/** Each problem with the part of the line that it is about. */
function problemsOf(text: string, found = FOUND) {
  const { line, ...outcome } = made(text, found);
  return 'problems' in outcome
    ? outcome.problems.map(({ at, length, message }) => [line.slice(at, at + length), message])
    : [];
}

const PLAIN = { engagementId: 'eng_1', text: 'x', minutes: 0, kind: 'NOTE', visibility: 'INTERNAL' };

describe('the input of logProgress', () => {
  it('omits what the line does not say', () => {
    expect(inputOf('')).toEqual(PLAIN);
  });

  it('has all that the line says, by id', () => {
    expect(
      inputOf(
        '45m on:2026-11-29 #call >PARTNER +partner for:A start:B done:A,B resolve:084sn02q !HIGH>SERVICES/B+partner a @2026-12-09 why: b',
      ),
    ).toEqual({
      ...{ engagementId: 'eng_1', text: 'x', minutes: 45, kind: 'CALL', visibility: 'PARTNER' },
      ...{ day: '2026-11-29', milestoneId: 'mil_a', startMilestoneIds: ['mil_b'], passBallTo: 'PARTNER' },
      ...{ completeMilestoneIds: ['mil_a', 'mil_b'], reason: 'b' },
      resolve: [{ blockerId: FIRST, resolution: 'x' }],
      raise: [
        {
          ...{ severity: 'HIGH', party: 'SERVICES', reason: 'a', visibility: 'PARTNER' },
          ...{ milestoneId: 'mil_b', commitmentOn: '2026-12-09' },
        },
      ],
    });
  });

  it.each([
    ['the party that gets the ball', '>PARTNER !LOW a', 'PLATFORM', 'PARTNER'],
    ['the party that has it', '!LOW a', 'PLATFORM', 'PLATFORM'],
    ['its own', '>PARTNER !LOW>COMPLIANCE a', 'PLATFORM', 'COMPLIANCE'],
    ['its own, even if no one has the ball', '!LOW>COMPLIANCE a', null, 'COMPLIANCE'],
  ] as [string, string, Party | null, Party][])('gives a blocker %s', (_whose, line, ball, party) => {
    expect(inputOf(line, { ...FOUND, ball })).toMatchObject({ raise: [{ party }] });
  });

  it('resolves a blocker that is closed, so that a log sent again is the same', () => {
    expect(inputOf('resolve:zzzzzz')).toMatchObject({ resolve: [{ blockerId: CLOSED }] });
  });

  const OPEN = '4sn02q (No sandbox.) or 4tn02q (No keys.)';
  it.each([
    ['an unknown milestone', 'done:A,C', 'done:A,C', 'ENG-1 has no milestone C; it has A, B.'],
    ["a blocker's unknown milestone", '!LOW/C a', '!LOW/C', 'ENG-1 has no milestone C; it has A, B.'],
    ['an unknown blocker', 'resolve:abcd', 'resolve:abcd', `No blocker ends with abcd; open are ${OPEN}.`],
    ['several blockers', 'resolve:n02q', 'resolve:n02q', `Several blockers end with n02q; open are ${OPEN}.`],
    ['a blocker twice', `resolve:4sn02q,${FIRST}`, `resolve:4sn02q,${FIRST}`, '4sn02q is resolved twice.'],
  ])('is not made for %s', (_what, line, part, message) => {
    expect(problemsOf(line)).toEqual([[part, message]]);
  });

  it('is not made for a blocker if no one has the ball', () => {
    expect(problemsOf('!LOW>PARTNER a !HIGH b', { ...FOUND, ball: null })).toEqual([
      ['!HIGH', 'No one has the ball; write who must resolve the blocker, e.g. !HIGH>PARTNER.'],
    ]);
  });

  it('reports all problems at once', () => {
    expect(problemsOf('for:X start:Y done:Z resolve:abcd').map(([part]) => part)).toEqual([
      ...['for:X', 'start:Y', 'done:Z', 'resolve:abcd'],
    ]);
  });
});
