import { useState } from 'react';
import { engagementField as words } from '../messages/en/act';
import { FieldRow, Select, TextField } from '../ui/Field';
import { type ResultOf, graphql } from './graphql/types';
import { usePageQuery, useRested } from './graphql/use-api';

const ENGAGEMENT_CHOICE = graphql(`
  query EngagementChoice($filter: EngagementFilter!) {
    engagements(filter: $filter, first: 20) {
      nodes {
        id
        key
        title
        timeZone
        forecastGoLiveOn
        viewerMay
        partner {
          id
          name
        }
      }
    }
  }
`);

export type EngagementChoice = ResultOf<typeof ENGAGEMENT_CHOICE>['engagements']['nodes'][number];

const RUNNING = ['ACTIVE', 'ON_HOLD'] as const;

/** Chooses an engagement that has not ended, from those whose key, title or partner is being searched. */
export function EngagementField({ onChange }: { readonly onChange: (chosen: EngagementChoice) => void }) {
  const [q, setQ] = useState('');
  const rested = useRested(q.trim(), 250);
  const { data } = usePageQuery(
    ENGAGEMENT_CHOICE,
    { filter: { q: rested, status: { in: [...RUNNING] } } },
    { pause: rested === '' },
  );
  const found = rested === '' ? [] : (data?.engagements.nodes ?? []);
  return (
    <FieldRow>
      <TextField
        label={words.search}
        hint={words.searchHint}
        type="search"
        value={q}
        onChange={setQ}
        maxLength={100}
      />
      <Select
        label={words.engagement}
        none={found.length > 0 ? words.choose : words.none}
        value=""
        onChange={(id) => {
          const chosen = found.find((each) => each.id === id);
          if (chosen) onChange(chosen);
        }}
        options={found.map(({ id, key, title, partner }) => ({
          value: id,
          label: `${key} ${title}, ${partner.name}`,
        }))}
      />
    </FieldRow>
  );
}
