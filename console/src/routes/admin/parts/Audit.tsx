import type { ResultOf } from '../../../app/graphql/types';
import { EngagementLink, PartnerLink } from '../../../app/links';
import { instantText, instantTitle } from '../../../domain/dates';
import { admin as words } from '../../../messages/en/admin';
import type { Column } from '../../../ui/DataTable';
import { auditFilter } from '../filters';
import { AUDIT } from '../page.graphql';
import { AdminList } from './AdminList';
import { AuditChanges } from './AuditChanges';
import { AuditFilterBar } from './AuditFilterBar';
import { Only } from './Only';
import type { PartProps } from './part';

export type Entry = ResultOf<typeof AUDIT>['auditLog']['nodes'][number];

const COLUMNS: readonly Column<Entry>[] = [
  {
    name: words.at,
    short: true,
    cell: ({ at }) => (
      <time dateTime={at} title={instantTitle(at)}>
        {instantText(at)}
      </time>
    ),
    text: ({ at }) => at,
  },
  {
    name: words.who,
    short: true,
    cell: ({ actor: { id, name } }) =>
      id === null ? <bdi>{name}</bdi> : <Only changes={{ actor: id }}>{name}</Only>,
    text: ({ actor }) => actor.name,
  },
  {
    name: words.action,
    short: true,
    cell: ({ action }) => <Only changes={{ action }}>{action}</Only>,
    text: ({ action }) => action,
  },
  {
    name: words.subject,
    short: true,
    cell: ({ subject: { id, kind } }) => <Only changes={{ subject: id }}>{words.kindOf(kind)}</Only>,
    text: ({ subject }) => subject.id,
  },
  {
    name: words.about,
    short: true,
    cell: ({ engagement, partner }) =>
      engagement ? <EngagementLink id={engagement.key} /> : partner ? <PartnerLink partner={partner} /> : '—',
    text: ({ engagement, partner }) => engagement?.key ?? partner?.name,
  },
  {
    name: words.changes,
    grow: true,
    cell: ({ changes, previous }) => <AuditChanges changes={changes} previous={previous} />,
    text: ({ changes }) => JSON.stringify(changes),
  },
];

/** Who did what, newest first. */
export function Audit({ search, change }: PartProps) {
  const filter = auditFilter(search);
  return (
    <AdminList
      title={words.tabs.audit}
      document={AUDIT}
      filter={{ filter }}
      filterBar={<AuditFilterBar search={search} change={change} />}
      pick={({ auditLog }) => auditLog}
      columns={COLUMNS}
      keyOf={({ id }) => id}
      empty={Object.keys(filter).length > 0 ? words.noMatch : words.noAudit}
    />
  );
}
