import { useEffect, useRef, useState } from 'react';
import { shareText } from '../domain/numbers';
import { fileUpload as words } from '../messages/en/files';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import styles from './FileUpload.module.css';
import { ACCEPTED, uploadFile } from './files';
import { useSession } from './session/session-context';

interface Props {
  readonly label: string;
  /** Key of the engagement that the file is evidence for. */
  readonly engagement: string;
  readonly visibility?: 'INTERNAL' | 'PARTNER';
  /** What the server finds wrong with the file when it is submitted. */
  readonly fault?: string | undefined;
  /** @param uploadId null while there is no uploaded file */
  readonly onUploaded: (uploadId: string | null) => void;
}

type State =
  | { readonly kind: 'sending'; readonly file: File; readonly share: number }
  | { readonly kind: 'sent'; readonly file: File }
  | { readonly kind: 'failed'; readonly file: File; readonly message: string };

/** A file that is sent as soon as it is chosen. */
export function FileUpload({ label, engagement, visibility, fault, onUploaded }: Props) {
  const session = useSession();
  const [state, setState] = useState<State | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = (file: File) => {
    running.current?.abort();
    const run = (running.current = new AbortController());
    const show = (next: State) => (run.signal.aborted ? undefined : setState(next));
    onUploaded(null);
    show({ kind: 'sending', file, share: 0 });
    uploadFile(session, {
      file,
      engagement,
      ...(visibility ? { visibility } : {}),
      onProgress: (share) => show({ kind: 'sending', file, share }),
      signal: run.signal,
    }).then(
      (id) => {
        show({ kind: 'sent', file });
        if (!run.signal.aborted) onUploaded(id);
      },
      (error: unknown) => show({ kind: 'failed', file, message: (error as Error).message }),
    );
  };
  return (
    <Field label={label} hint={words.types} fault={fault}>
      {(controls) => (
        <>
          <input
            {...controls}
            type="file"
            accept={ACCEPTED}
            onChange={({ target }) => (target.files?.[0] ? start(target.files[0]) : undefined)}
          />
          {state ? <Progress state={state} again={() => start(state.file)} /> : null}
        </>
      )}
    </Field>
  );
}

function Progress({ state, again }: { readonly state: State; readonly again: () => void }) {
  switch (state.kind) {
    case 'sending':
      return (
        <p className={styles['line']}>
          <progress value={state.share} max={1} aria-label={words.sending} />
          {shareText(Math.floor(state.share * 100) / 100)}
        </p>
      );
    case 'sent':
      return (
        <p role="status" className={styles['line']} dir="auto">
          {words.sent(state.file.name)}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" className={`${styles['line']} ${styles['failed']}`}>
          {words.failed(state.message)} <Button onPress={again}>{words.again}</Button>
        </p>
      );
  }
}
