import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { ResultOf } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { wordOf } from '../domain/words';
import { importApiDescription as words } from '../messages/en/acts-catalogue';
import { FieldRow, Select, TextField } from '../ui/Field';
import { FileField } from './FileField';
import styles from './Preview.module.css';
import { IMPORT_API_DESCRIPTION } from './catalogue.graphql';

const MOST_BYTES = 8 * 1024 * 1024;

interface Props {
  readonly product: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Brings a version up to date with a description, after showing what that changes. */
export default function ImportApiDescription({ product, onClose }: Props) {
  const [document, setDocument] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const [version, setVersion] = useState('');
  const [status, setStatus] = useState<'BETA' | 'GA'>('BETA');
  const [hosts, setHosts] = useState('');
  const [basePath, setBasePath] = useState('');
  const named = hosts.split(',').flatMap((host) => (host.trim() === '' ? [] : [host.trim()]));
  const input =
    document === '' || version.trim() === ''
      ? null
      : {
          ...{ apiProductId: product.id, version, document, status },
          ...(named.length > 0 ? { hosts: named } : {}),
          ...(basePath.trim() === '' ? {} : { basePath }),
        };
  const preview = usePreview(IMPORT_API_DESCRIPTION, input && { ...input, dryRun: true });
  return (
    <ActDialog
      title={words.title(product.name)}
      document={IMPORT_API_DESCRIPTION}
      input={input}
      verb={words.verb}
      done={words.done(`${product.name} ${version}`)}
      onClose={onClose}
      wide
    >
      {(faultOf) => (
        <>
          <FileField
            label={words.file}
            hint={words.fileHint}
            fault={fault ?? faultOf('document')}
            accept=".yaml,.yml,.json"
            most={MOST_BYTES}
            onText={(text) => {
              setFault(undefined);
              setDocument(text);
            }}
            onTooLarge={() => setFault(words.tooLarge)}
          />
          <FieldRow>
            <TextField
              label={words.version}
              hint={words.versionHint}
              value={version}
              onChange={setVersion}
              fault={faultOf('version')}
            />
            <Select
              label={words.status}
              value={status}
              onChange={(value) => setStatus(value as typeof status)}
              options={(['BETA', 'GA'] as const).map((value) => ({ value, label: wordOf(value) }))}
              fault={faultOf('status')}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              label={words.hosts}
              hint={words.hostsHint}
              value={hosts}
              onChange={setHosts}
              fault={faultOf('hosts')}
            />
            <TextField
              label={words.basePath}
              value={basePath}
              onChange={setBasePath}
              fault={faultOf('basePath')}
            />
          </FieldRow>
          {input ? (
            <section className={styles['preview']} aria-label={words.preview} aria-live="polite">
              <h3>{words.preview}</h3>
              {preview.loading ? <p>{words.looking}</p> : null}
              {preview.userErrors.map(({ message }, place) => (
                <p key={place} className={styles['fault']}>
                  {message}
                </p>
              ))}
              {preview.payload && preview.userErrors.length === 0 ? (
                <Changes changes={preview.payload} />
              ) : null}
            </section>
          ) : null}
        </>
      )}
    </ActDialog>
  );
}

type Payload = ResultOf<typeof IMPORT_API_DESCRIPTION>['importApiDescription'];

function Changes({ changes }: { readonly changes: Payload }) {
  const { added, changed, removed, warnings } = changes;
  const lists = [
    [words.added, added],
    [words.changed, changed],
    [words.removed, removed],
  ] as const;
  const isSame = lists.every(([, list]) => (list ?? []).length === 0);
  return (
    <>
      {isSame ? <p>{words.nothing}</p> : null}
      {lists.map(([title, list]) =>
        list && list.length > 0 ? (
          <details key={title(0)}>
            <summary>{title(list.length)}</summary>
            <ul>
              {list.map(({ method, path }) => (
                <li key={`${method} ${path}`}>
                  <code>
                    {method} {path}
                  </code>
                </li>
              ))}
            </ul>
          </details>
        ) : null,
      )}
      {warnings && warnings.length > 0 ? (
        <details>
          <summary>{words.warnings(warnings.length)}</summary>
          <ul>
            {warnings.map(({ line, path, message }, place) => (
              <li key={place}>
                {line === null ? '' : words.line(line)}
                {message} <code>{path}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
