import { partners } from '../../../messages/en/partners';
import { FieldRow, Select } from '../../../ui/Field';
import { OneSelect } from '../../../ui/OneSelect';
import { TypedField } from '../../../ui/TypedField';
import { KINDS, OWNERS, type PartnersSearch, TIERS } from '../search';

const words = partners.filter;
const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

interface Props {
  readonly search: PartnersSearch;
  /** @param replace whether going back skips what the address says now */
  readonly change: (changes: Partial<PartnersSearch>, replace?: boolean) => void;
}

/** Which partners are listed; all of it is in the address. */
export function PartnerFilterBar({ search, change }: Props) {
  return (
    <section aria-label={words.label}>
      <FieldRow>
        <TypedField label={words.find} value={search.q} onTyped={(q) => change({ q }, true)} />
        <OneSelect
          all={words.all}
          label={words.kind}
          value={search.kinds}
          values={KINDS}
          onChange={(kinds) => change({ kinds })}
        />
        <OneSelect
          all={words.all}
          label={words.tier}
          value={search.tiers}
          values={TIERS}
          onChange={(tiers) => change({ tiers })}
        />
        <TypedField
          label={words.region}
          placeholder={words.regionHint}
          value={search.regions?.join(',')}
          isComplete={(text) => text.split(',').every((each) => REGION.test(each))}
          asTyped={(text) => text.toUpperCase().replaceAll(' ', '')}
          onTyped={(text) => change({ regions: text?.split(',') }, true)}
        />
        <Select
          label={words.internal}
          none={words.all}
          value={search.whose ?? ''}
          onChange={(value) => change({ whose: OWNERS.find((each) => each === value) })}
          options={OWNERS.map((value) => ({ value, label: words[value] }))}
        />
      </FieldRow>
    </section>
  );
}
