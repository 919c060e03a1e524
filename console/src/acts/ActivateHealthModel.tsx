import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { TIERS, TYPES } from '../app/engagements/search';
import type { VariablesOf } from '../app/graphql/types';
import { wordOf } from '../domain/words';
import { activateHealthModel as words } from '../messages/en/acts-model';
import { Check, Select } from '../ui/Field';
import { ACTIVATE_HEALTH_MODEL } from './health-model.graphql';

type Input = VariablesOf<typeof ACTIVATE_HEALTH_MODEL>['input'];

interface Props {
  readonly model: { readonly id: string };
  /** Slug and version. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Makes a model the active one, or a shadow, for all engagements or those of some types and tiers. */
export function ActivateHealthModel({ model, name, onClose }: Props) {
  const [how, setHow] = useState<'active' | 'shadow'>('shadow');
  const [types, setTypes] = useState<readonly (typeof TYPES)[number][] | null>(null);
  const [tiers, setTiers] = useState<readonly (typeof TIERS)[number][] | null>(null);
  const input: Input | null =
    types?.length === 0 || tiers?.length === 0
      ? null
      : {
          ...{ modelId: model.id, shadow: how === 'shadow' },
          ...(types ? { types: [...types] } : {}),
          ...(tiers ? { tiers: [...tiers] } : {}),
        };
  return (
    <ActDialog
      title={words.title(name)}
      document={ACTIVATE_HEALTH_MODEL}
      input={input}
      verb={words.verbs[how]}
      done={words.done[how]}
      onClose={onClose}
    >
      {() => (
        <>
          <Select
            label={words.how}
            value={how}
            onChange={(value) => setHow(value === 'active' ? 'active' : 'shadow')}
            options={(['shadow', 'active'] as const).map((value) => ({ value, label: words.hows[value] }))}
          />
          <Some label={words.types} values={TYPES} chosen={types} onChange={setTypes} />
          <Some label={words.tiers} values={TIERS} chosen={tiers} onChange={setTiers} />
          <p>{words[how]}</p>
        </>
      )}
    </ActDialog>
  );
}

interface SomeProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  /** Null means all. */
  readonly chosen: readonly Value[] | null;
  readonly onChange: (chosen: readonly Value[] | null) => void;
}

const Some = <Value extends string>({ label, values, chosen, onChange }: SomeProps<Value>) => (
  <>
    <Select
      label={label}
      value={chosen ? 'some' : 'all'}
      onChange={(value) => onChange(value === 'some' ? [] : null)}
      options={[
        { value: 'all', label: words.all },
        { value: 'some', label: words.some },
      ]}
    />
    {chosen
      ? values.map((value) => (
          <Check
            key={value}
            label={wordOf(value)}
            checked={chosen.includes(value)}
            onChange={(isOn) =>
              onChange(values.filter((each) => (each === value ? isOn : chosen.includes(each))))
            }
          />
        ))
      : null}
  </>
);
