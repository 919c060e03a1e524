import { useState } from 'react';
import { AllocateEngineer } from '../../../acts/AllocateEngineer';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { EngagementField } from '../../../app/EngagementField';
import type { EngineerChoice } from '../../../app/EngineerField';
import type { ResultOf } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { EngagementLink } from '../../../app/links';
import { capacity } from '../../../messages/en/capacity';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { SUGGESTED } from '../page.graphql';
import type { CapacitySearch } from '../search';

const words = capacity.fits;

interface Props {
  /** Key of the engagement for which somebody is sought. */
  readonly engagement: string | undefined;
  readonly change: (changes: Partial<CapacitySearch>) => void;
}

/** Whom to ask for an engagement, with the reasons, and their allocation. */
export const WhoFits = ({ engagement, change }: Props) => (
  <Panel
    title={words.title}
    actions={
      engagement === undefined ? null : (
        <Button kind="quiet" onPress={() => change({ for: undefined })}>
          {words.clear}
        </Button>
      )
    }
  >
    <EngagementField onChange={({ key }) => change({ for: key })} />
    {engagement === undefined ? <p>{words.how}</p> : <Suggested engagement={engagement} />}
  </Panel>
);

type Suggestion = ResultOf<typeof SUGGESTED>['suggestEngineers'][number];

function Suggested({ engagement: key }: { readonly engagement: string }) {
  const answer = usePageQuery(SUGGESTED, { engagement: key });
  const [chosen, setChosen] = useState<EngineerChoice | null>(null);
  return (
    <Loaded answer={answer}>
      {({ engagement, suggestEngineers }) => {
        if (!engagement) return <Empty>{words.missing(key)}</Empty>;
        const mayAllocate = engagement.viewerMay.includes('ALLOCATE');
        return (
          <>
            <p>
              <EngagementLink id={engagement.key} /> <bdi>{engagement.title}</bdi>
            </p>
            {mayAllocate ? null : <p>{words.mayNot}</p>}
            {suggestEngineers.length === 0 ? (
              <Empty>{words.nobody}</Empty>
            ) : (
              <>
                <DataTable
                  caption={words.caption(engagement.key)}
                  columns={columnsOf(mayAllocate ? setChosen : null)}
                  rows={suggestEngineers}
                  keyOf={({ engineer }) => engineer.id}
                />
                <p>
                  <DownloadCsv
                    name={`engineers-${engagement.key}`}
                    columns={columnsOf(null)}
                    rows={suggestEngineers}
                  />
                </p>
              </>
            )}
            {chosen ? (
              <AllocateEngineer engagement={engagement} engineer={chosen} onClose={() => setChosen(null)} />
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

const columnsOf = (allocate: ((engineer: EngineerChoice) => void) | null): readonly Column<Suggestion>[] => [
  { name: words.score, numeric: true, cell: ({ score }) => score, text: ({ score }) => score },
  {
    name: words.engineer,
    short: true,
    cell: ({ engineer }) => <bdi>{engineer.name}</bdi>,
    text: ({ engineer }) => engineer.name,
  },
  {
    name: words.why,
    grow: true,
    cell: ({ reasons }) => reasons.join(' · '),
    text: ({ reasons }) => reasons.join(' · '),
  },
  ...(allocate === null
    ? []
    : [
        {
          name: words.act,
          short: true,
          screenOnly: true,
          cell: ({ engineer }: Suggestion) => (
            <Button
              kind="quiet"
              onPress={() => allocate(engineer)}
              aria-label={words.allocateOf(engineer.name)}
            >
              {words.allocate}
            </Button>
          ),
        },
      ]),
];
