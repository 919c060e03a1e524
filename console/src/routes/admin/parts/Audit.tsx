import type { ResultOf } from '../../../app/graphql/types';
import { EngagementLink } from '../../../app/links';
import { instantText, instantTitle } from '../../../domain/dates';
import { admin as words } from '../../../messages/en/admin';
import type { Column } from '../../../ui/DataTable';
import { AUDIT } from '../page.graphql';
import { AdminList } from './AdminList';

type Entry = ResultOf<typeof AUDIT>['auditLog']['nodes'][number];

const COLUMNS: readonly Column<Entry>[] = [
  {
    name: words.at,
    cell: ({ at }) => <time title={instantTitle(at)}>{instantText(at)}</time>,
    text: ({ at }) => at,
  },
  {
    name: words.who,
    cell: ({ actor }) => <span dir="auto">{actor.name}</span>,
    text: ({ actor }) => actor.name,
  },
  { name: words.action, cell: ({ action }) => <code>{action}</code>, text: ({ action }) => action },
  {
    name: words.about,
    cell: ({ engagement, partner, subject }) =>
      engagement ? <EngagementLink id={engagement.key} /> : (partner?.name ?? subject.kind),
    text: ({ engagement, subject }) => engagement?.key ?? subject.id,
  },
  {
    name: words.changes,
    cell: ({ changes, previous }) => <Changes changes={changes} previous={previous} />,
    text: ({ changes }) => JSON.stringify(changes),
  },
];

export const Audit = () => (
  <AdminList
    title={words.tabs.audit}
    document={AUDIT}
    pick={({ auditLog }) => auditLog}
    columns={COLUMNS}
    keyOf={({ id }) => id}
    empty={words.noAudit}
  />
);

type Values = Readonly<Record<string, unknown>>;

/** Each field with its value before and after. */
const Changes = ({ changes, previous }: { readonly changes: Values; readonly previous: Values | null }) => (
  <details>
    <summary dir="auto">{Object.keys(changes).join(', ') || '—'}</summary>
    <dl>
      {Object.entries(changes).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd dir="auto">
            {previous && name in previous ? `${valueText(previous[name])} → ` : ''}
            {valueText(value)}
          </dd>
        </div>
      ))}
    </dl>
  </details>
);

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
