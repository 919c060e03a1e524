import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import type { Stage } from '../domain/stages';
import { wordOf } from '../domain/words';
import { advanceStage as words } from '../messages/en/acts-engagement';
import { TextArea } from '../ui/Field';
import styles from './acts.module.css';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const ADVANCE_STAGE = graphql(
  `
    mutation AdvanceStage($input: AdvanceStageInput!) {
      advanceStage(input: $input) {
        engagement {
          id
          version
          stage
          status
        }
        gate {
          met
          missing {
            kind
            code
            title
            party
          }
        }
        preview {
          ...MovePreview
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [MOVE_PREVIEW],
);

type Input = VariablesOf<typeof ADVANCE_STAGE>['input'];

interface Props {
  readonly engagement: { readonly id: string; readonly key: string; readonly stage: Input['from'] };
  readonly to: Stage;
  readonly onClose: () => void;
}

/** Shows the gate as it is now, and leaves the stage if nothing is missing. */
export function AdvanceStage({ engagement: { id, key, stage }, to, onClose }: Props) {
  const [note, setNote] = useState('');
  const preview = usePreview(ADVANCE_STAGE, { engagementId: id, from: stage, dryRun: true } satisfies Input);
  const gate = preview.payload?.gate ?? null;
  const input: Input | null = gate?.met
    ? { engagementId: id, from: stage, ...(note.trim() === '' ? {} : { note }) }
    : null;
  return (
    <ActDialog
      title={words.title(key, wordOf(to))}
      document={ADVANCE_STAGE}
      input={input}
      verb={words.verb}
      done={words.done(wordOf(to))}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <div role="status">
            {gate === null ? <p>{preview.userErrors[0]?.message ?? words.waits}</p> : null}
            {gate?.met ? <p className={styles['good']}>{words.met}</p> : null}
            {gate && !gate.met ? (
              <>
                <p>{words.missing}</p>
                <ul>
                  {gate.missing.map(({ kind, code, title, party }) => (
                    <li key={`${kind} ${code} ${title}`} dir="auto">
                      {title} ({wordOf(party)})
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
          {gate?.met ? (
            <TextArea
              label={words.note}
              hint={words.noteHint}
              value={note}
              onChange={setNote}
              fault={faultOf('note')}
              rows={2}
            />
          ) : null}
          {gate?.met ? <MovePreview preview={preview} /> : null}
        </>
      )}
    </ActDialog>
  );
}
