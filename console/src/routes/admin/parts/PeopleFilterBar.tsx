import { admin } from '../../../messages/en/admin';
import { FieldRow } from '../../../ui/Field';
import { OneSelect } from '../../../ui/OneSelect';
import { TypedField } from '../../../ui/TypedField';
import { ROLES } from '../rows';
import { StateField } from './StateField';
import type { PartProps } from './part';

const words = admin.peopleFilter;

export const PeopleFilterBar = ({ search, change }: PartProps) => (
  <section aria-label={words.label}>
    <FieldRow>
      <TypedField label={words.find} value={search.q} onTyped={(q) => change({ q }, true)} />
      <OneSelect
        label={words.role}
        all={words.all}
        value={search.roles}
        values={ROLES}
        onChange={(roles) => change({ roles })}
      />
      <StateField search={search} change={change} words={words} />
    </FieldRow>
  </section>
);
