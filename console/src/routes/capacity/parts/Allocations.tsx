import { useState } from 'react';
import { EndAllocation } from '../../../acts/EndAllocation';
import { UpdateAllocation } from '../../../acts/UpdateAllocation';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { EngagementLink } from '../../../app/links';
import { dayText } from '../../../domain/dates';
import { capacity as words } from '../../../messages/en/capacity';
import { allocateEngineer } from '../../../messages/en/acts-engagement';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import type { Row } from './HeatGrid';

type Allocation = Row['engineer']['allocations'][number];
type Act = { readonly kind: 'change' | 'end'; readonly allocation: Allocation };

interface Props {
  readonly allocations: readonly Allocation[];
  readonly mayChange: boolean;
}

/** What one engineer is allocated to, from today on. */
export function Allocations({ allocations, mayChange }: Props) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const columns = columnsOf(mayChange ? (kind, allocation) => setAct({ kind, allocation }) : null);
  return (
    <>
      <h3>{words.allocations}</h3>
      {allocations.length === 0 ? (
        <p>{words.noAllocations}</p>
      ) : (
        <>
          <DataTable
            caption={words.allocations}
            columns={columns}
            rows={allocations}
            keyOf={({ id }) => id}
          />
          <p>
            <DownloadCsv name="allocations" columns={columns} rows={allocations} />
          </p>
        </>
      )}
      {act?.kind === 'change' ? <UpdateAllocation allocation={act.allocation} onClose={close} /> : null}
      {act?.kind === 'end' ? <EndAllocation allocation={act.allocation} onClose={close} /> : null}
    </>
  );
}

const columnsOf = (
  start: ((kind: Act['kind'], allocation: Allocation) => void) | null,
): readonly Column<Allocation>[] => [
  {
    name: words.engagement,
    grow: true,
    cell: ({ engagement }) => (
      <>
        <EngagementLink id={engagement.key} /> <bdi>{engagement.title}</bdi>
      </>
    ),
    text: ({ engagement }) => engagement.key,
  },
  { name: words.from, short: true, cell: ({ from }) => dayText(from), text: ({ from }) => from },
  { name: words.to, short: true, cell: ({ to }) => dayText(to), text: ({ to }) => to },
  {
    name: words.hours,
    numeric: true,
    cell: ({ hoursPerWeek }) => hoursPerWeek,
    text: ({ hoursPerWeek }) => hoursPerWeek,
  },
  {
    name: words.kind,
    short: true,
    cell: ({ kind }) => allocateEngineer.kinds[kind],
    text: ({ kind }) => kind,
  },
  ...(start === null
    ? []
    : [
        {
          name: words.act,
          short: true,
          screenOnly: true,
          cell: (allocation: Allocation) => (
            <>
              <Button
                kind="quiet"
                onPress={() => start('change', allocation)}
                aria-label={words.changeOf(allocation.engagement.key)}
              >
                {words.change}
              </Button>
              <Button
                kind="quiet"
                onPress={() => start('end', allocation)}
                aria-label={words.endOf(allocation.engagement.key)}
              >
                {words.end}
              </Button>
            </>
          ),
        },
      ]),
];
