import fc from 'fast-check';
import { newId } from '../../src/kernel/ids.js';
import { addDays } from '../../src/kernel/local-date.js';
import { PRODUCT_ID, type Started } from '../support/seed-integrations.js';
import { Checklists } from './checklist-support.js';

/** A row of checklist_state; days are relative to 9 December, null means none. */
interface State {
  readonly review: 'PENDING' | 'SATISFIED' | 'REJECTED' | null;
  readonly evidence: number | null;
  readonly approved: boolean;
  readonly approvedFor: number | null;
  readonly waivedFor: number | null;
}

const DAY = '2026-12-09';
const day = (offset: number | null) => (offset === null ? null : addDays(DAY, offset));
const state = (changes: Partial<State>): State => ({
  ...{ review: null, evidence: null, approved: false, approvedFor: null, waivedFor: null },
  ...changes,
});

/** The rule in domain.md, deliberately implemented in another way: first what is valid today, then what came last. */
function toldStatus({ review, evidence, approved, approvedFor, waivedFor }: State): string {
  const holds = (offset: number | null) => offset === null || !(offset < 0);
  const valid: string[] = [];
  if (approved && holds(approvedFor)) valid.push('SATISFIED');
  if (waivedFor !== null && holds(waivedFor)) valid.push('WAIVED');
  if (review === 'PENDING' && holds(evidence)) valid.push('SUBMITTED');
  if (valid.length > 0) return valid[0]!;
  return review === 'REJECTED' ? 'REJECTED' : 'EXPIRED';
}

describe('the status of a checklist item', () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    checklists = await Checklists.start(new Date('2026-12-09T15:00:00Z'));
    started = await checklists.engagement();
  });
  afterAll(() => checklists.app.stop());

  /** Puts the item into the initial state of a test, without the history that leads there. */
  const put = async ({ review, evidence, approved, approvedFor, waivedFor }: State) => {
    const id = newId();
    const { staff } = checklists.app.pools;
    await staff.query('update checklist_state set until = since where until is null');
    await staff.query(
      `with e as (select id, partner_id from engagement where key = $2), v as (
         insert into checklist_evidence (id, engagement_id, partner_id, api_product_id, code, url, expires_on,
           submitted_at, submitted_by_id, submitted_by_name)
         select $1, e.id, e.partner_id, $3, 'TERMS', 'https://vault.example', $4, '2026-12-01', u.id, u.name
         from e, (select id, name from app_user limit 1) u
       )
       insert into checklist_state (id, item_id, engagement_id, partner_id, api_product_id, code, since, evidence_id,
         review, evidence_until, approved, approved_until, waived_until)
       select gen_random_uuid(), gen_random_uuid(), e.id, e.partner_id, $3, 'TERMS', '2026-12-01',
         case when $5::text is not null then $1::uuid end, $5, $4, $6, $7, $8 from e`,
      [id, started.key, PRODUCT_ID, day(evidence), review, approved, day(approvedFor), day(waivedFor)],
    );
  };
  const status = async () => (await checklists.item(started, 'TERMS')).status as string;
  const at = (now: string) => checklists.app.clock.pin(new Date(now));
  beforeEach(() => {
    checklists.app.clock.pin(new Date('2026-12-09T15:00:00Z'));
  });

  it.each<[string, Partial<State>, string]>([
    ['approved without an end date', { review: 'SATISFIED', approved: true }, 'SATISFIED'],
    ['approved until today', { review: 'SATISFIED', approved: true, approvedFor: 0 }, 'SATISFIED'],
    ['approved until yesterday', { review: 'SATISFIED', approved: true, approvedFor: -1 }, 'EXPIRED'],
    ['waived until today', { waivedFor: 0 }, 'WAIVED'],
    ['waived until yesterday', { waivedFor: -1 }, 'EXPIRED'],
    ['submitted for today', { review: 'PENDING', evidence: 0 }, 'SUBMITTED'],
    ['submitted for yesterday', { review: 'PENDING', evidence: -1 }, 'EXPIRED'],
    ['rejected', { review: 'REJECTED' }, 'REJECTED'],
    ['rejected, and waived until today', { review: 'REJECTED', waivedFor: 0 }, 'WAIVED'],
    ['rejected, and waived until yesterday', { review: 'REJECTED', waivedFor: -1 }, 'REJECTED'],
    ['approved, a renewal rejected', { review: 'REJECTED', approved: true, approvedFor: 5 }, 'SATISFIED'],
    [
      'expired, with a renewal submitted',
      { review: 'PENDING', approved: true, approvedFor: -1 },
      'SUBMITTED',
    ],
  ])('%s', async (_case, changes, expected) => {
    await put(state(changes));
    expect(await status()).toBe(expected);
  });

  it.each([
    ['a second before midnight in New York', '2026-12-10T04:59:59Z', 'SATISFIED'],
    ['at midnight there', '2026-12-10T05:00:00Z', 'EXPIRED'],
  ])('changes with the day of the engagement: %s', async (_case, now, expected) => {
    await put(state({ review: 'SATISFIED', approved: true, approvedFor: 0 }));
    at(now);
    expect(await status()).toBe(expected);
  });

  it('follows the rule, whatever happened before', async () => {
    const offset = fc.option(fc.integer({ min: -2, max: 2 }));
    const states = fc
      .record<State>({
        review: fc.option(fc.constantFrom('PENDING', 'SATISFIED', 'REJECTED')),
        ...{ evidence: offset, approved: fc.boolean(), approvedFor: offset, waivedFor: offset },
      })
      .map((each) => ({
        ...each,
        evidence: each.review === null ? null : each.evidence,
        approvedFor: each.approved ? each.approvedFor : null,
      }))
      .filter(({ review, approved, waivedFor }) => review !== null || approved || waivedFor !== null);
    await fc.assert(
      fc.asyncProperty(states, async (each) => {
        await put(each);
        expect(await status()).toBe(toldStatus(each));
      }),
      { numRuns: 150 },
    );
  });
});
