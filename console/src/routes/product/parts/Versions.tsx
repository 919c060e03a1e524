import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { ProductLink } from '../../../app/links';
import { useMay } from '../../../app/rights';
import { dayText } from '../../../domain/dates';
import { product as words } from '../../../messages/en/catalogue';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { Product, Version } from '../page.graphql';

const DeprecateApiVersion = lazy(() => import('../../../acts/DeprecateApiVersion'));

/** The newest first. */
export function Versions({ product }: { readonly product: Product }) {
  const mayWrite = useMay('CATALOG_WRITE');
  const [deprecates, setDeprecates] = useState<Version | null>(null);
  const newestFirst = product.versions.toReversed();
  const columns = columnsOf(mayWrite ? setDeprecates : null);
  const search: object = { products: [product.id], by: ['API_VERSION'], group: 'API_VERSION' };
  return (
    <Panel
      title={words.versions}
      count={product.versions.length}
      actions={
        <>
          <Link to="/adoption" search={search}>
            {words.traffic}
          </Link>
          <DownloadCsv name={`versions-${product.slug}`} columns={columns} rows={newestFirst} />
        </>
      }
    >
      {newestFirst.length === 0 ? (
        <Empty>{words.noVersions}</Empty>
      ) : (
        <DataTable caption={words.version} columns={columns} rows={newestFirst} keyOf={({ id }) => id} />
      )}
      <Suspense fallback={null}>
        {deprecates ? (
          <DeprecateApiVersion
            apiVersion={deprecates}
            name={`${product.name} ${deprecates.version}`}
            onClose={() => setDeprecates(null)}
          />
        ) : null}
      </Suspense>
    </Panel>
  );
}

const servedAt = ({ hosts, basePath }: Version): readonly string[] =>
  hosts.length === 0 ? [basePath] : hosts.map((host) => `${host}${basePath}`);
const replacementOf = ({ replacedBy }: Version): string | undefined =>
  replacedBy ? `${replacedBy.apiProduct.name} ${replacedBy.version}` : undefined;

function columnsOf(deprecate: ((version: Version) => void) | null): readonly Column<Version>[] {
  return [
    {
      name: words.version,
      short: true,
      text: ({ version }) => version,
      cell: ({ version }) => <strong>{version}</strong>,
    },
    { name: words.status, text: ({ status }) => status, cell: ({ status }) => <WordBadge value={status} /> },
    {
      name: words.served,
      text: (version) => servedAt(version).join(' '),
      cell: (version) =>
        servedAt(version).map((place) => (
          <div key={place}>
            <code>{place === '' ? '/' : place}</code>
          </div>
        )),
    },
    {
      name: words.operations,
      numeric: true,
      text: ({ operations }) => present(operations),
      cell: ({ operations }) => present(operations),
    },
    {
      name: words.sunset,
      short: true,
      text: ({ sunsetOn }) => sunsetOn,
      cell: ({ sunsetOn }) => (sunsetOn ? <time dateTime={sunsetOn}>{dayText(sunsetOn)}</time> : '—'),
    },
    {
      name: words.moveTo,
      text: replacementOf,
      cell: ({ replacedBy }) =>
        replacedBy ? (
          <>
            <ProductLink product={replacedBy.apiProduct} /> {replacedBy.version}
          </>
        ) : (
          '—'
        ),
    },
    ...(deprecate
      ? [
          {
            name: words.acts,
            cell: (version: Version) => <Deprecate version={version} deprecate={deprecate} />,
          },
        ]
      : []),
  ];
}

const present = (operations: Version['operations']): number =>
  operations.filter(({ removedAt }) => removedAt === null).length;

interface DeprecateProps {
  readonly version: Version;
  readonly deprecate: (version: Version) => void;
}

function Deprecate({ version, deprecate }: DeprecateProps) {
  if (version.status === 'SUNSET') return '—';
  const verb = version.sunsetOn ? words.moveDay : words.deprecate;
  return (
    <Button aria-label={words.of(verb, version.version)} onPress={() => deprecate(version)}>
      {verb}
    </Button>
  );
}
