import { mondays, pastOf, sample } from './backtest.fixture.js';
import { judgeSamples, leadTimes } from './judge.js';

describe('the samples that count', () => {
  const days = (past: Parameters<typeof pastOf>[0], ...samples: ReturnType<typeof sample>[]) =>
    judgeSamples(pastOf(past), samples).map(({ day }) => day);

  it.each([
    ['the first of an ISO week', ['2027-01-04', '2027-01-10'], ['2027-01-04']],
    ['Sunday and the Monday after it', ['2027-01-10', '2027-01-11'], ['2027-01-10', '2027-01-11']],
    ['the first that there is, if not on Monday', ['2027-01-06', '2027-01-07'], ['2027-01-06']],
  ])('%s', (_case, given, counted) => {
    expect(days({}, ...given.map((day) => sample(day, false)))).toEqual(counted);
  });

  it('are chosen after samples without a band were dropped', () => {
    expect(days({}, sample('2027-01-04', null), sample('2027-01-05', true))).toEqual(['2027-01-05']);
  });

  it('are chosen after samples were dropped on which the outcome was so already', () => {
    expect(days({}, sample('2027-01-04', true, true), sample('2027-01-05', true))).toEqual(['2027-01-05']);
  });

  // 30 working days after Mon 4 Jan 2027, over Martin Luther King Day and Presidents' Day: Wed 17 Feb.
  it.each([
    ['on the day of the sample, after it', '2027-01-04', true],
    ['on the last day of the horizon', '2027-02-17', true],
    ['on the day after it', '2027-02-18', false],
    ['before the sample', '2027-01-03', false],
  ])('know whether the outcome came: %s', (_case, outcome, came) => {
    const [judged] = judgeSamples(pastOf({ outcomes: [outcome] }), [sample('2027-01-04', true)]);
    expect(judged?.outcome).toBe(came ? outcome : null);
  });

  it.each([
    ['the horizon ends on the last known day', '2027-02-17', [], 1],
    ['it ends a day later', '2027-02-16', [], 0],
    ['it ends later, but the outcome came', '2027-01-20', ['2027-01-20'], 1],
    ['the engagement has ended', null, [], 1],
  ])('are those of a known future: %s', (_case, knownUntil, outcomes, count) => {
    expect(judgeSamples(pastOf({ knownUntil, outcomes }), [sample('2027-01-04', true)])).toHaveLength(count);
  });
});

describe('lead time', () => {
  const leads = (outcomes: string[], signs: string) => {
    const past = pastOf({ outcomes });
    return leadTimes(past, judgeSamples(past, mondays('2027-01-04', signs)));
  };

  it('counts working days from the start of the last unbroken run of warnings to the outcome', () => {
    expect(leads(['2027-02-10'], '-+-++')).toEqual([12]);
  });

  it.each([
    ['a run that lasts all the time', '+++++', 26],
    ['a warning that was withdrawn', '---+-', 12],
    ['a warning a week before', '----+', 7],
  ])('%s', (_case, signs, days) => {
    expect(leads(['2027-02-10'], signs)).toEqual([days]);
  });

  it('is that of no outcome without a warning within the horizon', () => {
    expect(leads(['2027-02-10'], '-----')).toEqual([]);
    expect(leads(['2027-02-18'], '+------')).toEqual([]);
  });

  it('starts anew after each outcome', () => {
    expect(leads(['2027-01-06', '2027-01-27'], '++++')).toEqual([2, 11]);
  });
});
