import { catalogue } from '../../../messages/en/catalogue';
import { FieldRow } from '../../../ui/Field';
import { OneSelect } from '../../../ui/OneSelect';
import { TypedField } from '../../../ui/TypedField';
import { CAPABILITIES, type CatalogueSearch } from '../search';

const words = catalogue.filter;

interface Props {
  readonly search: CatalogueSearch;
  /** @param replace whether going back skips what the address says now */
  readonly change: (changes: Partial<CatalogueSearch>, replace?: boolean) => void;
}

export const CatalogueFilterBar = ({ search, change }: Props) => (
  <section aria-label={words.label}>
    <FieldRow>
      <TypedField label={words.find} value={search.q} onTyped={(q) => change({ q }, true)} />
      <OneSelect
        label={words.capability}
        all={words.all}
        value={search.capabilities}
        values={CAPABILITIES}
        onChange={(capabilities) => change({ capabilities })}
      />
    </FieldRow>
  </section>
);
