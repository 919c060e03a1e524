import { Fragment, type ReactNode } from 'react';
import { table } from '../messages/en/table';
import { Button } from './Button';
import styles from './DataTable.module.css';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Text is set to the left, numbers to the right. */
  readonly numeric?: boolean;
  /** Takes the room that the other columns leave. */
  readonly grow?: boolean;
  /** Words and days that are not broken into lines. */
  readonly short?: boolean;
  /** Left out in print, as buttons are. */
  readonly screenOnly?: boolean;
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
  /** Rows that follow one another and have the same heading stand below it. */
  readonly groupOf?: (row: Row) => string;
  /** Set if there are more rows. */
  readonly more?: (() => void) | undefined;
  readonly loadingMore?: boolean;
}

/** A list as a table. J and K move between rows, Enter opens the row's link. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, keyOf, order, onOrder, groupOf, more, loadingMore = false } = props;
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
          {rows.map((row, place) => (
            <Fragment key={keyOf(row)}>
              <GroupHead heading={headingAt(rows, place, groupOf)} span={columns.length} />
              <tr data-row="">
                {columns.map((column) => (
                  <td key={column.name} data-label={column.name} className={classOf(column)}>
                    <div>{column.cell(row)}</div>
                  </td>
                ))}
              </tr>
            </Fragment>
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

/** Null unless the row begins a group. */
function headingAt<Row>(
  rows: readonly Row[],
  place: number,
  groupOf: ((row: Row) => string) | undefined,
): string | null {
  const heading = groupOf?.(rows[place]!) ?? null;
  return place > 0 && heading === groupOf?.(rows[place - 1]!) ? null : heading;
}

const GroupHead = ({ heading, span }: { readonly heading: string | null; readonly span: number }) =>
  heading === null ? null : (
    <tr className={styles['group']}>
      <th scope="rowgroup" colSpan={span}>
        {heading}
      </th>
    </tr>
  );

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly order: Order | undefined;
  readonly onOrder: ((order: Order) => void) | undefined;
}

function classOf<Row>({ numeric, grow, short, screenOnly }: Column<Row>): string {
  const shape = styles[numeric ? 'numeric' : grow ? 'grow' : short ? 'short' : 'text'];
  return `${shape ?? ''} ${screenOnly ? styles['screenOnly'] : ''}`;
}

function Head<Row>({ column, order, onOrder }: HeadProps<Row>) {
  const { name, orderBy } = column;
  const className = classOf({ ...column, grow: false, short: false });
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
