import { myTime as words } from '../../../messages/en/my-time';
import { DataTable } from '../../../ui/DataTable';
import { weekdayText } from '../../../domain/dates';
import type { Grid } from './grid';
import { timeText } from './grid';
import styles from './WeekGrid.module.css';

export function WeekGrid({ caption, grid }: { readonly caption: string; readonly grid: Grid }) {
  return (
    <>
      <DataTable caption={caption} columns={grid.columns} rows={grid.rows} keyOf={({ key }) => key} />
      <dl className={styles['totals']}>
        {[...grid.totals].map(([day, minutes]) => (
          <div key={day}>
            <dt>{weekdayText(day)}</dt>
            <dd>{timeText(minutes) || '—'}</dd>
          </div>
        ))}
        <div>
          <dt>{words.total}</dt>
          <dd>
            <strong>{timeText(grid.minutes)}</strong>
          </dd>
        </div>
      </dl>
    </>
  );
}
