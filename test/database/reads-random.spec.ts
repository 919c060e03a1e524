import { parse } from 'graphql';
import { naive } from './reads-naive.js';
import { randomQuery } from './reads-random.js';
import { ReadsWorld } from './reads-world.js';

const QUERIES = 200;
/** The values of `$yes` and `$no`; all plans of a query are compiled from the same document, and the first is used again. */
const CONDITIONS = [
  { yes: true, no: false },
  { yes: false, no: true },
  { yes: true, no: false },
];

describe('composed reads', () => {
  let world: ReadsWorld;
  beforeAll(async () => {
    world = await ReadsWorld.start();
  });
  afterAll(() => world.stop());

  it(`return for ${QUERIES} random queries the same as a field-by-field evaluation`, async () => {
    const evaluate = naive(world.schema);
    for (let seed = 1; seed <= QUERIES; seed += 1) {
      const { text, variables } = randomQuery(world.schema, seed);
      const document = parse(text);
      for (const conditions of CONDITIONS) {
        const given = { ...variables, ...conditions };
        const composed = await world
          .data(document, given)
          .catch((error: unknown) => ({ text, given, error }));
        expect({ seed, answer: composed }).toEqual({ seed, answer: evaluate(document, given) });
      }
    }
  });
});
