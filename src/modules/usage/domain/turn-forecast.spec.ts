import { type Line, TurnForecast } from './turn-forecast.js';

const A: Line = { name: 'a', atOnce: 1 };
const B: Line = { name: 'b', atOnce: 1 };
const C: Line = { name: 'c', atOnce: 1 };
const D: Line = { name: 'd', atOnce: 1 };
/** A turn takes half a second until known better. */
const TURN = 500;

describe('the forecast of turns', () => {
  let now: number;
  let forecast: TurnForecast;
  beforeEach(() => {
    now = 0;
    forecast = new TurnForecast(2, () => now);
  });

  it.each<[string, readonly Line[], Line, number]>([
    ['an empty house', [], A, 0],
    ['a free slot', [A], B, 0],
    ['no free slot', [A, B], C, TURN / 2],
    ['one other waiting', [A, B, C], D, TURN],
    ['its own line running', [A], A, TURN],
    ['its own line waiting', [A, A], A, 2 * TURN],
    ['a long line of someone else, which it does not have to wait for', [A, A, A, A, A], B, 0],
    ['a free slot that its own line may not use', [A, A], B, 0],
  ])('for %s', (_case, inside, line, ms) => {
    inside.forEach((each) => forecast.admit(each));
    expect(forecast.waitMs(line)).toBe(ms);
  });

  it('learns how long a turn takes, from those that ran', () => {
    forecast.admit(A)(5_500);
    forecast.admit(A)(null);
    [A, B].forEach((each) => forecast.admit(each));
    expect(forecast.waitMs(C)).toBe((TURN + 0.2 * 5_000) / 2);
  });

  it('keeps the place of who was told to come back, until shortly after that time', () => {
    const leave = [A, B].map((each) => forecast.admit(each));
    forecast.sendAway(C, 1_000);
    // A has had its turn and comes again at once: it is behind C.
    leave[0]!(TURN);
    forecast.admit(D);
    expect(forecast.waitMs(A)).toBe(TURN);
    now = 1_000;
    expect([forecast.waitMs(A), forecast.waitMs(C)]).toEqual([TURN, TURN / 2]);
    now = 6_000;
    expect(forecast.waitMs(A)).toBe(TURN / 2);
  });

  it('counts one that comes back too early as another one', () => {
    [A, B].forEach((each) => forecast.admit(each));
    forecast.sendAway(C, 1_000);
    expect(forecast.waitMs(C)).toBe(TURN);
    now = 1_000;
    const leave = forecast.admit(C);
    leave(TURN);
    expect(forecast.waitMs(C)).toBe(TURN / 2);
  });

  it('never makes anyone wait for a free slot, whoever was told to come back', () => {
    forecast.sendAway(A, 1_000);
    forecast.sendAway(B, 1_000);
    expect(forecast.waitMs(C)).toBe(0);
  });
});
