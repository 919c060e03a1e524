import { useEffect, useRef, useState } from 'react';
import { shareText } from '../domain/numbers';
import { submitEvidence as words } from '../messages/en/acts-gate';
import { Field } from '../ui/Field';
import { type Uploaded, useUpload } from './upload';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** The key of the engagement it is for. */
  readonly engagement: string;
  readonly visibility?: 'INTERNAL' | 'PARTNER';
  readonly fault?: string | undefined;
  /** Null while another file is being sent, or after sending failed. */
  readonly onUploaded: (uploaded: Uploaded | null) => void;
}

type State =
  | { readonly kind: 'sending'; readonly name: string; readonly share: number }
  | { readonly kind: 'sent'; readonly name: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Chooses a file and sends it at once, showing how far it is. Choosing another one, or leaving, stops it. */
export function UploadField({ label, hint, engagement, visibility, fault, onUploaded }: Props) {
  const upload = useUpload();
  const [state, setState] = useState<State | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const choose = async (file: File | undefined) => {
    running.current?.abort();
    onUploaded(null);
    if (!file) return setState(null);
    const { signal } = (running.current = new AbortController());
    const { name } = file;
    const onProgress = (share: number) =>
      signal.aborted ? undefined : setState({ kind: 'sending', name, share });
    onProgress(0);
    try {
      const uploaded = await upload({
        engagement,
        file,
        onProgress,
        signal,
        ...(visibility ? { visibility } : {}),
      });
      if (signal.aborted) return;
      setState({ kind: 'sent', name });
      onUploaded(uploaded);
    } catch (error) {
      if (!signal.aborted)
        setState({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  };
  const failed = state?.kind === 'failed' ? words.failed(state.why) : undefined;
  return (
    <>
      <Field label={label} hint={hint} fault={fault ?? failed}>
        {(controls) => (
          <input {...controls} type="file" onChange={({ target }) => void choose(target.files?.[0])} />
        )}
      </Field>
      <div role="status">
        {state?.kind === 'sending' ? (
          <>
            <progress aria-label={label} max={1} value={state.share} />
            <p dir="auto">{words.sending(state.name, shareText(state.share))}</p>
          </>
        ) : null}
        {state?.kind === 'sent' ? <p dir="auto">{words.sent(state.name)}</p> : null}
      </div>
    </>
  );
}
