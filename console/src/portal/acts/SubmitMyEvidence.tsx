import type { ITEM } from './item.graphql';
import { useState } from 'react';
import { ActDialog } from '../../app/ActDialog';
import { FileUpload } from '../../app/FileUpload';
import { type ResultOf, type VariablesOf, graphql } from '../../app/graphql/types';
import { todayIn } from '../../domain/dates';
import { submitMyEvidence as words } from '../../messages/en/acts-portal';
import { Select, TextArea, TextField } from '../../ui/Field';
import styles from './SubmitMyEvidence.module.css';

const SUBMIT_MY_EVIDENCE = graphql(`
  mutation SubmitMyEvidence($input: SubmitMyEvidenceInput!) {
    submitMyEvidence(input: $input) {
      integrationChecklistItem {
        key
        status
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof SUBMIT_MY_EVIDENCE>['input'];
type Kind = keyof typeof words.kinds;

interface Props {
  /** Key of the integration. */
  readonly integration: string;
  readonly item: ResultOf<typeof ITEM>;
  readonly onClose: () => void;
}

export function SubmitMyEvidence({ integration: key, item, onClose }: Props) {
  const [kind, setKind] = useState<Kind>('file');
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [url, setUrl] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [note, setNote] = useState('');
  const { apiProductSlug, code, expires } = item;

  const evidence = kind === 'file' ? uploadId && { uploadId } : url.trim() && { url: url.trim() };
  const isComplete = evidence && (!expires || expiresOn !== '');
  const input: Input | null = isComplete
    ? {
        ...{ key, apiProductSlug, code, ...evidence },
        ...(expiresOn === '' ? {} : { expiresOn }),
        ...(note.trim() === '' ? {} : { note }),
      }
    : null;
  return (
    <ActDialog
      title={words.title(item.title)}
      document={SUBMIT_MY_EVIDENCE}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <Wanted item={item} />
          <Select
            label={words.kind}
            value={kind}
            onChange={(value) => setKind(value as Kind)}
            options={(['file', 'url'] as const).map((value) => ({ value, label: words.kinds[value] }))}
          />
          <div hidden={kind !== 'file'}>
            <FileUpload
              label={words.file}
              engagement={key}
              onUploaded={setUploadId}
              fault={faultOf('uploadId')}
            />
          </div>
          {kind === 'url' ? (
            <TextField
              label={words.url}
              hint={words.urlHint}
              type="url"
              value={url}
              onChange={setUrl}
              fault={faultOf('url')}
            />
          ) : null}
          {expires ? (
            <TextField
              label={words.expiresOn}
              hint={words.expiresHint}
              type="date"
              min={todayIn()}
              value={expiresOn}
              onChange={setExpiresOn}
              fault={faultOf('expiresOn')}
            />
          ) : null}
          <TextArea label={words.note} rows={2} value={note} onChange={setNote} fault={faultOf('note')} />
        </>
      )}
    </ActDialog>
  );
}

const Wanted = ({ item: { evidenceWanted, rejection } }: Pick<Props, 'item'>) => (
  <dl className={styles['wanted']}>
    <dt>{words.wanted}</dt>
    <dd dir="auto">{evidenceWanted}</dd>
    {rejection ? (
      <>
        <dt>{words.rejected}</dt>
        <dd dir="auto" className={styles['rejection']}>
          {rejection}
        </dd>
      </>
    ) : null}
  </dl>
);
