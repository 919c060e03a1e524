import type { CSSProperties } from 'react';
import type { ResultOf } from '../../../app/graphql/types';
import { dayText } from '../../../domain/dates';
import { decimalText } from '../../../domain/numbers';
import { capacity as words } from '../../../messages/en/capacity';
import type { WORKLOAD } from '../page.graphql';
import styles from './HeatGrid.module.css';

export type Row = ResultOf<typeof WORKLOAD>['engineerWorkload'][number];
type Week = Row['weeks'][number];

interface Props {
  readonly rows: readonly Row[];
  readonly onShow: (engineerId: string) => void;
}

export const HeatGrid = ({ rows, onShow }: Props) => (
  <div className={styles['frame']} role="region" aria-label={words.table} tabIndex={0}>
    <table className={styles['grid']} data-list="">
      <caption className="visually-hidden">{words.grid}</caption>
      <thead>
        <tr>
          <th scope="col">{words.engineer}</th>
          {rows[0]!.weeks.map(({ weekOf }) => (
            <th key={weekOf} scope="col">
              {dayText(weekOf)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ engineer, weeks }) => (
          <tr key={engineer.id} data-row="">
            <th scope="row">
              <button
                type="button"
                onClick={() => onShow(engineer.id)}
                aria-label={words.open(engineer.name)}
              >
                <span dir="auto">{engineer.name}</span>
              </button>
            </th>
            {weeks.map((week) => (
              <Cell key={week.weekOf} week={week} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function Cell({ week }: { readonly week: Week }) {
  const { capacityHours, hardHours, softHours, loggedHours, overCapacity } = week;
  const allocated = hardHours + softHours;
  const share = capacityHours === 0 ? (allocated > 0 ? 1 : 0) : Math.min(1, allocated / capacityHours);
  const style = { '--share': `${Math.round(share * 45)}%` } as CSSProperties;
  const text = words.cell(decimalText(allocated), decimalText(capacityHours));
  return (
    <td
      style={style}
      className={overCapacity ? styles['over'] : styles['within']}
      title={words.cellTitle(decimalText(hardHours), decimalText(softHours), decimalText(loggedHours))}
    >
      {text}
      {overCapacity ? <span className="visually-hidden"> {words.over}</span> : null}
    </td>
  );
}
