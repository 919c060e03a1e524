import { admin } from '../../../messages/en/admin';
import { FieldRow } from '../../../ui/Field';
import { TypedField } from '../../../ui/TypedField';
import { StateField } from './StateField';
import type { PartProps } from './part';

const words = admin.keysFilter;

export const KeysFilterBar = ({ search, change }: PartProps) => (
  <section aria-label={words.label}>
    <FieldRow>
      <TypedField label={words.find} value={search.q} onTyped={(q) => change({ q }, true)} />
      <StateField search={search} change={change} words={words} />
    </FieldRow>
  </section>
);
