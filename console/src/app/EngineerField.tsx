import { useState } from 'react';
import { engineerField as words } from '../messages/en/act';
import { FieldRow, Select, TextField } from '../ui/Field';
import { graphql } from './graphql/types';
import { usePageQuery, useRested } from './graphql/use-api';

const ENGINEER_CHOICE = graphql(`
  query EngineerChoice($filter: SolutionEngineerFilter!) {
    engineers(filter: $filter, first: 50) {
      totalCount
      nodes {
        id
        name
      }
    }
  }
`);

export interface EngineerChoice {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly label: string;
  /** Null until one is chosen. */
  readonly value: EngineerChoice | null;
  readonly onChange: (engineer: EngineerChoice | null) => void;
  /** Whom not to offer. */
  readonly without?: readonly EngineerChoice[];
  readonly none?: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
}

/** Chooses a solution engineer; where there are many, from those whose name is being searched. */
export function EngineerField({ label, value, onChange, without = [], none, hint, fault }: Props) {
  const [q, setQ] = useState('');
  const rested = useRested(q.trim(), 250);
  const { data } = usePageQuery(ENGINEER_CHOICE, { filter: rested === '' ? {} : { q: rested } });
  const found = (data?.engineers.nodes ?? []).filter(({ id }) => without.every((each) => each.id !== id));
  const offered = value && found.every(({ id }) => id !== value.id) ? [value, ...found] : found;
  const isMany = q !== '' || (data ? data.engineers.totalCount > data.engineers.nodes.length : false);
  const select = (
    <Select
      label={label}
      value={value?.id ?? ''}
      onChange={(id) => onChange(offered.find((each) => each.id === id) ?? null)}
      options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      {...(none !== undefined || value === null ? { none: none ?? words.choose } : {})}
      {...(hint ? { hint } : {})}
      fault={fault}
    />
  );
  if (!isMany) return select;
  return (
    <FieldRow>
      <TextField label={words.search} type="search" value={q} onChange={setQ} />
      {select}
    </FieldRow>
  );
}
