import { admin } from '../../../messages/en/admin';
import { FieldRow, Select } from '../../../ui/Field';
import { TypedField } from '../../../ui/TypedField';
import { STATES } from '../rows';
import type { PartProps } from './part';

const words = admin.keysFilter;

export const KeysFilterBar = ({ search, change }: PartProps) => (
  <section aria-label={words.label}>
    <FieldRow>
      <TypedField label={words.find} value={search.q} onTyped={(q) => change({ q }, true)} />
      <Select
        label={words.state}
        none={words.all}
        value={search.state ?? ''}
        onChange={(value) => change({ state: STATES.find((each) => each === value) })}
        options={STATES.map((value) => ({ value, label: words.states[value] }))}
      />
    </FieldRow>
  </section>
);
