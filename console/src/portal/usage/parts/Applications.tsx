import { DownloadCsv } from '../../../app/DownloadCsv';
import type { ResultOf } from '../../../app/graphql/types';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { usage as words } from '../../../messages/en/portal-usage';
import { Badge } from '../../../ui/Badge';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { APPLICATION } from '../page.graphql';

type Application = ResultOf<typeof APPLICATION>;
type Credential = Application['credentials'][number] & { readonly application: Application };

/** A credential that expires within these days should be rotated. */
const SOON_DAYS = 30;

const expiryText = ({ expiresAt }: Credential): string =>
  expiresAt ? dayText(expiresAt.slice(0, 10)) : words.never;

const COLUMNS: readonly Column<Credential>[] = [
  {
    name: words.application,
    cell: ({ application }) => <span dir="auto">{application.name}</span>,
    text: ({ application }) => application.name,
  },
  {
    name: words.products,
    cell: ({ application }) => application.apiProducts.join(', '),
    text: ({ application }) => application.apiProducts.join(', '),
  },
  {
    name: words.environment,
    cell: ({ environment }) => wordOf(environment),
    text: ({ environment }) => environment,
  },
  { name: words.clientId, cell: ({ clientId }) => <code>{clientId}</code>, text: ({ clientId }) => clientId },
  { name: words.expires, cell: expiryText, text: ({ expiresAt }) => expiresAt },
  { name: words.state, cell: (each) => <State credential={each} />, text: ({ state }) => state },
];

interface Props {
  /** Key of the integration. */
  readonly id: string;
  readonly applications: readonly Application[];
}

/** Every credential of the applications, those that expire first at the top. */
export function Applications({ id, applications }: Props) {
  const credentials = applications
    .flatMap((application) => application.credentials.map((each) => ({ ...each, application })))
    .sort((one, other) => rank(one) - rank(other));
  return (
    <Panel
      title={words.applications}
      count={applications.length}
      actions={<DownloadCsv name={`${id}-credentials`} columns={COLUMNS} rows={credentials} />}
    >
      {credentials.length === 0 ? (
        <Empty>{applications.length === 0 ? words.noApplications : words.noCredentials}</Empty>
      ) : (
        <DataTable
          caption={words.credentials}
          columns={COLUMNS}
          rows={credentials}
          keyOf={({ id: credential }) => credential}
        />
      )}
    </Panel>
  );
}

/** Revoked ones come last: nothing is to be done about them. */
const rank = ({ state, expiresInDays }: Credential): number =>
  state === 'REVOKED' ? Infinity : (expiresInDays ?? Number.MAX_SAFE_INTEGER);

function State({ credential: { state, expiresInDays } }: { readonly credential: Credential }) {
  if (state === 'VALID' && expiresInDays !== null && expiresInDays <= SOON_DAYS)
    return <Badge tone="warn">{words.expiresIn(expiresInDays)}</Badge>;
  return (
    <Badge tone={state === 'VALID' ? 'good' : state === 'EXPIRED' ? 'bad' : 'plain'}>{wordOf(state)}</Badge>
  );
}
