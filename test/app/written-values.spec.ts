import pg from 'pg';
import { randomOf } from '../support/random.js';
import { type ExecutorsWorld, startExecutorsWorld } from './executors-world.js';
import { Executors } from './executors.js';

const MANAGER = 'manager@causeway.example';

const HEALTH = `query ($key: String!) { engagement(key: $key) { health { measures {
  measure state value unit score weight contribution explanation } causes { code text } } } }`;
const PROOF = `query ($key: String!) { engagement(key: $key) { milestones { proof { evidence
  usage { minSuccesses maxServerErrorRate method } } } } }`;

/** Doubles as computations leave them: ties that are a little less, tiny and huge ones, and all the digits that a double has. */
const NUMBERS = [
  12.345678499999999,
  0.28499999999999998,
  0.1 + 0.2,
  1.0000005,
  4.3500005,
  -4.3500005,
  -0.0000005,
  -0.0000004999,
  1e-7,
  -1e-7,
  5e-324,
  0,
  100,
  -100,
  1234567.1234565,
  123456789.1234565,
  99.99999949999999,
  2 ** 53,
  1e15,
  1e21,
  -1e21,
];

describe('a value of JSON that PostgreSQL writes has the same bytes as one of objects', () => {
  let world: ExecutorsWorld;
  let executors: Executors;
  let owner: pg.Pool;
  beforeAll(async () => {
    world = await startExecutorsWorld();
    executors = new Executors(world.app);
    owner = new pg.Pool({ connectionString: world.app.database.ownerUrl, max: 1 });
  });
  afterAll(async () => {
    await owner.end();
    await world.app.stop();
  });

  const ask = (query: string) =>
    executors.askWritten({ person: MANAGER, query, variables: { key: world.key } });

  async function storeMeasure(changes: object): Promise<void> {
    await owner.query(
      `update health_snapshot s set measures = jsonb_set(measures, '{0}', measures->0 || $2)
       from engagement e where e.id = s.engagement_id and e.key = $1`,
      [world.key, JSON.stringify(changes)],
    );
  }

  const storeProof = (proof: unknown) =>
    owner.query(
      'update milestone set proof = $2 where engagement_id = (select id from engagement where key = $1)',
      [world.key, JSON.stringify(proof)],
    );

  it.each(NUMBERS)('for the number %p', async (number) => {
    await storeMeasure({ value: number, score: number, contribution: number, weight: number });
    const { answer } = await ask(HEALTH);
    expect(answer.body).toContain('"data":{"engagement":{"health":{');
  });

  it.each([
    5,
    '5',
    '',
    'x',
    true,
    false,
    'true',
    null,
    2.5,
    3.0,
    1e3,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 31 - 1,
    {},
    [],
    [1],
    { a: 1 },
  ])('for %j where there is to be a number', async (value) => {
    for (const name of ['minSuccesses', 'maxServerErrorRate']) {
      await storeProof({ usage: { minSuccesses: 5, maxServerErrorRate: 0.1, method: 'GET', [name]: value } });
      await ask(PROOF);
    }
  });

  it.each([5, 1e21, 1e-7, '', true, null, {}, [], { a: 1 }])(
    'for %j where there is to be a text',
    async (value) => {
      await storeMeasure({ value: 1, score: 1, contribution: 1, weight: 1, unit: value });
      await ask(HEALTH);
    },
  );

  it.each([5, 'NO_SUCH', null, {}])('for %j where there is to be a code', async (value) => {
    await storeMeasure({ unit: 'x', measure: value });
    await ask(HEALTH);
  });

  it.each([5, 'x', null, {}, [], [null], [5], ['x'], [[]], [{}]])('for a proof that is %j', async (value) => {
    await storeProof({ usage: value });
    await ask(PROOF);
    await storeProof(value);
    await ask(PROOF);
  });

  it('for a thousand numbers of all sizes', async () => {
    const random = randomOf(7);
    const numbers = Array.from({ length: 1000 }, () => {
      const size = 10 ** Math.floor(random() * 14 - 8);
      const digits = 10 ** Math.floor(random() * 9);
      return ((Math.round(random() * digits * 2) + 0.5) / digits - 1) * size;
    });
    await owner.query(
      `update health_snapshot s set measures = (select jsonb_agg(measures->0 || jsonb_build_object('measure', 'CHECKLIST', 'value', n, 'score', n))
         from jsonb_array_elements($2) n) from engagement e where e.id = s.engagement_id and e.key = $1`,
      [world.key, JSON.stringify(numbers)],
    );
    const { written } = await ask(HEALTH.replace('weight', ''));
    expect(written).toBe(1);
  });
});
