import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLInputObjectType, type GraphQLObjectType } from 'graphql';
import type { Json } from '../support/app.js';
import type { Person } from '../support/people.js';
import { wholeDatabase } from '../support/whole-database.js';
import { Delivery } from './delivery-support.js';
import { PREVIEWED_MOVES, targetOf } from './move-cases.js';

const NOW = {
  ...{ stageBefore: 'DISCOVERY', statusBefore: 'ACTIVE', ballBefore: 'SERVICES' },
  ...{ forecastBefore: '2026-12-14', baselineBefore: '2026-12-14' },
};
const PREVIEW = `stageBefore stageAfter statusBefore statusAfter ballBefore ballAfter forecastBefore forecastAfter
  baselineBefore baselineAfter moved { milestone { code } beforeDue afterDue } openBlockers { reason }`;
const ENGAGEMENT = `query ($id: ID!) { engagement(id: $id) {
  stage status ballInCourt { party } forecastGoLiveOn milestones { code forecastDueOn } } }`;

describe('the preview of a move', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  async function move(name: string, person: Person, input: object, headers: object = {}): Promise<Json> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) {
      userErrors { code field message } preview { ${PREVIEW} } } }`;
    const { data, errors } = await delivery.app.gql(person, query, { input }, headers);
    return errors ? errors.map(({ extensions }: Json) => extensions.code) : data[name];
  }
  const preview = (name: string, person: Person, input: object, headers: object = {}) =>
    move(name, person, { ...input, dryRun: true }, headers);

  /** What a preview says if nothing else changes. */
  function expected(foreseen: object): Json {
    const before = { ...NOW, ...foreseen };
    const after = { stageAfter: before.stageBefore, statusAfter: before.statusBefore };
    const also = { ballAfter: before.ballBefore, forecastAfter: before.forecastBefore };
    return { ...before, ...after, ...also, baselineAfter: before.baselineBefore, ...foreseen };
  }

  describe.each(Object.entries(PREVIEWED_MOVES))(
    '%s',
    (name, { by, deniedTo, foreseen, refused, stillOpen = ['No keys.'] }) => {
      it('says what would change and writes nothing; then it happens so', async () => {
        const { id, input } = await targetOf(delivery, name);
        await delivery.app.settle();
        const [before, headers] = [await wholeDatabase(delivery.app), { 'idempotency-key': `move-${name}` }];
        const { userErrors, preview: seen } = await preview(name, by, input, headers);
        expect(await wholeDatabase(delivery.app)).toEqual(before);
        const { moved, openBlockers, ...rest } = seen;
        expect({ userErrors, ...rest }).toEqual({ userErrors: [], ...expected(foreseen) });
        expect(openBlockers.map(({ reason }: Json) => reason)).toEqual(stillOpen);

        expect(await move(name, by, input, headers)).toEqual({ userErrors: [], preview: null });
        const { data } = await delivery.app.gql(by, ENGAGEMENT, { id });
        const { stage, status, ballInCourt, forecastGoLiveOn, milestones } = data.engagement;
        expect({ stage, status, ball: ballInCourt?.party ?? null, forecastGoLiveOn }).toEqual({
          ...{ stage: seen.stageAfter, status: seen.statusAfter, ball: seen.ballAfter },
          forecastGoLiveOn: seen.forecastAfter,
        });
        const days = milestones.map(({ code, forecastDueOn }: Json) => `${code} ${forecastDueOn}`);
        expect(days).toEqual(
          expect.arrayContaining(
            moved.map(({ milestone, afterDue }: Json) => `${milestone.code} ${afterDue}`),
          ),
        );
        expect(moved.length > 0).toBe('forecastAfter' in foreseen);
      });

      it('is refused as the move is', async () => {
        const input = { ...(await targetOf(delivery, name)).input, ...refused.input };
        const dry = await preview(name, by, input);
        expect(dry.preview).toBeNull();
        expect(dry.userErrors).toMatchObject([{ code: refused.code, field: ['input', refused.field] }]);
        expect(await move(name, by, input)).toEqual(dry);
      });

      it('needs the right to make the move', async () => {
        const { input } = await targetOf(delivery, name);
        expect(await preview(name, deniedTo, input)).toEqual(['FORBIDDEN']);
      });
    },
  );

  it('is offered by every mutation that this table lists, and no other', () => {
    const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
    const mutations = Object.values(schema.getMutationType()!.getFields());
    const previewed = mutations.filter(({ type, args }) => {
      const payload = schema.getType(String(type).replace('!', '')) as GraphQLObjectType;
      const input = schema.getType(String(args[0]?.type).replace('!', '')) as GraphQLInputObjectType;
      return 'preview' in payload.getFields() && 'dryRun' in input.getFields();
    });
    expect(previewed.map(({ name }) => name)).toEqual(Object.keys(PREVIEWED_MOVES));
  });

  it('tells when a new milestone would start and be due', async () => {
    const input = { ...(await targetOf(delivery, 'addMilestone')).input, dryRun: true };
    const query = `mutation ($input: AddMilestoneInput!) { addMilestone(input: $input) {
      milestone { code } forecastStartOn forecastDueOn } }`;
    const { data } = await delivery.app.gql('manager@causeway.example', query, { input });
    expect(data.addMilestone).toEqual({
      milestone: null,
      ...{ forecastStartOn: '2026-11-30', forecastDueOn: '2026-12-02' },
    });
  });
});
