import type { Person } from '../support/people.js';
import { type Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

/** A move of an engagement that can be previewed. */
export interface PreviewedMove {
  readonly by: Person;
  readonly deniedTo: Person;
  /** Brings the engagement to where the move is made from. */
  readonly from?: (delivery: Delivery, engagementId: string) => Promise<unknown>;
  readonly takesVersion?: false;
  /** It is about the blocker that is open, and not about the engagement. */
  readonly ofBlocker?: true;
  readonly input: object;
  /** What the preview tells; the rest stays as it is. */
  readonly foreseen: object;
  /** Reasons of the blockers that would be open then; that of the open one if omitted. */
  readonly stillOpen?: readonly string[];
  /** A change of the input that the move refuses, and its errors. */
  readonly refused: { readonly input: object; readonly code: string; readonly field: string };
}

const reason = 'They asked for it.';
const HOLD = `mutation ($input: HoldEngagementInput!) { holdEngagement(input: $input) { userErrors { code } } }`;

/** Every move of an engagement or its plan that returns `preview`; a test checks that none in the schema is missing. */
export const PREVIEWED_MOVES: Readonly<Record<string, PreviewedMove>> = {
  addMilestone: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER },
    input: { code: 'NEW', title: 'One more', stage: 'SANDBOX', party: 'PARTNER', durationDays: 3 },
    foreseen: {},
    refused: { input: { code: 'A' }, code: 'ALREADY_EXISTS', field: 'code' },
  },
  advanceStage: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER, takesVersion: false },
    input: { from: 'DISCOVERY' },
    foreseen: { stageAfter: 'DESIGN' },
    refused: { input: { from: 'SANDBOX' }, code: 'CONFLICT', field: 'from' },
  },
  closeEngagement: {
    ...{ by: MANAGER, deniedTo: ENGINEER },
    input: { outcome: 'CANCELLED', reason },
    foreseen: { statusAfter: 'CANCELLED', ballAfter: null },
    refused: { input: { outcome: 'COMPLETED' }, code: 'NOT_ALLOWED_IN_STATE', field: 'outcome' },
  },
  holdEngagement: {
    ...{ by: MANAGER, deniedTo: ENGINEER },
    input: { expectedResumeOn: '2026-12-21', reason },
    foreseen: { statusAfter: 'ON_HOLD', ballAfter: null, forecastAfter: '2027-01-06' },
    refused: { input: { expectedResumeOn: '2026-01-01' }, code: 'INVALID', field: 'expectedResumeOn' },
  },
  passBall: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER },
    input: { to: 'PARTNER', reason },
    foreseen: { ballAfter: 'PARTNER' },
    refused: { input: { to: 'SERVICES' }, code: 'NOT_ALLOWED_IN_STATE', field: 'to' },
  },
  raiseBlocker: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER, takesVersion: false },
    input: { severity: 'LOW', party: 'SERVICES', reason: 'It is slow.', commitmentOn: '2026-12-18' },
    foreseen: {},
    refused: { input: { commitmentOn: '2026-01-01' }, code: 'INVALID', field: 'commitmentOn' },
  },
  resolveBlocker: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER, takesVersion: false, ofBlocker: true },
    input: { resolution: 'They have keys.' },
    foreseen: {},
    stillOpen: [],
    refused: { input: { resolution: ' ' }, code: 'INVALID', field: 'resolution' },
  },
  resumeEngagement: {
    ...{ by: MANAGER, deniedTo: ENGINEER },
    from: (delivery, engagementId) =>
      delivery.app.gql(MANAGER, HOLD, { input: { engagementId, expectedResumeOn: '2026-12-21', reason } }),
    input: {},
    foreseen: {
      ...{ statusBefore: 'ON_HOLD', statusAfter: 'ACTIVE', ballBefore: null, ballAfter: 'SERVICES' },
      ...{ forecastBefore: '2027-01-06', forecastAfter: '2026-12-14' },
    },
    refused: { input: { expectedVersion: 99 }, code: 'CONFLICT', field: 'expectedVersion' },
  },
  returnToStage: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER, takesVersion: false },
    from: (delivery, id) => delivery.set(id, "stage = 'SANDBOX'"),
    input: { to: 'DESIGN', reason },
    foreseen: { stageBefore: 'SANDBOX', stageAfter: 'DESIGN' },
    refused: { input: { to: 'ADOPTION' }, code: 'NOT_ALLOWED_IN_STATE', field: 'to' },
  },
  takeBaseline: {
    ...{ by: MANAGER, deniedTo: ENGINEER },
    from: (delivery, id) => delivery.set(id, "latest_baseline_go_live_on = '2026-12-01'"),
    input: { name: 'Second plan', reason },
    foreseen: { baselineBefore: '2026-12-01', baselineAfter: '2026-12-14' },
    refused: { input: { name: 'Start' }, code: 'ALREADY_EXISTS', field: 'name' },
  },
  updateBlocker: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER, ofBlocker: true },
    input: { commitmentOn: '2026-12-18' },
    foreseen: { forecastAfter: '2026-12-31' },
    refused: { input: { expectedVersion: 99 }, code: 'CONFLICT', field: 'expectedVersion' },
  },
  // The 7th and 8th of December are holidays in Spain in 2026.
  updateEngagement: {
    ...{ by: ENGINEER, deniedTo: OTHER_ENGINEER },
    input: { region: 'ES-MD', timeZone: 'Europe/Madrid' },
    foreseen: { forecastAfter: '2026-12-16' },
    refused: { input: { region: 'Spain' }, code: 'INVALID', field: 'region' },
  },
};

const OPEN = `query ($id: ID!) { engagement(id: $id) { blockers(open: true) { id version } } }`;

/** @returns the move's whole input, about an engagement whose milestone A has an open blocker */
export async function targetOf(
  delivery: Delivery,
  name: string,
): Promise<{ readonly id: string; readonly input: Record<string, unknown> }> {
  const { from, input, takesVersion, ofBlocker } = PREVIEWED_MOVES[name]!;
  const id = await delivery.engagementOnMonday();
  const { id: milestoneId } = await delivery.milestone(id, 'A');
  const raise = [{ severity: 'HIGH', party: 'PARTNER', reason: 'No keys.', milestoneId }];
  await delivery.log(ENGINEER, { engagementId: id, raise });
  await from?.(delivery, id);
  const { data } = await delivery.app.gql(MANAGER, OPEN, { id });
  const [blocker] = data.engagement.blockers;
  const { version } = ofBlocker ? blocker : await delivery.plan(id);
  const about = ofBlocker ? { blockerId: blocker.id } : { engagementId: id };
  return {
    id,
    input: { ...about, ...(takesVersion === false ? {} : { expectedVersion: version }), ...input },
  };
}
