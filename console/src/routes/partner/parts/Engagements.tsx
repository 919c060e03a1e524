import { DownloadCsv } from '../../../app/DownloadCsv';
import { EngagementLink } from '../../../app/links';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { partner as words } from '../../../messages/en/partners';
import { WordBadge } from '../../../ui/Badge';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { Partner } from '../page.graphql';

type Row = Partner['engagements']['nodes'][number];

interface Props {
  readonly engagements: Partner['engagements'];
  readonly more: (after: string | null) => void;
  readonly loadingMore: boolean;
}

export const Engagements = ({ engagements: { nodes, totalCount, pageInfo }, more, loadingMore }: Props) => (
  <Panel
    title={words.engagements}
    count={totalCount}
    actions={<DownloadCsv name="engagements" columns={COLUMNS} rows={nodes} />}
  >
    {nodes.length === 0 ? (
      <Empty>{words.noEngagements}</Empty>
    ) : (
      <DataTable
        caption={words.engagement}
        columns={COLUMNS}
        rows={nodes}
        keyOf={({ id }) => id}
        more={pageInfo.hasNextPage ? () => more(pageInfo.endCursor) : undefined}
        loadingMore={loadingMore}
      />
    )}
  </Panel>
);

const goLiveOf = ({ actualGoLiveOn, forecastGoLiveOn }: Row) => actualGoLiveOn ?? forecastGoLiveOn;

const COLUMNS: readonly Column<Row>[] = [
  {
    name: words.engagement,
    text: ({ key, title }) => `${key} ${title}`,
    cell: ({ key, title }) => (
      <>
        <EngagementLink id={key} /> <span dir="auto">{title}</span>
      </>
    ),
  },
  { name: words.type, short: true, text: ({ type }) => type, cell: ({ type }) => wordOf(type) },
  { name: words.status, text: ({ status }) => status, cell: ({ status }) => <WordBadge value={status} /> },
  { name: words.stage, short: true, text: ({ stage }) => stage, cell: ({ stage }) => wordOf(stage) },
  {
    name: words.health,
    text: ({ health }) => health?.score,
    cell: ({ health }) => (health ? <WordBadge value={health.band} /> : '—'),
  },
  {
    name: words.goLive,
    short: true,
    text: goLiveOf,
    cell: (row) => {
      const day = goLiveOf(row);
      return day ? <time dateTime={day}>{dayText(day)}</time> : '—';
    },
  },
];
