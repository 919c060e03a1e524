import { DownloadCsv } from '../../../app/DownloadCsv';
import type { ResultOf } from '../../../app/graphql/types';
import { PartnerLink } from '../../../app/links';
import { relativeDay } from '../../../domain/dates';
import { countText } from '../../../domain/numbers';
import { adoption } from '../../../messages/en/adoption';
import { WordBadge } from '../../../ui/Badge';
import { type Column, DataTable } from '../../../ui/DataTable';
import type { VERSIONS } from '../page.graphql';
import styles from './StepEngagements.module.css';

const words = adoption.versions;
type Use = ResultOf<typeof VERSIONS>['versions'][number];
type User = Use['applications'][number];

export const nameOf = ({
  apiProduct,
  version,
}: {
  readonly apiProduct: { name: string };
  readonly version: string;
}) => `${apiProduct.name} ${version}`;

/** The applications that called a deprecated version. */
export function Behind({ use: { apiVersion, applications, applicationCount } }: { readonly use: Use }) {
  const title = words.applications(nameOf(apiVersion));
  return (
    <section className={styles['list']} aria-label={title}>
      <h3>{title}</h3>
      <p>{words.stateNotes}</p>
      <DataTable
        caption={title}
        columns={USERS}
        rows={applications}
        keyOf={({ application }) => application.id}
      />
      <DownloadCsv name="applications" columns={USERS} rows={applications} />
      {applications.length < applicationCount ? (
        <p>{words.ofAll(applications.length, applicationCount)}</p>
      ) : null}
    </section>
  );
}

const USERS: readonly Column<User>[] = [
  {
    name: words.application,
    text: ({ application }) => application.name,
    cell: ({ application }) => <span dir="auto">{application.name}</span>,
  },
  {
    name: words.partner,
    text: ({ partner }) => partner.name,
    cell: ({ partner }) => <PartnerLink partner={partner} />,
  },
  { name: words.state, text: ({ state }) => state, cell: ({ state }) => <WordBadge value={state} /> },
  { name: words.calls, numeric: true, text: ({ calls }) => calls, cell: ({ calls }) => countText(calls) },
  {
    name: words.lastCall,
    text: ({ lastCallOn }) => lastCallOn,
    cell: ({ lastCallOn }) => <time dateTime={lastCallOn}>{relativeDay(lastCallOn)}</time>,
  },
];
