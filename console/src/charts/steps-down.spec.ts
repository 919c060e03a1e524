import { stepsDown } from './steps-down';

const part = (key: string, weight: number, contribution: number) => ({ key, weight, contribution });

describe('the steps from 100 down to a score', () => {
  it('begin with what costs most and end at the sum of the contributions', () => {
    const steps = stepsDown([part('A', 60, 50), part('B', 40, 10)]);
    expect(steps).toEqual([
      { key: 'B', most: 40, lost: 30, from: 100, to: 70 },
      { key: 'A', most: 60, lost: 10, from: 70, to: 60 },
    ]);
  });

  it('share out the weight of what is unknown', () => {
    const [first, second] = stepsDown([part('A', 20, 40), part('B', 30, 60)]);
    expect([first?.most, second?.most]).toEqual([40, 60]);
    expect(second?.to).toBe(100);
  });

  it('are none if nothing is known', () => {
    expect(stepsDown([])).toEqual([]);
  });

  it('never rise because of rounding', () => {
    expect(stepsDown([part('A', 100, 100.000001)])[0]?.lost).toBe(0);
  });
});
