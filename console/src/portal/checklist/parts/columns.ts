import { wordOf } from '../../../domain/words';
import { checklist } from '../../../messages/en/portal-checklist';
import type { Column } from '../../../ui/DataTable';
import type { Item } from '../groups';

const { columns } = checklist;
const column = (name: string, text: (item: Item) => string | null): Column<Item> => ({
  name,
  cell: text,
  text,
});

/** The checklist for a spreadsheet. */
export const CHECKLIST_COLUMNS: readonly Column<Item>[] = [
  column(columns.product, ({ apiProduct }) => apiProduct),
  column(columns.code, ({ code }) => code),
  column(columns.title, ({ title }) => title),
  column(columns.kind, ({ kind }) => wordOf(kind)),
  column(columns.neededBy, ({ neededBy }) => wordOf(neededBy)),
  column(columns.status, ({ status }) => wordOf(status)),
  column(columns.wanted, ({ evidenceWanted }) => evidenceWanted),
  column(columns.rejection, ({ rejection }) => rejection),
  column(columns.expiresOn, ({ expiresOn }) => expiresOn),
  column(columns.submittedBy, ({ evidence }) => evidence?.submittedBy ?? null),
];
