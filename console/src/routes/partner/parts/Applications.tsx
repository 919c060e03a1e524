import { Fragment, Suspense, lazy, useState } from 'react';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { ProductLink } from '../../../app/links';
import { useMay } from '../../../app/rights';
import { daysUntil } from '../../../domain/instants';
import { dayText, instantTitle } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { partner as words } from '../../../messages/en/partners';
import { Badge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { Application, Credential } from '../page.graphql';
import styles from './Applications.module.css';
import { stateOf } from './credential-state';

const RotateCredential = lazy(() => import('../../../acts/RotateCredential'));
const RevokeCredential = lazy(() => import('../../../acts/RevokeCredential'));

interface Act {
  readonly kind: 'rotate' | 'revoke';
  readonly credential: Credential;
}

/** With what it calls: each application and its credentials, never their secrets. */
export function Applications({ applications }: { readonly applications: readonly Application[] }) {
  const mayWrite = useMay('PARTNER_WRITE');
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const all = applications.flatMap((application) =>
    application.credentials.map((credential) => ({ application, credential })),
  );
  return (
    <Panel
      title={words.applications}
      count={applications.length}
      actions={<DownloadCsv name="credentials" columns={CSV} rows={all} />}
    >
      {applications.length === 0 ? <Empty>{words.noApplications}</Empty> : null}
      {applications.map(({ id, name, apiProducts, credentials }) => (
        <section key={id} className={styles['application']} aria-label={name}>
          <h3 dir="auto">{name}</h3>
          <p className={styles['products']}>
            {words.forProducts}{' '}
            {apiProducts.map((product, place) => (
              <Fragment key={product.id}>
                {place > 0 ? ', ' : ''}
                <ProductLink product={product} />
              </Fragment>
            ))}
          </p>
          <DataTable
            caption={words.credentials(name)}
            columns={columnsOf(credentials, mayWrite ? setAct : null)}
            rows={credentials}
            keyOf={(credential) => credential.id}
          />
        </section>
      ))}
      <Suspense fallback={null}>
        {act?.kind === 'rotate' ? <RotateCredential credential={act.credential} onClose={close} /> : null}
        {act?.kind === 'revoke' ? <RevokeCredential credential={act.credential} onClose={close} /> : null}
      </Suspense>
    </Panel>
  );
}

function columnsOf(
  all: readonly Credential[],
  act: ((act: Act) => void) | null,
): readonly Column<Credential>[] {
  const clientIdOf = (id: string | null) => all.find((each) => each.id === id)?.clientId;
  return [
    {
      name: words.clientId,
      cell: ({ clientId, replacesId }) => (
        <>
          <code>{clientId}</code>
          {replacesId ? (
            <small className={styles['note']}> {words.replaces(clientIdOf(replacesId) ?? '')}</small>
          ) : null}
        </>
      ),
    },
    { name: words.environment, short: true, cell: ({ environment }) => wordOf(environment) },
    { name: words.state, cell: (credential) => <State credential={credential} /> },
    { name: words.issued, short: true, cell: ({ issuedAt }) => <Day instant={issuedAt} /> },
    {
      name: words.expires,
      short: true,
      cell: ({ expiresAt }) => (expiresAt === null ? words.never : <Day instant={expiresAt} />),
    },
    {
      name: words.fingerprint,
      cell: ({ fingerprint }) => (fingerprint === null ? '—' : <code>{fingerprint}</code>),
    },
    ...(act
      ? [
          {
            name: words.acts,
            cell: (credential: Credential) => <Acts credential={credential} act={act} />,
          },
        ]
      : []),
  ];
}

const Day = ({ instant }: { readonly instant: string }) => (
  <time dateTime={instant} title={instantTitle(instant)}>
    {dayText(instant.slice(0, 10))}
  </time>
);

interface StateProps {
  readonly credential: Credential;
}

function State({ credential }: StateProps) {
  const state = stateOf(credential, daysUntil);
  const tone = ({ valid: 'good', soon: 'warn', expired: 'bad', revoked: 'plain' } as const)[state];
  return (
    <span dir="auto" title={credential.revocationReason ?? undefined}>
      <Badge tone={tone}>{words[state]}</Badge>
      {credential.revocationReason ? (
        <small className={styles['note']}> {credential.revocationReason}</small>
      ) : null}
    </span>
  );
}

function Acts({ credential, act }: StateProps & { readonly act: (act: Act) => void }) {
  if (credential.revokedAt !== null) return null;
  return (
    <span className={styles['acts']}>
      <Button
        aria-label={words.of(words.rotate, credential.clientId)}
        onPress={() => act({ kind: 'rotate', credential })}
      >
        {words.rotate}
      </Button>
      <Button
        kind="danger"
        aria-label={words.of(words.revoke, credential.clientId)}
        onPress={() => act({ kind: 'revoke', credential })}
      >
        {words.revoke}
      </Button>
    </span>
  );
}

interface CsvRow {
  readonly application: Application;
  readonly credential: Credential;
}
const csvColumn = (name: string, text: (row: CsvRow) => string | null): Column<CsvRow> => ({
  name,
  text,
  cell: text,
});
const CSV: readonly Column<CsvRow>[] = [
  csvColumn(words.applications, ({ application }) => application.name),
  csvColumn(words.clientId, ({ credential }) => credential.clientId),
  csvColumn(words.environment, ({ credential }) => credential.environment),
  csvColumn(words.issued, ({ credential }) => credential.issuedAt),
  csvColumn(words.expires, ({ credential }) => credential.expiresAt),
  csvColumn(words.fingerprint, ({ credential }) => credential.fingerprint),
  csvColumn(words.revoked, ({ credential }) => credential.revokedAt),
];
