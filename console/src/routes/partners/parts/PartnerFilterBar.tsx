import { useEffect, useState } from 'react';
import { useRested } from '../../../app/graphql/use-api';
import { wordOf } from '../../../domain/words';
import { partners } from '../../../messages/en/partners';
import { FieldRow, Select, TextField } from '../../../ui/Field';
import { KINDS, OWNERS, type PartnersSearch, TIERS } from '../search';

const words = partners.filter;
const RESTED_MS = 250;
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
        <Typed
          label={words.find}
          value={search.q}
          isComplete={() => true}
          onTyped={(q) => change({ q }, true)}
        />
        <One label={words.kind} value={search.kinds} values={KINDS} onChange={(kinds) => change({ kinds })} />
        <One label={words.tier} value={search.tiers} values={TIERS} onChange={(tiers) => change({ tiers })} />
        <Typed
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

interface OneProps<Value extends string> {
  readonly label: string;
  readonly value: readonly Value[] | undefined;
  readonly values: readonly Value[];
  readonly onChange: (chosen: readonly Value[] | undefined) => void;
}

/** One value or all; several can only be in the address. */
function One<Value extends string>({ label, value = [], values, onChange }: OneProps<Value>) {
  const several = value.length > 1 ? [{ value: value.join(','), label: value.map(wordOf).join(', ') }] : [];
  return (
    <Select
      label={label}
      none={words.all}
      value={value.join(',')}
      onChange={(chosen) => onChange(chosen === '' ? undefined : (chosen.split(',') as Value[]))}
      options={[...several, ...values.map((each) => ({ value: each, label: wordOf(each) }))]}
    />
  );
}

interface TypedProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string | undefined;
  readonly isComplete: (text: string) => boolean;
  readonly asTyped?: (text: string) => string;
  readonly onTyped: (text: string | undefined) => void;
}

/** A condition that is typed: it counts once typing rests and the text is complete. */
function Typed({ label, placeholder = '', value = '', isComplete, asTyped, onTyped }: TypedProps) {
  const [text, setText] = useState(value);
  const rested = useRested(text, RESTED_MS);
  // Going back, or removing all conditions, changes the text from outside.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (rested !== text || rested === value) return;
    if (rested === '') onTyped(undefined);
    else if (isComplete(rested)) onTyped(rested);
  }, [rested]);
  return (
    <TextField
      label={label}
      type="search"
      placeholder={placeholder}
      value={text}
      onChange={(typed) => setText(asTyped ? asTyped(typed) : typed)}
    />
  );
}
