import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RestoreHolidays } from '../../../acts/RestoreHolidays';
import { SetHolidays } from '../../../acts/SetHolidays';
import { SetWorkWeek } from '../../../acts/SetWorkWeek';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { type ResultOf } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { useMay } from '../../../app/rights';
import { todayIn, weekdayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { calendar as words } from '../../../messages/en/calendar';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { FieldRow } from '../../../ui/Field';
import { Panel } from '../../../ui/Page';
import { Empty, Loaded } from '../../../ui/States';
import { TypedField } from '../../../ui/TypedField';
import { CALENDAR } from '../page.graphql';
import { isRegionCode } from '../rows';
import type { AdminSearch } from '../search';
import type { PartProps } from './part';

type Shown = ResultOf<typeof CALENDAR>;
type Holiday = Shown['holidays'][number];

const COLUMNS: readonly Column<Holiday>[] = [
  { name: words.day, short: true, cell: ({ day }) => weekdayText(day), text: ({ day }) => day },
  { name: words.name, grow: true, cell: ({ name }) => <bdi>{name}</bdi>, text: ({ name }) => name },
];
const USUAL_REGION = 'US';

/** Which days are worked in a region, from which forecasts are counted. */
export function Calendar({ search, change }: PartProps) {
  const thisYear = todayIn('UTC').slice(0, 4);
  const { region = USUAL_REGION, year = thisYear } = search;
  const answer = usePageQuery(CALENDAR, { region, from: `${year}-01-01`, to: `${year}-12-31` });
  const shift = (by: number) => change({ year: String(Number(year) + by) });
  return (
    <>
      <FieldRow>
        <TypedField
          label={words.region}
          placeholder={words.regionHint}
          value={region}
          isComplete={isRegionCode}
          asTyped={(text) => text.toUpperCase().trim()}
          onTyped={(typed) => change({ region: typed }, true)}
        />
      </FieldRow>
      <Loaded answer={answer} lines={12}>
        {(data) => (
          <>
            <InUse regions={data.portfolio.groups.map(({ key }) => key)} />
            <WorkWeek region={region} workWeek={data.workWeek} />
            <Panel
              title={words.holidays(region, year)}
              count={data.holidays.length}
              actions={
                <>
                  <Button onPress={() => shift(-1)}>{words.yearBefore}</Button>
                  <Button onPress={() => shift(1)}>{words.yearAfter}</Button>
                  <HolidayActs region={region} />
                  <DownloadCsv name={`holidays-${region}-${year}`} columns={COLUMNS} rows={data.holidays} />
                </>
              }
            >
              {data.holidays.length === 0 ? (
                <Empty>{words.none}</Empty>
              ) : (
                <DataTable
                  caption={words.list}
                  columns={COLUMNS}
                  rows={data.holidays}
                  keyOf={({ day, name }) => `${day} ${name}`}
                />
              )}
            </Panel>
          </>
        )}
      </Loaded>
    </>
  );
}

/** Regions of engagements, each a link. */
const InUse = ({ regions }: { readonly regions: readonly string[] }) => (
  <p>
    {words.inUse}{' '}
    {regions.toSorted().map((region) => (
      <span key={region}>
        <Link
          from="/admin"
          to="/admin"
          search={(before: AdminSearch) => ({ ...before, tab: 'calendar' as const, region })}
        >
          {region}
        </Link>{' '}
      </span>
    ))}
  </p>
);

interface WeekProps {
  readonly region: string;
  readonly workWeek: Shown['workWeek'];
}

function WorkWeek({ region, workWeek }: WeekProps) {
  const mayChange = useMay('HOLIDAY_WRITE');
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={words.workWeek}
      actions={
        mayChange ? <Button onPress={() => setOpen(true)}>{words.changeWeek}</Button> : <p>{words.mayNot}</p>
      }
    >
      <p>{workWeek.map(wordOf).join(', ')}</p>
      {open ? <SetWorkWeek region={region} workWeek={workWeek} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}

function HolidayActs({ region }: { readonly region: string }) {
  const mayChange = useMay('HOLIDAY_WRITE');
  const [open, setOpen] = useState<'change' | 'restore' | null>(null);
  const close = () => setOpen(null);
  if (!mayChange) return null;
  return (
    <>
      <Button onPress={() => setOpen('change')}>{words.change}</Button>
      <Button kind="quiet" onPress={() => setOpen('restore')}>
        {words.restore}
      </Button>
      {open === 'change' ? <SetHolidays region={region} onClose={close} /> : null}
      {open === 'restore' ? <RestoreHolidays region={region} onClose={close} /> : null}
    </>
  );
}
