import { TIERS, TYPES } from '../../../app/engagements/search';
import { oneOf } from '../../../app/search';
import { alerts as words } from '../../../messages/en/alerts';
import { FieldRow, Select } from '../../../ui/Field';
import { OneSelect } from '../../../ui/OneSelect';
import { TypedField } from '../../../ui/TypedField';
import type { Change } from '../page';
import { ACKNOWLEDGED, type AlertsSearch, KINDS, STATES } from '../search';

interface Props {
  readonly search: AlertsSearch;
  readonly change: Change;
}

/** Conditions of the list; each is in the address. */
export const Filters = ({ search, change }: Props) => (
  <section aria-label={words.filters}>
    <FieldRow>
      <TypedField label={words.engagement} value={search.q} onTyped={(q) => change({ q })} />
      <Select
        label={words.state}
        none={words.states.open}
        value={search.state ?? ''}
        options={STATES.map((value) => ({ value, label: words.states[value] }))}
        onChange={(value) => change({ state: oneOf(STATES, value) })}
      />
      <Select
        label={words.whose}
        none={words.anybody}
        value={search.whose ?? ''}
        options={[{ value: 'mine', label: words.mine }]}
        onChange={(value) => change({ whose: oneOf(['mine'] as const, value) })}
      />
      <Select
        label={words.acknowledged}
        none={words.any}
        value={search.acknowledged ?? ''}
        options={ACKNOWLEDGED.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => change({ acknowledged: oneOf(ACKNOWLEDGED, value) })}
      />
      <Select
        label={words.kind}
        none={words.any}
        value={search.kind?.length === 1 ? search.kind[0]! : ''}
        options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(value) =>
          change({ kind: value === '' ? undefined : KINDS.filter((each) => each === value) })
        }
      />
      <OneSelect
        label={words.type}
        all={words.any}
        values={TYPES}
        value={search.type}
        onChange={(type) => change({ type })}
      />
      <OneSelect
        label={words.tier}
        all={words.any}
        values={TIERS}
        value={search.tier}
        onChange={(tier) => change({ tier })}
      />
    </FieldRow>
  </section>
);
