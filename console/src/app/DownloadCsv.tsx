import { useState } from 'react';
import { type Cell, csvOf } from '../domain/csv';
import { table as words } from '../messages/en/table';
import { Button } from '../ui/Button';
import type { Column } from '../ui/DataTable';
import { save } from './files';
import { useNotices } from './notices';

interface Props<Row> {
  /** Without the ending. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** The rows, or how to read them where not all are on the screen. */
  readonly rows: readonly Row[] | (() => Promise<readonly Row[]>);
}

/** Saves a list as it is shown; columns without `text` are left out. */
export function DownloadCsv<Row>({ name, columns, rows }: Props<Row>) {
  const [busy, setBusy] = useState(false);
  const notify = useNotices();
  const written = columns.filter(({ text }) => text !== undefined);
  const write = (all: readonly Row[]) => {
    const cells = all.map((row) => written.map(({ text }): Cell => text!(row)));
    const csv = csvOf(
      written.map((column) => column.name),
      cells,
    );
    save(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  };
  const download = () => {
    if (typeof rows !== 'function') return write(rows);
    setBusy(true);
    rows()
      .then(write, (error: unknown) => notify(words.notDownloaded((error as Error).message)))
      .finally(() => setBusy(false));
  };
  const isEmpty = typeof rows !== 'function' && rows.length === 0;
  return (
    <Button kind="quiet" onPress={download} busy={busy} isDisabled={isEmpty}>
      {words.download}
    </Button>
  );
}
