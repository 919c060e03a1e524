import { type ReactNode, useState } from 'react';
import { stringifyDocument } from 'urql';
import { downloadFile } from '../../../app/files';
import { useNotices } from '../../../app/notices';
import { useSession } from '../../../app/session/session-context';
import { adoption } from '../../../messages/en/adoption';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import { asQuery } from '../as-query';
import { type ExportGiven, exportParameters } from '../filter';
import styles from './AskedPanel.module.css';

const words = adoption.query;

interface Props {
  readonly title: string;
  readonly count?: number;
  /** The fragment of the page's query that has these numbers, and the variables of the page. */
  readonly asked: Parameters<typeof stringifyDocument>[0];
  readonly variables: Readonly<Record<string, unknown>>;
  /** The metric of the export, and its parameters beside the filter. */
  readonly metric: string;
  readonly parameters?: ExportGiven;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page with what was asked for its numbers, and the same numbers as CSV. */
export function AskedPanel({ title, count, asked, variables, metric, parameters, actions, children }: Props) {
  const [shown, setShown] = useState(false);
  const filter = variables['filter'] as ExportGiven;
  return (
    <Panel
      title={title}
      count={count}
      actions={
        <>
          {actions}
          <Button kind="quiet" aria-expanded={shown} onPress={() => setShown(!shown)}>
            {words.show}
          </Button>
          <Csv title={title} parameters={exportParameters(metric, { ...filter, ...parameters })} />
        </>
      }
    >
      {shown ? <Asked {...asQuery(stringifyDocument(asked), variables)} /> : null}
      {children}
    </Panel>
  );
}

function Csv({ title, parameters }: { readonly title: string; readonly parameters: string }) {
  const session = useSession();
  const notify = useNotices();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const given = new URLSearchParams(parameters);
    const name = ['adoption', given.get('metric'), given.get('from'), given.get('to')]
      .filter(Boolean)
      .join('-');
    await downloadFile(session, `/export/adoption.csv?${parameters}`, `${name}.csv`).catch((error: unknown) =>
      notify(words.failed(error instanceof Error ? error.message : String(error))),
    );
    setBusy(false);
  };
  return (
    <Button kind="quiet" busy={busy} aria-label={words.csvOf(title)} onPress={() => void download()}>
      {words.csv}
    </Button>
  );
}

interface AskedProps {
  readonly query: string;
  readonly variables: object;
}

function Asked({ query, variables }: AskedProps) {
  const notify = useNotices();
  const written = JSON.stringify(variables, null, 2);
  const copy = () =>
    navigator.clipboard.writeText(`${query}\n\n# ${words.variables}\n${commented(written)}\n`).then(
      () => notify(words.copied),
      () => notify(words.notCopied),
    );
  const address = `/graphiql#${new URLSearchParams({ query, variables: written }).toString()}`;
  return (
    <div className={styles['asked']}>
      <div className={styles['acts']}>
        <p>{words.note}</p>
        <Button onPress={() => void copy()}>{words.copy}</Button>
        <a href={address} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      </div>
      <div className={styles['texts']}>
        <pre tabIndex={0} role="region" aria-label={words.text}>
          {query}
        </pre>
        <pre tabIndex={0} role="region" aria-label={words.variables}>
          {written}
        </pre>
      </div>
    </div>
  );
}

const commented = (text: string): string => text.replace(/^/gm, '# ');
