import { Suspense, lazy, useState } from 'react';
import { type FragmentOf, type ResultOf, readFragment } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { ProductLink } from '../../../app/links';
import { useMay } from '../../../app/rights';
import { Bar } from '../../../charts/Bar';
import { dayText } from '../../../domain/dates';
import { countText, shareText } from '../../../domain/numbers';
import { adoption as messages } from '../../../messages/en/adoption';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Empty, Loaded } from '../../../ui/States';
import { VERSIONS, VERSIONS_PAGE } from '../page.graphql';
import { useAdoption } from '../use-adoption';
import { AskedPanel } from './AskedPanel';
import breakdown from './Breakdown.module.css';
import { FilterBar } from './FilterBar';
import { Behind, nameOf } from './Behind';
import { Fresh } from './Fresh';

const DeprecateApiVersion = lazy(() => import('../../../acts/DeprecateApiVersion'));
const words = messages.versions;
type Use = ResultOf<typeof VERSIONS>['versions'][number];

/** Which versions carry the traffic, and who must still leave a deprecated one. */
export function Versions() {
  const adoption = useAdoption();
  const { filter, choices } = adoption;
  const variables = { filter, ...choices };
  const answer = usePageQuery(VERSIONS_PAGE, variables);
  return (
    <>
      <FilterBar adoption={adoption} choices={answer.data} />
      <Fresh answer={answer}>
        <Loaded answer={answer} lines={12}>
          {(data) => <VersionList data={data.adoption} variables={variables} />}
        </Loaded>
      </Fresh>
    </>
  );
}

interface Props {
  readonly data: FragmentOf<typeof VERSIONS>;
  readonly variables: Readonly<Record<string, unknown>>;
}

function VersionList({ data, variables }: Props) {
  const { versions } = readFragment(VERSIONS, data);
  const [open, setOpen] = useState<string | null>(null);
  const mayDeprecate = useMay('CATALOG_WRITE');
  const [deprecates, setDeprecates] = useState<Use['apiVersion'] | null>(null);
  const shown = versions.find(({ apiVersion: { id } }) => id === open);
  return (
    <AskedPanel
      title={words.title}
      count={versions.length}
      asked={VERSIONS}
      variables={variables}
      metric="versions"
    >
      {versions.length === 0 ? (
        <Empty>{messages.nothing}</Empty>
      ) : (
        <DataTable
          caption={words.caption}
          columns={columnsOf(open, setOpen, mayDeprecate ? setDeprecates : null)}
          rows={versions}
          keyOf={({ apiVersion: { id } }) => id}
        />
      )}
      {shown ? <Behind use={shown} /> : null}
      <Suspense fallback={null}>
        {deprecates ? (
          <DeprecateApiVersion
            apiVersion={deprecates}
            name={nameOf(deprecates)}
            onClose={() => setDeprecates(null)}
          />
        ) : null}
      </Suspense>
    </AskedPanel>
  );
}

type Deprecate = (version: Use['apiVersion']) => void;

function columnsOf(
  open: string | null,
  setOpen: (id: string | null) => void,
  deprecate: Deprecate | null,
): readonly Column<Use>[] {
  return [
    { name: words.product, cell: ({ apiVersion }) => <ProductLink product={apiVersion.apiProduct} /> },
    { name: words.version, short: true, cell: ({ apiVersion }) => apiVersion.version },
    { name: words.status, cell: ({ apiVersion }) => <WordBadge value={apiVersion.status} /> },
    {
      name: words.share,
      cell: ({ share }) => (
        <span className={breakdown['bar']}>
          <Bar share={share ?? 0} />
          <span className={breakdown['share']}>{share === null ? '—' : shareText(share)}</span>
        </span>
      ),
    },
    { name: words.calls, numeric: true, cell: ({ calls }) => countText(calls) },
    {
      name: words.sunset,
      short: true,
      cell: ({ apiVersion: { sunsetOn } }) =>
        sunsetOn === null ? '—' : <time dateTime={sunsetOn}>{`${dayText(sunsetOn)}`}</time>,
    },
    {
      name: words.replacedBy,
      cell: ({ apiVersion: { replacedBy } }) => (replacedBy ? nameOf(replacedBy) : '—'),
    },
    {
      name: words.behind,
      cell: ({ apiVersion: { id }, applicationCount }) =>
        applicationCount === 0 ? (
          '—'
        ) : (
          <Button kind="quiet" aria-expanded={open === id} onPress={() => setOpen(open === id ? null : id)}>
            {words.show(applicationCount)}
          </Button>
        ),
    },
    ...(deprecate
      ? [
          {
            name: words.acts,
            cell: ({ apiVersion }: Use) => <DeprecateButton version={apiVersion} deprecate={deprecate} />,
          },
        ]
      : []),
  ];
}

interface DeprecateProps {
  readonly version: Use['apiVersion'];
  readonly deprecate: Deprecate;
}

function DeprecateButton({ version, deprecate }: DeprecateProps) {
  if (version.status === 'SUNSET') return '—';
  const verb = version.sunsetOn ? words.move : words.deprecate;
  return (
    <Button aria-label={words.of(verb, nameOf(version))} onPress={() => deprecate(version)}>
      {verb}
    </Button>
  );
}
