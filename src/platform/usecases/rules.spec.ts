import { Refusal } from '../../kernel/errors.js';
import { checkedInput } from './checked-input.js';
import { Between, NotNull } from './rules.js';

class Planned {
  @NotNull()
  @Between(1, 250, 'working days')
  durationDays?: number | null;
  @NotNull()
  @Between(1, 5)
  level?: number | null;
}

function faultsOf(input: Planned): readonly string[] {
  try {
    checkedInput(Planned, input);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.userErrors.map(({ message }) => message);
    throw error;
  }
}

it.each<[string, Planned, string[]]>([
  ['below the range', { durationDays: 0 }, ['must be 1-250 working days']],
  ['its lower end', { durationDays: 1 }, []],
  ['its upper end', { durationDays: 250 }, []],
  ['above the range', { durationDays: 251 }, ['must be 1-250 working days']],
  ['a number without a unit', { level: 6 }, ['must be 1-5']],
  ['nothing', {}, []],
  ['null', { level: null }, ['cannot be cleared; omit it to keep it']],
])('states the range of a number once: %s', (_case, input, expected) => {
  expect(faultsOf(input)).toEqual(expected);
});
