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

  it('add up to the score as it is shown, although each is rounded', () => {
    const steps = stepsDown([
      part('VARIANCE', 20, 0),
      part('INDEX', 15, 3.314286),
      part('MOMENTUM', 20, 7.503),
      part('REST', 45, 12.488095),
    ]);
    expect(steps.map(({ lost }) => lost)).toEqual([32.51, 20, 12.5, 11.68]);
    expect(steps.at(-1)?.to).toBe(23.31);
  });

  it('never rise because of rounding', () => {
    expect(stepsDown([part('A', 100, 100.000001)])[0]?.lost).toBe(0);
  });
});
