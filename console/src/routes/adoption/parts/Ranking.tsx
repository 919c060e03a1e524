import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ResultOf, readFragment } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { PartnerLink } from '../../../app/links';
import { dayText, instantText, instantTitle, relativeDay } from '../../../domain/dates';
import { countText, growthText, latencyText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { adoption as messages } from '../../../messages/en/adoption';
import { Badge } from '../../../ui/Badge';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Empty, Loaded } from '../../../ui/States';
import { PARTNERS, PARTNERS_PAGE } from '../page.graphql';
import type { AdoptionSearch } from '../search';
import { useAdoption } from '../use-adoption';
import { AskedPanel } from './AskedPanel';
import { FilterBar } from './FilterBar';
import { Fresh } from './Fresh';
import styles from './Ranking.module.css';

const words = messages.partners;
type Row = ResultOf<typeof PARTNERS>['partnerAdoption']['nodes'][number];

/** Who uses the APIs most, who grows, and who has fallen silent: in the 28 days that end with the range. */
export function Ranking() {
  const adoption = useAdoption();
  const { search, change, range, conditions, choices } = adoption;
  const [after, setAfter] = useState<string | null>(null);
  const order = {
    field: search.order ?? ('CALLS' as const),
    direction: search.direction ?? ('DESC' as const),
  };
  const variables = {
    filter: { ...conditions, to: range.to },
    orderBy: order,
    first: 25,
    after,
    ...choices,
  };
  const answer = usePageQuery(PARTNERS_PAGE, variables);
  const restart = (changes: Partial<AdoptionSearch>) => {
    setAfter(null);
    change(changes);
  };
  return (
    <>
      <FilterBar adoption={{ ...adoption, change: restart }} choices={answer.data} />
      <Fresh answer={answer}>
        <Loaded answer={answer} lines={18}>
          {(data) => {
            const { nodes, pageInfo, totalCount } = readFragment(PARTNERS, data).partnerAdoption;
            return (
              <AskedPanel
                title={`${words.title} ${dayText(range.to)}`}
                count={totalCount}
                asked={PARTNERS}
                variables={{ ...variables, after: undefined }}
                metric="partners"
                parameters={{ orderBy: order.field, direction: order.direction }}
              >
                <p className={styles['note']}>{words.note}</p>
                {nodes.length === 0 ? <Empty>{words.nothing}</Empty> : null}
                <DataTable
                  caption={words.csv}
                  columns={COLUMNS}
                  rows={nodes}
                  keyOf={({ partner }) => partner.id}
                  order={order}
                  onOrder={({ field, direction }) =>
                    restart({ order: field as typeof order.field, direction })
                  }
                  more={pageInfo.hasNextPage ? () => setAfter(pageInfo.endCursor) : undefined}
                  loadingMore={answer.stale}
                />
              </AskedPanel>
            );
          }}
        </Loaded>
      </Fresh>
    </>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  {
    name: words.partner,
    orderBy: 'NAME',
    cell: ({ partner }) => (
      <span className={styles['partner']}>
        <PartnerLink partner={partner} />
        <small>
          {wordOf(partner.tier)} · {partner.region}
        </small>
      </span>
    ),
  },
  {
    name: words.calls,
    numeric: true,
    orderBy: 'CALLS',
    cell: ({ partner: { id, name }, calls }) => (
      <Link
        from="/adoption"
        search={(before: AdoptionSearch) => ({ ...before, tab: undefined, partners: [id] })}
        title={messages.breakdown.drill(name)}
      >
        {countText(calls)}
      </Link>
    ),
  },
  { name: words.trend, numeric: true, orderBy: 'TREND', cell: ({ trend }) => <Trend share={trend} /> },
  {
    name: words.errorRate,
    numeric: true,
    orderBy: 'ERROR_RATE',
    cell: ({ errorRate }) => (errorRate === null ? '—' : shareText(errorRate)),
  },
  {
    name: words.p95,
    numeric: true,
    orderBy: 'P95',
    cell: ({ p95Ms }) => (p95Ms === null ? '—' : latencyText(p95Ms)),
  },
  {
    name: words.breadth,
    numeric: true,
    orderBy: 'BREADTH',
    cell: ({ breadth }) => (breadth === null ? '—' : shareText(breadth)),
  },
  { name: words.activeDays, numeric: true, cell: ({ activeDays }) => countText(activeDays) },
  {
    name: words.lastCall,
    short: true,
    orderBy: 'LAST_CALL',
    cell: ({ lastCallAt }) =>
      lastCallAt === null ? (
        words.never
      ) : (
        <time dateTime={lastCallAt} title={`${instantTitle(lastCallAt)}`}>
          {relativeDay(lastCallAt.slice(0, 10))}
          <span className="visually-hidden">, {instantText(lastCallAt)}</span>
        </time>
      ),
  },
  {
    name: words.reached,
    cell: ({ activatedOn, sustainedOn }) => <Reached activatedOn={activatedOn} sustainedOn={sustainedOn} />,
  },
];

/** A tenth more or less is worth a colour. */
const NOTEWORTHY = 0.1;

export function Trend({ share }: { readonly share: number | null }) {
  if (share === null) return '—';
  const tone = share <= -NOTEWORTHY ? 'bad' : share >= NOTEWORTHY ? 'good' : undefined;
  return <span className={tone ? styles[tone] : undefined}>{growthText(share)}</span>;
}

interface ReachedProps {
  readonly activatedOn: string | null;
  readonly sustainedOn: string | null;
}

function Reached({ activatedOn, sustainedOn }: ReachedProps) {
  if (sustainedOn)
    return (
      <span title={dayText(sustainedOn)}>
        <Badge tone="good">{words.sustained}</Badge>
      </span>
    );
  if (activatedOn)
    return (
      <span title={dayText(activatedOn)}>
        <Badge tone="info">{words.activated}</Badge>
      </span>
    );
  return '—';
}
