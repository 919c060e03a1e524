import { errorRate, outcomeOf } from './outcome.js';

describe('outcomeOf', () => {
  it.each([
    [200, 'SUCCESS'],
    [302, 'SUCCESS'],
    [399, 'SUCCESS'],
    [400, 'CLIENT_ERROR'],
    [428, 'CLIENT_ERROR'],
    [429, 'THROTTLED'],
    [430, 'CLIENT_ERROR'],
    [499, 'CLIENT_ERROR'],
    [500, 'SERVER_ERROR'],
    [599, 'SERVER_ERROR'],
  ])('%i is %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});

describe('errorRate', () => {
  it.each([
    ['200, 302, 404, 429, 503', { calls: 5, clientErrors: 1, throttled: 1, serverErrors: 1 }, 0.5],
    ['no errors', { calls: 3, clientErrors: 0, throttled: 0, serverErrors: 0 }, 0],
    ['only throttled calls', { calls: 2, clientErrors: 0, throttled: 2, serverErrors: 0 }, null],
    ['no calls', { calls: 0, clientErrors: 0, throttled: 0, serverErrors: 0 }, null],
  ])('of %s', (_case, counts, rate) => {
    expect(errorRate(counts)).toBe(rate);
  });
});
