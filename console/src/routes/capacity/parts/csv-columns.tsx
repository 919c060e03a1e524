import { capacity as words } from '../../../messages/en/capacity';
import type { Column } from '../../../ui/DataTable';
import type { Row } from './HeatGrid';

/** A line for each week of each engineer. */
type Line = Row['weeks'][number] & { readonly engineer: string };

const column = (name: string, text: (line: Line) => string | number | boolean): Column<Line> => ({
  ...{ name, text, cell: text },
});

export const CSV_COLUMNS: readonly Column<Line>[] = [
  column(words.engineer, ({ engineer }) => engineer),
  column(words.csv.week, ({ weekOf }) => weekOf),
  column(words.csv.capacity, ({ capacityHours }) => capacityHours),
  column(words.csv.confirmed, ({ hardHours }) => hardHours),
  column(words.csv.tentative, ({ softHours }) => softHours),
  column(words.csv.logged, ({ loggedHours }) => loggedHours),
  column(words.csv.over, ({ overCapacity }) => overCapacity),
];
