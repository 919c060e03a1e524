import { Select } from '../../../ui/Field';
import { STATES } from '../rows';
import type { PartProps } from './part';

interface Props extends PartProps {
  readonly words: {
    readonly state: string;
    readonly all: string;
    readonly states: Readonly<Record<(typeof STATES)[number], string>>;
  };
}

/** Whether active ones are listed, or those that no longer are. */
export const StateField = ({ search, change, words }: Props) => (
  <Select
    label={words.state}
    none={words.all}
    value={search.state ?? ''}
    onChange={(value) => change({ state: STATES.find((each) => each === value) })}
    options={STATES.map((value) => ({ value, label: words.states[value] }))}
  />
);
