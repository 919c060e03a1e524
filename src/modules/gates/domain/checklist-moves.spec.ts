import { Refusal } from '../../../kernel/errors.js';
import {
  type ItemState,
  assertLastDay,
  reviewed,
  submitted,
  UNTOUCHED,
  type Verdict,
} from './checklist-moves.js';

const TODAY = '2026-12-09';
const evidence = { id: 'one', expiresOn: '2026-12-31' };
const pending = submitted(UNTOUCHED, evidence);
const judge = (state: ItemState, verdict: Partial<Verdict>) =>
  reviewed(state, { decision: 'SATISFIED', note: null, waivedUntil: null, ...verdict }, TODAY);
const satisfied = judge(pending, {});
const renewed = submitted(satisfied, { id: 'two', expiresOn: '2027-12-31' });
const reject = { decision: 'REJECTED', note: 'No signature.' } as const;
const waive = { decision: 'WAIVED', note: 'A pilot.', waivedUntil: '2026-12-20' } as const;

/** @returns code and field of the refusal */
function refusal(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`).join();
  }
}

describe('the last valid day of evidence', () => {
  it.each<[string, boolean, string | null, string | null]>([
    ['missing if the item requires one', true, null, 'INVALID input.expiresOn'],
    ['missing if it does not', false, null, null],
    ['yesterday', true, '2026-12-08', 'INVALID input.expiresOn'],
    ['yesterday, although none was required', false, '2026-12-08', 'INVALID input.expiresOn'],
    ['today', true, TODAY, null],
  ])('%s', (_case, expires, expiresOn, refused) => {
    expect(refusal(() => assertLastDay(expires, expiresOn, TODAY, 'expiresOn'))).toBe(refused);
  });
});

describe('submitted evidence', () => {
  it('awaits review, and does not affect approvals or waivers', () => {
    expect(submitted(judge(satisfied, waive), { id: 'two', expiresOn: null })).toEqual({
      ...{ evidenceId: 'two', review: 'PENDING', evidenceUntil: null, rejection: null },
      ...{ approved: true, approvedUntil: '2026-12-31', waivedUntil: '2026-12-20' },
    });
  });

  it('removes an earlier rejection', () => {
    expect(submitted(judge(pending, reject), evidence)).toEqual(pending);
  });
});

describe('a decision', () => {
  it('approves evidence for as long as it is valid', () => {
    expect(satisfied).toMatchObject({ review: 'SATISFIED', approved: true, approvedUntil: '2026-12-31' });
  });

  it('rejects with the reason, and revokes an approval of the same evidence', () => {
    expect(judge(pending, reject)).toMatchObject({ review: 'REJECTED', rejection: 'No signature.' });
    expect(judge(satisfied, reject)).toMatchObject({ approved: false, approvedUntil: null });
  });

  it('on a renewal keeps what is being renewed, until the renewal is approved', () => {
    expect(judge(renewed, reject)).toMatchObject({ approved: true, approvedUntil: '2026-12-31' });
    expect(judge(renewed, {})).toMatchObject({ approved: true, approvedUntil: '2027-12-31' });
  });

  it('may be reversed', () => {
    expect(judge(judge(pending, reject), {})).toEqual(satisfied);
  });

  it('waives without evidence, also repeatedly', () => {
    const waived = judge(UNTOUCHED, waive);
    expect(waived).toEqual({ ...UNTOUCHED, waivedUntil: '2026-12-20' });
    expect(judge(waived, { ...waive, waivedUntil: TODAY }).waivedUntil).toBe(TODAY);
  });

  it.each<[string, ItemState, Partial<Verdict>, string]>([
    ['satisfied without evidence', UNTOUCHED, {}, 'NOT_ALLOWED_IN_STATE input.decision'],
    ['satisfied twice', satisfied, {}, 'NOT_ALLOWED_IN_STATE input.decision'],
    [
      'satisfied by expired evidence',
      submitted(UNTOUCHED, { id: 'one', expiresOn: '2026-12-08' }),
      {},
      'NOT_ALLOWED_IN_STATE input.decision',
    ],
    ['satisfied until a day', pending, { waivedUntil: TODAY }, 'INVALID input.waivedUntil'],
    ['rejected without evidence', UNTOUCHED, reject, 'NOT_ALLOWED_IN_STATE input.decision'],
    ['rejected twice', judge(pending, reject), reject, 'NOT_ALLOWED_IN_STATE input.decision'],
    ['rejected without a note', pending, { decision: 'REJECTED' }, 'INVALID input.note'],
    ['waived without a reason', pending, { ...waive, note: null }, 'INVALID input.note'],
    ['waived without an end date', pending, { ...waive, waivedUntil: null }, 'INVALID input.waivedUntil'],
    ['waived until yesterday', pending, { ...waive, waivedUntil: '2026-12-08' }, 'INVALID input.waivedUntil'],
    ['waived for too long', pending, { ...waive, waivedUntil: '2027-12-10' }, 'INVALID input.waivedUntil'],
  ])('is rejected: %s', (_case, state, verdict, refused) => {
    expect(refusal(() => judge(state, verdict))).toBe(refused);
  });

  it.each([
    ['evidence that expires today', { id: 'one', expiresOn: TODAY }, {}],
    ['a waiver until today', evidence, { ...waive, waivedUntil: TODAY }],
    ['a waiver of a year', evidence, { ...waive, waivedUntil: '2027-12-09' }],
  ])('is accepted at the limit: %s', (_case, given, verdict) => {
    expect(refusal(() => judge(submitted(UNTOUCHED, given), verdict))).toBeNull();
  });
});
