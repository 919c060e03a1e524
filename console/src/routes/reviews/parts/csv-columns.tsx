import { reviews } from '../../../messages/en/reviews';
import type { Column } from '../../../ui/DataTable';
import type { Item } from './ReviewList';

const words = reviews.csv;

const column = (name: string, text: (item: Item) => string | null): Column<Item> => ({
  ...{ name, text, cell: text },
});

export const CSV_COLUMNS: readonly Column<Item>[] = [
  column(words.item, ({ title }) => title),
  column(words.engagement, ({ engagement }) => engagement.key),
  column(words.partner, ({ engagement }) => engagement.partner.name),
  column(words.product, ({ apiProduct }) => apiProduct.name),
  column(words.kind, ({ kind }) => kind),
  column(words.neededBy, ({ neededBy }) => neededBy),
  column(words.since, ({ changedAt }) => changedAt),
];
