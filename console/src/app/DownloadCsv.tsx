import { type Cell, csvOf } from '../domain/csv';
import { table as words } from '../messages/en/table';
import { Button } from '../ui/Button';
import type { Column } from '../ui/DataTable';
import { save } from './files';

interface Props<Row> {
  /** Without the ending. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** Saves a list as it is shown; columns without `text` are left out. */
export function DownloadCsv<Row>({ name, columns, rows }: Props<Row>) {
  const written = columns.filter(({ text }) => text !== undefined);
  const download = () => {
    const cells = rows.map((row) => written.map(({ text }): Cell => text!(row)));
    const csv = csvOf(
      written.map((column) => column.name),
      cells,
    );
    save(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  };
  return (
    <Button kind="quiet" onPress={download} isDisabled={rows.length === 0}>
      {words.download}
    </Button>
  );
}
