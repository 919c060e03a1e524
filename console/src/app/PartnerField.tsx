import { useState } from 'react';
import { partnerField as words } from '../messages/en/acts-admin';
import { FieldRow, Select, TextField } from '../ui/Field';
import { graphql } from './graphql/types';
import { usePageQuery, useRested } from './graphql/use-api';

const PARTNER_CHOICE = graphql(`
  query PartnerChoice($filter: PartnerFilter!) {
    partners(filter: $filter, first: 50) {
      nodes {
        id
        name
      }
    }
  }
`);

interface Props {
  /** ID; empty until one is chosen. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly fault?: string | undefined;
}

/** Chooses a partner from those whose name is being searched. */
export function PartnerField({ value, onChange, fault }: Props) {
  const [q, setQ] = useState('');
  const rested = useRested(q.trim(), 250);
  const { data } = usePageQuery(PARTNER_CHOICE, { filter: rested === '' ? {} : { q: rested } });
  return (
    <FieldRow>
      <TextField label={words.search} type="search" value={q} onChange={setQ} />
      <Select
        label={words.partner}
        value={value}
        onChange={onChange}
        none={words.choose}
        options={(data?.partners.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        fault={fault}
      />
    </FieldRow>
  );
}
