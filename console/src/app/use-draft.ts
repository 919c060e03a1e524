import { useState } from 'react';
import { act } from '../messages/en/act';

/** What is being edited: fields that were not touched follow what others change meanwhile. */
export interface Draft<Fields extends object> {
  readonly values: Fields;
  readonly set: <Name extends keyof Fields>(name: Name, value: Fields[Name]) => void;
  /** Only what was changed, to be sent. */
  readonly changed: Partial<Fields>;
  readonly isChanged: boolean;
  /** Says below a field what somebody else made of it meanwhile. */
  readonly hintOf: (name: keyof Fields) => { readonly hint?: string };
}

export function useDraft<Fields extends object>(current: Fields): Draft<Fields> {
  const [first] = useState(current);
  const [mine, setMine] = useState<Partial<Fields>>({});
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const names = Object.keys(mine) as (keyof Fields)[];
  const changed: Partial<Fields> = {};
  for (const name of names) if (!isSame(mine[name], current[name])) changed[name] = mine[name]!;
  return {
    values: { ...current, ...mine },
    set: (name, value) => setMine((before) => ({ ...before, [name]: value })),
    changed,
    isChanged: Object.keys(changed).length > 0,
    hintOf: (name) =>
      name in changed && !isSame(first[name], current[name])
        ? { hint: act.changedMeanwhile(String(current[name])) }
        : {},
  };
}
