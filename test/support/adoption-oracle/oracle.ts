import fc from 'fast-check';
import assert from 'node:assert/strict';
import pg from 'pg';
import type { TestApp } from '../app.js';
import { dayOf } from '../naive-adoption/days.js';
import { receive } from '../naive-adoption/inbox.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID, PARTNER, type Person } from '../people.js';
import { createKey } from '../usage.js';
import { callsRecipe, recordsOf } from './calls-arbitrary.js';
import { type Request, type Sender, type Wave, deliveryRecipe, wavesOf } from './delivery.js';
import { type Known, byId, partnerAnswer, peopleAnswer, staffAnswer } from './expected.js';
import { idOf } from './ids.js';
import { PARTNER_QUERY, PEOPLE_QUERY, STAFF_QUERY } from './queries.js';
import { type Question, questionOf, questionRecipe } from './question.js';
import { rotate } from './rotate.js';
import { emptyWorld, reclaimSpace, seedWorld } from './seed-world.js';
import { type GrowingWorld, growingWorldOf, worldRecipe } from './world-arbitrary.js';

/** A process that takes in usage. */
export interface Receiver {
  readonly send: (request: Request) => Promise<Ingested>;
  /** Sets its clock. */
  readonly pin: (now: Date) => Promise<void>;
}

export interface Ingested {
  readonly status: number;
  readonly body: { readonly accepted: number; readonly quarantined: number; readonly rejectedTotal: number };
}

/** Instants at which windows begin and end. */
const now = fc.oneof(
  fc.constantFrom(
    ...[
      '2026-11-30T15:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
      '2026-11-30T23:59:59.999Z',
      '2026-12-31T23:58:00.000Z',
    ],
    ...['2027-01-01T00:03:00.000Z', '2026-11-02T05:30:00.000Z', '2027-03-01T12:00:00.000Z'],
  ),
  fc
    .integer({ min: Date.parse('2026-11-01T00:00:00Z'), max: Date.parse('2027-01-15T00:00:00Z') })
    .map((instant) => new Date(instant).toISOString()),
);

export const caseRecipe = fc.record({
  now,
  world: worldRecipe,
  calls: callsRecipe,
  delivery: deliveryRecipe,
  question: questionRecipe,
});
type Case = typeof caseRecipe extends fc.Arbitrary<infer T> ? T : never;

const CASES_BETWEEN_CLEANINGS = 100;
/** Users of the first partners. */
const USERS: readonly Person[] = [PARTNER, 'partner@globex.example'];

/** Compares what the product answers with the recount, case by case, on one database. */
export class Oracle {
  private cases = 0;

  private constructor(
    private readonly app: TestApp,
    private readonly receivers: readonly Receiver[],
    private readonly owner: pg.Pool,
    private readonly senders: readonly Sender[],
  ) {}

  /** @param receivers processes on the database of the app, which answers the questions */
  static async on(app: TestApp, receivers: readonly Receiver[]): Promise<Oracle> {
    const keyOf = (partnerId: string | null) =>
      createKey(app.pools.staff, partnerId, ['USAGE_WRITE'], '2028-01-01T00:00:00Z');
    const senders = [null, NORTHWIND_ID, GLOBEX_ID].map(async (partnerId, number): Promise<Sender> => {
      const id = partnerId === null ? null : idOf('partner', number - 1);
      return { partnerId: id, keys: [await keyOf(partnerId), await keyOf(partnerId)] };
    });
    const owner = new pg.Pool({ connectionString: app.database.ownerUrl, max: 1 });
    return new Oracle(app, receivers, owner, await Promise.all(senders));
  }

  /** @throws AssertionError with both answers if they differ */
  async check({ now: time, world: worlds, calls: made, delivery, question: asked }: Case): Promise<void> {
    const instant = Date.parse(time);
    const growing = growingWorldOf(worlds, instant);
    await this.begin(new Date(instant));
    await seedWorld(this.owner, growing);
    const waves = wavesOf(recordsOf(made, growing.world.credentials, instant), delivery, this.senders);
    const rejected = await this.send(waves, growing.rotations);
    const sent = waves.flatMap((wave) => wave.sent);
    const received = receive(growing.world, sent, instant);
    assert.deepEqual(
      { rejected, quarantined: await this.countQuarantined() },
      { rejected: received.refused, quarantined: received.quarantined },
    );
    const known = { world: growing.world, calls: received.calls, now: instant };
    await this.compare(known, questionOf(asked, growing.world, dayOf(instant)));
  }

  /** @returns how many records were rejected */
  private async send(waves: readonly Wave[], rotations: GrowingWorld['rotations']): Promise<number> {
    let rejected = 0;
    for (const [number, { requests }] of waves.entries()) {
      if (number === 1) await rotate(this.app, this.owner, rotations);
      const sending = requests.map((request) => this.receivers[request.process]!.send(request));
      for (const { status, body } of await Promise.all(sending)) {
        assert.equal(status, 202, JSON.stringify(body));
        rejected += body.rejectedTotal;
      }
    }
    return rejected;
  }

  private async countQuarantined(): Promise<number> {
    const count = 'select count(*)::int as waiting from quarantined_usage';
    const { rows } = await this.owner.query<{ waiting: number }>(count);
    return rows[0]!.waiting;
  }

  private async compare(known: Known, question: Question): Promise<void> {
    const { days, user, partnersFilter, orderBy, ...asked } = question;
    assert.deepEqual(await this.ask(MANAGER, STAFF_QUERY, asked), staffAnswer(known, question));
    const { from, to } = asked.filter;
    const people = await this.ask(MANAGER, PEOPLE_QUERY, { from, to, filter: partnersFilter, orderBy });
    const { engagements, partnerAdoption, partners } = peopleAnswer(known, question);
    assert.deepEqual(
      {
        engagements: byId(people.engagements.nodes),
        partnerAdoption: people.partnerAdoption.nodes,
        partners: byId(people.partners.nodes),
      },
      { engagements: byId(engagements), partnerAdoption, partners: byId(partners) },
    );
    const { myIntegrations } = await this.ask(USERS[user]!, PARTNER_QUERY, {
      days,
      environment: asked.filter.environment,
    });
    assert.deepEqual(byId(myIntegrations.nodes), byId(partnerAnswer(known, idOf('partner', user), question)));
  }

  async end(): Promise<void> {
    await this.owner.end();
  }

  private async begin(at: Date): Promise<void> {
    this.app.clock.pin(at);
    await Promise.all(this.receivers.map((receiver) => receiver.pin(at)));
    if (this.cases % CASES_BETWEEN_CLEANINGS === 0) await reclaimSpace(this.owner);
    else await emptyWorld(this.owner);
    this.cases += 1;
  }

  private async ask(person: Person, query: string, variables: object) {
    const { data, errors } = await this.app.gql(person, query, variables);
    assert.equal(errors, undefined);
    return data;
  }
}
