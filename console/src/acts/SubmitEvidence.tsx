import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { FileUpload } from '../app/FileUpload';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { todayIn } from '../domain/dates';
import { submitEvidence as words } from '../messages/en/acts-gate';
import { Check, Select, TextArea, TextField } from '../ui/Field';

const SUBMIT_EVIDENCE = graphql(`
  mutation SubmitEvidence($input: SubmitEvidenceInput!) {
    submitEvidence(input: $input) {
      item {
        key
        status
        awaitsReview
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof SUBMIT_EVIDENCE>['input'];

export interface EvidenceFor {
  readonly code: string;
  readonly title: string;
  readonly evidenceWanted: string;
  readonly expires: boolean;
  readonly apiProduct: { readonly id: string };
}

interface Props {
  readonly engagement: { readonly id: string; readonly key: string };
  readonly item: EvidenceFor;
  readonly onClose: () => void;
}

/** Hands in a file, which is uploaded as soon as it is chosen, or a link. */
export function SubmitEvidence({ engagement: { id, key }, item, onClose }: Props) {
  const [way, setWay] = useState<'file' | 'link'>('file');
  const [visible, setVisible] = useState(true);
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [url, setUrl] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [note, setNote] = useState('');
  const evidence =
    way === 'link' ? (url.trim() === '' ? null : { url: url.trim() }) : uploadId && { uploadId };
  const input: Input | null =
    evidence === null || (item.expires && expiresOn === '')
      ? null
      : {
          engagementId: id,
          apiProductId: item.apiProduct.id,
          code: item.code,
          ...evidence,
          ...(expiresOn === '' ? {} : { expiresOn }),
          ...(note.trim() === '' ? {} : { note }),
        };
  return (
    <ActDialog
      title={words.title(item.code)}
      document={SUBMIT_EVIDENCE}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{item.title}</p>
          <p dir="auto">
            {words.wanted}: {item.evidenceWanted}
          </p>
          <Select
            label={words.way}
            value={way}
            onChange={(value) => setWay(value as typeof way)}
            options={(['file', 'link'] as const).map((value) => ({ value, label: words.ways[value] }))}
          />
          {way === 'link' ? (
            <TextField
              label={words.url}
              hint={words.urlHint}
              type="url"
              value={url}
              onChange={setUrl}
              fault={faultOf('url')}
            />
          ) : (
            <>
              {uploadId ? null : <Check label={words.partner} checked={visible} onChange={setVisible} />}
              <FileUpload
                label={words.file}
                engagement={key}
                visibility={visible ? 'PARTNER' : 'INTERNAL'}
                onUploaded={setUploadId}
                fault={faultOf('uploadId')}
              />
            </>
          )}
          {item.expires ? (
            <TextField
              label={words.expires}
              type="date"
              min={todayIn()}
              value={expiresOn}
              onChange={setExpiresOn}
              fault={faultOf('expiresOn')}
              required
            />
          ) : null}
          <TextArea label={words.note} value={note} onChange={setNote} fault={faultOf('note')} rows={2} />
        </>
      )}
    </ActDialog>
  );
}
