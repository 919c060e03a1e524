import { DownloadCsv } from '../../../app/DownloadCsv';
import type { ResultOf } from '../../../app/graphql/types';
import { ProductLink } from '../../../app/links';
import { toneOf, wordOf } from '../../../domain/words';
import { catalogue as words } from '../../../messages/en/catalogue';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { CATALOGUE, Product } from '../page.graphql';
import styles from './Catalogue.module.css';

interface Props {
  readonly products: ResultOf<typeof CATALOGUE>['apiProducts'];
  readonly onMore: (after: string | null) => void;
  readonly loadingMore: boolean;
  readonly onAll: () => void;
}

export const Products = ({
  products: { nodes, totalCount, pageInfo },
  onMore,
  loadingMore,
  onAll,
}: Props) => (
  <Panel
    title={words.products}
    count={totalCount}
    actions={<DownloadCsv name="api-products" columns={COLUMNS} rows={nodes} />}
  >
    {nodes.length === 0 ? (
      <Empty action={<Button onPress={onAll}>{words.clear}</Button>}>{words.nothing}</Empty>
    ) : (
      <DataTable
        caption={words.list}
        columns={COLUMNS}
        rows={nodes}
        keyOf={({ id }) => id}
        more={pageInfo.hasNextPage ? () => onMore(pageInfo.endCursor) : undefined}
        loadingMore={loadingMore}
      />
    )}
  </Panel>
);

const COLUMNS: readonly Column<Product>[] = [
  {
    name: words.name,
    text: ({ name }) => name,
    cell: (product) => (
      <>
        <ProductLink product={product} />
        {product.description ? (
          <p dir="auto" className={styles['note']}>
            {product.description}
          </p>
        ) : null}
      </>
    ),
  },
  {
    name: words.capability,
    short: true,
    text: ({ capability }) => capability,
    cell: ({ capability }) => wordOf(capability),
  },
  {
    name: words.versions,
    text: ({ versions }) => versions.map(({ version, status }) => `${version} ${status}`).join(', '),
    cell: ({ versions }) => (
      <span className={styles['badges']}>
        {versions.map(({ id, version, status }) => (
          <Badge key={id} tone={toneOf(status)}>
            {version} {wordOf(status)}
          </Badge>
        ))}
        {versions.length === 0 ? '—' : null}
      </span>
    ),
  },
  {
    name: words.checklist,
    short: true,
    text: ({ checklist }) => checklist.length,
    cell: ({ checklist }) => words.items(checklist.length),
  },
];
