import { useState } from 'react';

export interface OpenAct<Row, Act> {
  /** The dialog that is open, and its row as last read. */
  readonly open: { readonly act: Act; readonly row: Row } | null;
  readonly start: (act: Act, row: Row) => void;
  readonly close: () => void;
}

/**
 * Which dialog is open for which row of a list. It stays open when others change the row, move it or take it from the list, so
 * that nothing typed is lost.
 */
export function useOpenAct<Row, Act extends string>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): OpenAct<Row, Act> {
  const [opened, setOpened] = useState<{ readonly act: Act; readonly row: Row } | null>(null);
  const now = opened ? rows.find((row) => keyOf(row) === keyOf(opened.row)) : undefined;
  return {
    open: opened ? { act: opened.act, row: now ?? opened.row } : null,
    start: (act, row) => setOpened({ act, row }),
    close: () => setOpened(null),
  };
}
