import { useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { dayText } from '../../../domain/dates';
import { product as words } from '../../../messages/en/catalogue';
import { Badge } from '../../../ui/Badge';
import { type Column, DataTable } from '../../../ui/DataTable';
import { FieldRow, Select } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import { TypedField } from '../../../ui/TypedField';
import type { Operation, Version } from '../page.graphql';
import type { ProductSearch } from '../search';
import { findOperations } from './find-operations';

const PAGE = 50;

interface Props {
  readonly versions: readonly Version[];
  readonly search: ProductSearch;
  /** @param replace whether going back skips what the address says now */
  readonly change: (changes: Partial<ProductSearch>, replace?: boolean) => void;
}

/** The operations of one version, the newest unless another is chosen. */
export function Operations({ versions, search, change }: Props) {
  const [shown, setShown] = useState(PAGE);
  const version = versions.find((each) => each.version === search.version) ?? versions.at(-1);
  if (!version) return null;
  const found = findOperations(version.operations, search.q);
  const rows = found.slice(0, shown);
  return (
    <Panel
      title={words.operationsOf(version.version)}
      count={found.length}
      actions={<DownloadCsv name={`operations-${version.version}`} columns={COLUMNS} rows={found} />}
    >
      <FieldRow>
        <Select
          label={words.choose}
          value={version.version}
          onChange={(chosen) => {
            setShown(PAGE);
            change({ version: chosen });
          }}
          options={versions.toReversed().map((each) => ({ value: each.version, label: each.version }))}
        />
        <TypedField label={words.find} value={search.q} onTyped={(q) => change({ q }, true)} />
      </FieldRow>
      {rows.length === 0 ? (
        <Empty>{words.noOperations}</Empty>
      ) : (
        <DataTable
          caption={words.operations}
          columns={COLUMNS}
          rows={rows}
          keyOf={({ id }) => id}
          more={rows.length < found.length ? () => setShown(shown + PAGE) : undefined}
        />
      )}
    </Panel>
  );
}

const COLUMNS: readonly Column<Operation>[] = [
  {
    name: words.method,
    short: true,
    text: ({ method }) => method,
    cell: ({ method }) => <code>{method}</code>,
  },
  { name: words.path, text: ({ path }) => path, cell: ({ path }) => <code>{path}</code> },
  {
    name: words.summary,
    text: ({ summary }) => summary,
    cell: ({ summary }) => <span dir="auto">{summary ?? '—'}</span>,
  },
  {
    name: words.state,
    text: ({ removedAt, matchable }) => removedAt ?? (matchable ? '' : words.unmatchable),
    cell: ({ removedAt, matchable }) =>
      removedAt ? (
        <Badge tone="bad">
          {words.removed} {dayText(removedAt.slice(0, 10))}
        </Badge>
      ) : matchable ? null : (
        <span title={words.unmatchableNote}>
          <Badge tone="warn">{words.unmatchable}</Badge>
        </span>
      ),
  },
];
