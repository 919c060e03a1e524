import { countReads } from '../support/count-statements.js';
import type { Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const MY_TIME = `query ($from: LocalDate!, $to: LocalDate!) { myTime(from: $from, to: $to) {
  from to minutes days { day minutes engagements { engagement { id } minutes entries } }
  engagements { engagement { id } minutes entries } } }`;
const CORRECT = `mutation ($input: CorrectProgressInput!) { correctProgress(input: $input) { userErrors { message } } }`;

describe("an engineer's time", () => {
  let delivery: Delivery;
  let one: string;
  let other: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-12-04T15:00:00Z'));
    [one, other] = [await delivery.engagement(), await delivery.engagement()];
    await log(ENGINEER, one, '2026-11-30', 30);
    await log(ENGINEER, one, '2026-12-01', 15);
    const wrong = await log(ENGINEER, one, '2026-12-01', 600);
    await log(ENGINEER, other, '2026-12-01', 90);
    await log(ENGINEER, other, '2026-12-02', 0);
    await log(ENGINEER, other, '2026-12-03', 60);
    await log(MANAGER, one, '2026-12-01', 45);
    const input = { entryId: wrong, expectedVersion: 1, minutes: 60, reason: 'One hour, not ten.' };
    await delivery.app.gql(MANAGER, CORRECT, { input });
  });
  afterAll(() => delivery.app.stop());

  async function log(person: Person, engagementId: string, day: string, minutes: number): Promise<string> {
    const { data } = await delivery.log(person, { engagementId, day, minutes });
    expect(data.logProgress.userErrors).toEqual([]);
    return data.logProgress.entry.id;
  }
  const ask = (person: Person, from: string, to: string) => delivery.app.gql(person, MY_TIME, { from, to });
  const sheet = async (person: Person, from: string, to: string) => {
    const { data, errors } = await ask(person, from, to);
    expect(errors).toBeUndefined();
    return data.myTime;
  };
  const on = (id: string, minutes: number, entries = 1) => ({ engagement: { id }, minutes, entries });

  it('is by day and by engagement, with both ends of the range, as corrected', async () => {
    expect(await sheet(ENGINEER, '2026-11-30', '2026-12-03')).toEqual({
      ...{ from: '2026-11-30', to: '2026-12-03', minutes: 255 },
      days: [
        { day: '2026-11-30', minutes: 30, engagements: [on(one, 30)] },
        { day: '2026-12-01', minutes: 165, engagements: [on(other, 90), on(one, 75, 2)] },
        { day: '2026-12-03', minutes: 60, engagements: [on(other, 60)] },
      ],
      engagements: [on(other, 150, 2), on(one, 105, 3)],
    });
  });

  it.each([
    ['one day', '2026-12-01', '2026-12-01', 165, ['2026-12-01']],
    ['a day without work', '2026-12-02', '2026-12-02', 0, []],
    ['everything but the first and the last day', '2026-12-01', '2026-12-02', 165, ['2026-12-01']],
    ['92 days', '2026-09-03', '2026-12-03', 255, ['2026-11-30', '2026-12-01', '2026-12-03']],
  ])('of %s', async (_what, from, to, minutes, days) => {
    const mine = await sheet(ENGINEER, from, to);
    expect([mine.minutes, mine.days.map(({ day }: { day: string }) => day)]).toEqual([minutes, days]);
  });

  it("does not include anyone else's", async () => {
    expect(await sheet(MANAGER, '2026-11-30', '2026-12-03')).toMatchObject({
      ...{ minutes: 45, days: [{ day: '2026-12-01', minutes: 45 }], engagements: [on(one, 45)] },
    });
    expect(await sheet('auditor@causeway.example', '2026-11-30', '2026-12-03')).toMatchObject({
      ...{ minutes: 0, days: [], engagements: [] },
    });
  });

  it.each([
    ['that ends before it starts', '2026-12-02', '2026-12-01', /`from` must not be after `to`/],
    ['of 93 days', '2026-09-02', '2026-12-03', /at most 92 days/],
    ['with a day that does not exist', '2026-02-30', '2026-03-01', /LocalDate/],
  ])('is rejected for a range %s', async (_case, from, to, message) => {
    const { errors } = await ask(ENGINEER, from, to);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors![0]!.message).toMatch(message);
  });

  it('has the entries behind it, as corrected, latest day first', async () => {
    const entries = `query ($from: LocalDate!, $to: LocalDate!) { myTime(from: $from, to: $to) {
      entries { day minutes version engagement { id } } } }`;
    const range = { from: '2026-12-01', to: '2026-12-03' };
    const { data } = await delivery.app.gql(ENGINEER, entries, range);
    const entry = (id: string, day: string, minutes: number, version = 1) => ({
      ...{ day, minutes, version, engagement: { id } },
    });
    expect(data.myTime.entries).toEqual([
      entry(other, '2026-12-03', 60),
      entry(other, '2026-12-01', 90),
      entry(one, '2026-12-01', 60, 2),
      entry(one, '2026-12-01', 15),
    ]);
  });

  it('is not for partner users', async () => {
    const { errors } = await ask('partner@northwind.example', '2026-12-01', '2026-12-01');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is one statement, however many days and engagements there are', async () => {
    const few = await countReads(() => sheet(ENGINEER, '2026-12-02', '2026-12-02'));
    expect([few, await countReads(() => sheet(ENGINEER, '2026-11-30', '2026-12-03'))]).toEqual([1, 1]);
  });
});
