import { csvOf } from '../domain/csv';
import { table } from '../messages/en/table';
import { Button } from '../ui/Button';
import type { Column } from '../ui/DataTable';
import { saveCsv } from './download';

interface Props<Row> {
  /** Without `.csv`. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** Saves a list as it is shown: the columns that have text, the rows in their order. */
export function CsvButton<Row>({ name, columns, rows }: Props<Row>) {
  const written = columns.flatMap((column) =>
    column.text ? [{ name: column.name, text: column.text }] : [],
  );
  const save = () =>
    saveCsv(
      `${name}.csv`,
      csvOf(
        written.map((column) => column.name),
        rows.map((row) => written.map(({ text }) => text(row))),
      ),
    );
  return (
    <Button kind="quiet" onPress={save} isDisabled={rows.length === 0}>
      {table.download}
    </Button>
  );
}
