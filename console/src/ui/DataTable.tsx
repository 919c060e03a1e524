import type { ReactNode } from 'react';
import { table } from '../messages/en/table';
import { Button } from './Button';
import styles from './DataTable.module.css';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Text is set to the left, numbers to the right. */
  readonly numeric?: boolean;
  /** Words and days that are not broken into lines. */
  readonly short?: boolean;
  /** The field by which the list can be ordered. */
  readonly orderBy?: string;
  /** For CSV; columns without are left out there. */
  readonly text?: (row: Row) => string | number | boolean | null | undefined;
}

export interface Order {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

interface Props<Row> {
  /** What the table lists, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly order?: Order | undefined;
  readonly onOrder?: (order: Order) => void;
  /** Set if there are more rows. */
  readonly more?: (() => void) | undefined;
  readonly loadingMore?: boolean;
}

/** A list as a table. J and K move between rows, Enter opens the row's link. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, keyOf, order, onOrder, more, loadingMore = false } = props;
  return (
    <div className={styles['frame']} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles['table']} data-list="">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.name} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-row="">
              {columns.map(({ name, numeric, short, cell }) => (
                <td key={name} data-label={name} className={classOf(numeric, short)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more ? (
        <p className={styles['more']}>
          <Button onPress={more} busy={loadingMore}>
            {table.more}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

const classOf = (numeric = false, short = false) =>
  numeric ? styles['numeric'] : short ? styles['short'] : undefined;

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly order: Order | undefined;
  readonly onOrder: ((order: Order) => void) | undefined;
}

function Head<Row>({ column: { name, numeric, orderBy }, order, onOrder }: HeadProps<Row>) {
  const className = numeric ? styles['numeric'] : undefined;
  if (orderBy === undefined || !onOrder)
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    );
  const direction = order?.field === orderBy ? order.direction : null;
  const next = direction === 'ASC' ? 'DESC' : 'ASC';
  return (
    <th
      scope="col"
      className={className}
      aria-sort={direction === null ? 'none' : direction === 'ASC' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className={styles['sort']}
        onClick={() => onOrder({ field: orderBy, direction: next })}
      >
        {name}
        <span aria-hidden="true">{direction === null ? '↕' : direction === 'ASC' ? '↑' : '↓'}</span>
      </button>
    </th>
  );
}
