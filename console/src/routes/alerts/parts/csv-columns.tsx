import { alerts } from '../../../messages/en/alerts';
import type { Column } from '../../../ui/DataTable';
import type { Alert } from '../page.graphql';

const words = alerts.csv;

const column = (name: string, text: (alert: Alert) => string | null): Column<Alert> => ({
  ...{ name, text, cell: text },
});

export const CSV_COLUMNS: readonly Column<Alert>[] = [
  column(words.kind, ({ kind }) => alerts.kinds[kind]),
  column(words.engagement, ({ engagement }) => engagement.key),
  column(words.partner, ({ engagement }) => engagement.partner.name),
  column(words.about, ({ subject }) => subject.title),
  column(words.cause, ({ cause }) => cause),
  column(words.next, ({ nextStep }) => nextStep),
  column(words.opened, ({ openedAt }) => openedAt),
  column(words.resolved, ({ resolvedAt }) => resolvedAt),
  column(words.acknowledged, ({ acknowledgedBy }) => acknowledgedBy),
  column(words.note, ({ note }) => note),
  column(words.addressees, ({ addressees }) => addressees.map(({ name }) => name).join(', ')),
];
