import { Suspense, lazy, useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { useMay } from '../../../app/rights';
import { wordOf } from '../../../domain/words';
import { product as words } from '../../../messages/en/catalogue';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { Product } from '../page.graphql';

const SetLaunchChecklist = lazy(() => import('../../../acts/SetLaunchChecklist'));
type Item = Product['checklist'][number];

/** What an engagement needs to leave its stages. */
export function Checklist({ product }: { readonly product: Product }) {
  const maySet = useMay('CHECKLIST_SET');
  const [sets, setSets] = useState(false);
  const { checklist, slug } = product;
  return (
    <Panel
      title={words.checklist}
      count={checklist.length}
      actions={
        <>
          {maySet ? (
            <Button onPress={() => setSets(true)}>{words.setChecklist}</Button>
          ) : (
            <p>{words.mayNotSet}</p>
          )}
          <DownloadCsv name={`checklist-${slug}`} columns={COLUMNS} rows={checklist} />
        </>
      }
    >
      {checklist.length === 0 ? (
        <Empty>{words.noChecklist}</Empty>
      ) : (
        <DataTable
          caption={words.requirement}
          columns={COLUMNS}
          rows={checklist}
          keyOf={({ code }) => code}
        />
      )}
      <Suspense fallback={null}>
        {sets ? <SetLaunchChecklist product={product} onClose={() => setSets(false)} /> : null}
      </Suspense>
    </Panel>
  );
}

const COLUMNS: readonly Column<Item>[] = [
  { name: words.code, short: true, text: ({ code }) => code, cell: ({ code }) => <code>{code}</code> },
  {
    name: words.requirement,
    text: ({ title }) => title,
    cell: ({ title }) => <span dir="auto">{title}</span>,
  },
  {
    name: words.evidence,
    text: ({ evidence }) => evidence,
    cell: ({ evidence }) => <span dir="auto">{evidence}</span>,
  },
  { name: words.kind, short: true, text: ({ kind }) => kind, cell: ({ kind }) => wordOf(kind) },
  {
    name: words.neededBy,
    short: true,
    text: ({ neededBy }) => neededBy,
    cell: ({ neededBy }) => wordOf(neededBy),
  },
  {
    name: words.expires,
    short: true,
    text: ({ expires }) => expires,
    cell: ({ expires }) => (expires ? words.yes : words.no),
  },
];
