import { useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import type { ResultOf, VariablesOf } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { EngagementLink, PartnerLink } from '../../../app/links';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { adoption } from '../../../messages/en/adoption';
import { WordBadge } from '../../../ui/Badge';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Loaded } from '../../../ui/States';
import { STEP_ENGAGEMENTS } from '../page.graphql';
import type { Step } from '../search';
import styles from './StepEngagements.module.css';

const words = adoption.funnel;
export type StepFilter = VariablesOf<typeof STEP_ENGAGEMENTS>['filter'];
type Row = ResultOf<typeof STEP_ENGAGEMENTS>['adoption']['funnel'][number]['engagements']['nodes'][number];

/** The engagements that were counted at a step, newest first. */
export function StepEngagements({ step, filter }: { readonly step: Step; readonly filter: StepFilter }) {
  const [after, setAfter] = useState<string | null>(null);
  const answer = usePageQuery(STEP_ENGAGEMENTS, { filter, steps: [step], after });
  const title = words.list(wordOf(step));
  return (
    <section className={styles['list']} aria-label={title}>
      <Loaded answer={answer} lines={5}>
        {({ adoption: { funnel } }) => {
          const { nodes, pageInfo } = funnel[0]!.engagements;
          return (
            <>
              <DataTable
                caption={words.key}
                columns={COLUMNS}
                rows={nodes}
                keyOf={({ id }) => id}
                more={pageInfo.hasNextPage ? () => setAfter(pageInfo.endCursor) : undefined}
                loadingMore={answer.stale}
              />
              <DownloadCsv name={`engagements-${step.toLowerCase()}`} columns={COLUMNS} rows={nodes} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  {
    name: words.key,
    text: ({ key }) => key,
    cell: ({ key, title }) => (
      <>
        <EngagementLink id={key} /> <span dir="auto">{title}</span>
      </>
    ),
  },
  {
    name: words.partner,
    text: ({ partner }) => partner.name,
    cell: ({ partner }) => <PartnerLink partner={partner} />,
  },
  { name: words.type, short: true, text: ({ type }) => type, cell: ({ type }) => wordOf(type) },
  { name: words.status, text: ({ status }) => status, cell: ({ status }) => <WordBadge value={status} /> },
  {
    name: words.started,
    short: true,
    text: ({ startedOn }) => startedOn,
    cell: ({ startedOn }) => dayText(startedOn),
  },
];
