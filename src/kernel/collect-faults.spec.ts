import { collectAllFaults, collectFaults } from './collect-faults.js';
import { Refusal, refuse } from './errors.js';

const odd = (number: number, index: number): number =>
  number % 2 === 1 ? number * 10 : refuse('INVALID', `numbers.${index}`, `${number} is even.`);
const paths = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as Refusal).userErrors.map(({ field }) => field?.join('.'));
  }
};

describe('collecting faults', () => {
  it('returns the result for each item', () => {
    expect(collectFaults([1, 3], odd)).toEqual([10, 30]);
    expect(collectFaults([], odd)).toEqual([]);
  });

  it('rejects with the errors of every item', () => {
    expect(paths(() => collectFaults([2, 3, 4], odd))).toEqual(['input.numbers.0', 'input.numbers.2']);
    const nested = () => collectFaults([[1, 2], [4], [5]], (numbers) => collectFaults(numbers, odd));
    expect(paths(nested)).toEqual(['input.numbers.1', 'input.numbers.0']);
  });

  it('returns several results, each with its own type', async () => {
    const both: [number, string] = await collectAllFaults(
      () => 1,
      () => Promise.resolve('two'),
    );
    expect(both).toEqual([1, 'two']);
  });

  it('runs all checks in order and rejects with the errors of each', async () => {
    const done: number[] = [];
    const act = collectAllFaults(
      () => collectFaults([2], odd),
      () => Promise.reject(new Refusal([{ code: 'CONFLICT', field: null, message: 'Changed.' }])),
      () => done.push(3),
    );
    await expect(act).rejects.toMatchObject({ userErrors: [{ code: 'INVALID' }, { code: 'CONFLICT' }] });
    expect(done).toEqual([3]);
  });

  it('rethrows immediately what is not a refusal', async () => {
    const broken = () => {
      throw new Error('The connection is lost.');
    };
    const done: number[] = [];
    const after = () => done.push(1);
    await expect(collectAllFaults(() => collectFaults([2], odd), broken, after)).rejects.toThrow(
      'The connection is lost.',
    );
    expect(() => collectFaults([1], broken)).toThrow('The connection is lost.');
    expect(done).toEqual([]);
  });
});
