import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { STAGES } from '../../src/kernel/enums.js';
import { type Mine, PRESENT, type Row, seededState } from './demo-world.js';

interface Step {
  readonly notBeforeOn: string | null;
}
interface Entry {
  readonly revisions: readonly object[];
}
interface Skilled {
  readonly skills: readonly object[];
  readonly timeOff: readonly object[];
}
interface Week {
  readonly weekOf: string;
  readonly overCapacity: boolean;
  readonly capacityHours: number;
  readonly softHours: number;
  readonly loggedHours: number;
}

const stageNumber = (stage: string) => STAGES.findIndex((each) => each === stage);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the demo world', () => {
  let state: Awaited<ReturnType<typeof seededState>>;
  beforeAll(async () => {
    state = await seededState();
  });

  const row = (key: string) => state.engagements.find((each) => each.key === key)!;
  const turns = (key: string) => state.turns.find((each) => each.key === key)!;
  const kinds = (of: (each: Row) => string | undefined) => new Set(state.engagements.map(of));

  it('is only created in an empty database', () => {
    expect(state.needed).toEqual([true, false]);
  });

  it('has 40 partners, 12 engineers, and the DevExchange catalogue by capability', () => {
    expect(state.counts).toMatchObject({
      ...{ partners: { totalCount: 40 }, engineers: { totalCount: 12 } },
      apiProducts: {
        nodes: ['identity', 'deposits', 'lending', 'payments', 'reference-data'].map((slug) => ({ slug })),
      },
    });
  });

  it('has 60 engagements of all types, stages, bands and outcomes', () => {
    expect(state.engagements).toHaveLength(60);
    expect(kinds(({ type }) => type)).toEqual(
      new Set(['INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY']),
    );
    expect(kinds(({ stage }) => stage)).toEqual(
      new Set(['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION', 'CLOSED']),
    );
    expect(kinds(({ health }) => health?.band)).toEqual(
      new Set(['HEALTHY', 'AT_RISK', 'CRITICAL', 'INSUFFICIENT_DATA']),
    );
    expect(kinds(({ status }) => status)).toEqual(new Set(['ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED']));
  });

  it('has usage on each of 90 days', () => {
    const { points } = state.usage.series[0];
    expect(points).toHaveLength(90);
    expect(points.filter(({ calls }: { calls: number }) => calls === 0)).toEqual([]);
    expect(state.usage.totals.calls).toBeGreaterThan(20_000);
  });

  it('has one that is stuck in certification', () => {
    const stuck = row('ENG-1');
    expect(stuck).toMatchObject({ stage: 'CERTIFICATION', ballInCourt: { party: 'COMPLIANCE' } });
    expect(stuck.blockers).toMatchObject([{ severity: 'CRITICAL', party: 'COMPLIANCE' }]);
    expect(stuck.health).toMatchObject({ band: 'CRITICAL' });
    expect(stuck.health!.causes.map(({ code }) => code)).toContain('CRITICAL_BLOCKER_OPEN');
  });

  it('has one with rising errors', () => {
    const { points } = state.usageOfAcme.series[0];
    const rate = (from: number, to: number) => {
      const span = points.slice(from, to) as { calls: number; errorRate: number | null }[];
      return span.reduce((sum, { errorRate }) => sum + (errorRate ?? 0), 0) / span.length;
    };
    expect(rate(83, 90)).toBeGreaterThan(0.2);
    expect(rate(83, 90)).toBeGreaterThan(5 * rate(50, 57));
  });

  it('has one that went quiet and one that is a star', () => {
    expect(row('ENG-3').health!.causes.map(({ code }) => code)).toContain('MOMENTUM');
    expect(row('ENG-3').ballInCourt).toMatchObject({ party: 'PARTNER' });
    expect(row('ENG-2')).toMatchObject({ stage: 'ADOPTION', health: { band: 'HEALTHY' } });
    expect(row('ENG-2').adoption.trend).toBeGreaterThan(0.1);
  });

  it('knows how long it took each partner to make its first call', () => {
    const hours = state.engagements.slice(0, 4).map(({ adoption }) => adoption.ttfcHours);
    expect(hours.every((each) => each !== null && each > 0 && each < 24 * 40)).toBe(true);
  });

  it('has calls in quarantine from a client that no one has registered, none older than three days', () => {
    const { nodes } = state.counts.quarantine;
    expect(nodes.length).toBeGreaterThan(0);
    for (const { clientId, reason, calledAt } of nodes) {
      expect({ clientId, reason }).toEqual({ clientId: 'hooli-batch', reason: 'UNKNOWN_CLIENT_ID' });
      expect(calledAt >= '2026-12-18').toBe(true);
    }
  });

  it('accepts the example files, except the call of an unregistered client ID', () => {
    expect(state.examples).toMatchObject([
      { accepted: 5, quarantined: 1 },
      { accepted: 2, quarantined: 0 },
    ]);
  });

  it('requires four to six proofs of each product, and has left no stage without them', () => {
    const { nodes } = state.review.apiProducts;
    for (const { checklist } of nodes) {
      expect(checklist.length).toBeGreaterThanOrEqual(4);
      const stages = checklist.map(({ neededBy }: { neededBy: string }) => neededBy);
      expect(new Set(stages)).toEqual(new Set(['SANDBOX', 'CERTIFICATION', 'LAUNCH']));
      expect(checklist.some(({ expires }: { expires: boolean }) => expires)).toBe(true);
    }
    const unmet = state.checklists.flatMap(({ key, stage, checklist }) =>
      checklist
        .filter(({ neededBy }) => stageNumber(neededBy) < stageNumber(stage))
        .filter(({ status }) => status !== 'SATISFIED' && status !== 'WAIVED')
        .map(({ code, status }) => ({ key, code, status })),
    );
    expect(unmet).toEqual([{ key: 'ENG-15', code: 'PEN-TEST', status: 'EXPIRED' }]);
  });

  it('has evidence reviewed by compliance', () => {
    expect(state.review.checklistToReview.length).toBeGreaterThan(5);
    const of = (key: string) => state.checklists.find((each) => each.key === key)!.checklist;
    expect(of('ENG-1')).toContainEqual(
      expect.objectContaining({
        code: 'PEN-TEST',
        status: 'REJECTED',
        rejection: expect.stringContaining('Finding 3'),
      }),
    );
    expect(of('ENG-19')).toContainEqual(
      expect.objectContaining({ code: 'SUPPORT-PATH', status: 'WAIVED', expiresOn: '2026-12-28' }),
    );
  });

  it('has evidence from the partner and from the team, as links and as files', () => {
    const [fresh, , live] = state.mine.nodes as readonly Mine[];
    const licence = fresh!.checklist.find(({ code }) => code === 'LICENCE');
    const file = { name: 'register-extract.txt' };
    expect(licence).toMatchObject({ status: 'SUBMITTED', evidence: { submittedBy: 'Nora Northwind', file } });
    const submitters = live!.checklist.map(({ evidence }) => evidence?.submittedBy);
    expect(new Set(submitters).size).toBe(2);
    expect(submitters).toContain('Nora Northwind');
    const waiting = state.review.checklistToReview.filter((each: string) => each.includes('"file":{"name":'));
    expect(waiting).toHaveLength(1);
  });

  it('warns of what expires before go-live, and holds back an engagement whose evidence has expired', () => {
    const warned = state.review.expiryHorizon.nodes.map(
      ({ kind, engagement }: { kind: string; engagement: { key: string } }) => `${kind} ${engagement.key}`,
    );
    expect(warned).toEqual(expect.arrayContaining(['WAIVER ENG-19', 'EVIDENCE ENG-1', 'EVIDENCE ENG-26']));
    expect(row('ENG-15').health).toMatchObject({ band: 'CRITICAL', causes: [{ code: 'EVIDENCE_EXPIRED' }] });
    expect(Number(row('ENG-15').health!.scoreExact)).toBeGreaterThan(90);
  });

  it('has one on hold until a given day, and one that was on hold before', () => {
    expect(turns('ENG-24')).toMatchObject({ status: 'ON_HOLD', expectedResumeOn: '2027-01-10' });
    expect(turns('ENG-11')).toMatchObject({ status: 'ACTIVE', holds: [{ until: expect.any(String) }] });
  });

  it('has one that was returned from certification, with the reason', () => {
    expect(turns('ENG-39')).toMatchObject({ stage: 'SANDBOX' });
    expect(state.returns).toMatchObject([
      {
        actor: { name: 'Erin Engineer' },
        changes: { stage: 'SANDBOX' },
        previous: { stage: 'CERTIFICATION' },
      },
    ]);
  });

  it('has one whose health is overridden, and many with a model on trial', () => {
    const overridden = state.health.filter(({ health }) => health?.override);
    expect(overridden).toMatchObject([
      { health: { band: 'AT_RISK', override: { band: 'AT_RISK', until: '2027-01-11' } } },
    ]);
    const onTrial = state.health.filter(({ shadowHealth }) => shadowHealth?.model.version === 2);
    expect(onTrial.length).toBeGreaterThan(10);
  });

  it('has one with a new baseline, and a rescheduled step in another', () => {
    expect(turns('ENG-10').baselines.map(({ name }) => name)).toEqual(['Start', 'After the release train']);
    const moved = state.changed.rescheduled.milestones.filter(
      ({ notBeforeOn }: Step) => notBeforeOn !== null,
    );
    expect(moved).toMatchObject([
      {
        code: 'CORE-BUILD',
        notBeforeOn: '2027-01-20',
        reschedules: [{ reason: expect.stringContaining('another release') }],
      },
    ]);
  });

  it('keeps the text of a progress entry from before its correction', () => {
    const corrected = state.changed.corrected.progress.nodes.filter(
      ({ revisions }: Entry) => revisions.length > 1,
    );
    expect(corrected).toMatchObject([{ minutes: 90, revisions: [{ minutes: 60 }, { minutes: 90 }] }]);
  });

  it('staffs engagements with engineers who know their products, one of them over capacity', () => {
    const { engineers, engineerWorkload } = state.staff;
    expect(engineers.nodes.every(({ skills }: Skilled) => skills.length >= 3)).toBe(true);
    expect(engineers.nodes.every(({ timeOff }: Skilled) => timeOff.length > 0)).toBe(true);
    const of = (name: string): Week[] =>
      engineerWorkload.find(({ engineer }: { engineer: { email: string } }) =>
        engineer.email.startsWith(name),
      ).weeks;
    expect(of('engineer@').filter(({ overCapacity }) => overCapacity).length).toBeGreaterThanOrEqual(2);
    expect(of('grace@').find(({ weekOf }) => weekOf === '2026-12-07')!.capacityHours).toBeLessThan(40);
    expect(of('jack@').every(({ capacityHours }) => capacityHours <= 24)).toBe(true);
    expect(of('engineer@').some(({ softHours }) => softHours > 0)).toBe(true);
    for (const name of ['engineer@', 'sasha@', 'ines@'])
      expect(
        of(name)
          .slice(0, 3)
          .every(({ loggedHours }) => loggedHours > 2 && loggedHours < 45),
      ).toBe(true);
  });

  it('gives its engineers work in each list, and a time sheet', () => {
    for (const { myWork, myTime } of state.days) {
      expect(Object.values(myWork).filter((count) => count === 0)).toEqual([]);
      expect(myTime.days.length).toBeGreaterThanOrEqual(12);
      expect(myTime.days.every(({ minutes }: { minutes: number }) => minutes <= 12 * 60)).toBe(true);
    }
  });

  it('shows a partner user their own integrations', () => {
    expect(state.mine.nodes.map(({ title }: Mine) => title)).toEqual([
      'Small loans at the counter',
      'From file transfer to the payments API',
      'Deposits and payments in the mobile bank',
    ]);
  });

  it('shows them contacts on both sides, and no work started in the same entry that ends it', () => {
    for (const { contacts, updates } of state.mine.nodes as readonly Mine[]) {
      expect(contacts.map(({ party }) => party)).toEqual(expect.arrayContaining(['PARTNER', 'SERVICES']));
      for (const { text } of updates.nodes) {
        const begun = [...text.matchAll(/Begun: ([^.]+)\./g)].map(([, title]) => title!);
        const rest = text.replace(/Begun: [^.]+\./g, '');
        expect(begun.filter((title) => rest.includes(title))).toEqual([]);
      }
    }
  });

  it('reports its progress, and leaves the clock unchanged', () => {
    expect(state.told).toBe(true);
    expect(state.clock).toEqual(PRESENT);
  });

  it('can run every command of the GraphQL tour as the given user', () => {
    expect(state.tour.refused).toEqual([]);
    expect(state.tour.asked).toBeGreaterThanOrEqual(26);
  });

  it('is the same on every start', () => {
    // If the change to the world is intended, copy what this test received into the file.
    const digests = Object.entries(state).map(([part, value]) => [part, sha256(JSON.stringify(value))]);
    expect(Object.fromEntries(digests)).toEqual(
      JSON.parse(readFileSync('test/fixtures/demo-world.json', 'utf8')),
    );
  });
});
