import { admin } from '../../../messages/en/admin';
import { FieldRow } from '../../../ui/Field';
import { OneSelect } from '../../../ui/OneSelect';
import { TypedField } from '../../../ui/TypedField';
import { REASONS } from '../rows';
import type { PartProps } from './part';

const words = admin.quarantineFilter;

export const QuarantineFilterBar = ({ search, change }: PartProps) => (
  <section aria-label={words.label}>
    <FieldRow>
      <OneSelect
        label={words.reason}
        all={words.all}
        value={search.reasons}
        values={REASONS}
        onChange={(reasons) => change({ reasons })}
      />
      <TypedField label={words.client} value={search.client} onTyped={(client) => change({ client }, true)} />
    </FieldRow>
  </section>
);
