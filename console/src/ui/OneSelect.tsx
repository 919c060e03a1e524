import { wordOf } from '../domain/words';
import { Select } from './Field';

interface Props<Value extends string> {
  readonly label: string;
  /** Label of no condition. */
  readonly all: string;
  readonly value: readonly Value[] | undefined;
  readonly values: readonly Value[];
  readonly onChange: (chosen: readonly Value[] | undefined) => void;
}

/** One value of an enum or all; several can only be in the address, and are kept until another is chosen. */
export function OneSelect<Value extends string>({ label, all, value = [], values, onChange }: Props<Value>) {
  const several = value.length > 1 ? [{ value: value.join(','), label: value.map(wordOf).join(', ') }] : [];
  return (
    <Select
      label={label}
      none={all}
      value={value.join(',')}
      onChange={(chosen) => onChange(chosen === '' ? undefined : (chosen.split(',') as Value[]))}
      options={[...several, ...values.map((each) => ({ value: each, label: wordOf(each) }))]}
    />
  );
}
