import { calibrationOf } from './calibration.js';

it.each([
  [9, 9, null, { n: 9, needed: 10 }],
  [10, 8, 0.8, null],
  [10, 0, 0, null],
  [0, 0, null, { n: 0, needed: 10 }],
])('of %i engagements %i kept it', (n, kept, share, tooFew) => {
  const { stages } = calibrationOf([{ stage: 'SANDBOX', n, kept }]);
  expect(stages.find(({ stage }) => stage === 'SANDBOX')).toEqual({ stage: 'SANDBOX', n, share, tooFew });
});

it('lists every stage but CLOSED, in order', () => {
  expect(calibrationOf([]).stages.map(({ stage }) => stage)).toEqual([
    ...['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'],
  ]);
});
