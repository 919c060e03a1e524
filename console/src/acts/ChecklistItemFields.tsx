import type { VariablesOf } from '../app/graphql/types';
import { wordOf } from '../domain/words';
import { setLaunchChecklist as words } from '../messages/en/acts-catalogue';
import { Button } from '../ui/Button';
import { Check, FieldRow, Select, TextArea, TextField } from '../ui/Field';
import styles from './Rows.module.css';
import type { SET_LAUNCH_CHECKLIST } from './catalogue.graphql';

export type ChecklistItem = VariablesOf<typeof SET_LAUNCH_CHECKLIST>['input']['items'][number];

const KINDS: readonly ChecklistItem['kind'][] = [
  'SECURITY',
  'COMPLIANCE',
  'LEGAL',
  'OPERATIONS',
  'TECHNICAL',
];
const STAGES: readonly ChecklistItem['neededBy'][] = [
  ...(['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'] as const),
];
const optionOf = (value: string) => ({ value, label: wordOf(value) });

interface Props {
  /** From 0. */
  readonly place: number;
  readonly item: ChecklistItem;
  readonly onChange: (item: ChecklistItem) => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: () => void;
}

export function ChecklistItemFields({ place, item, onChange, onUp, onDown, onRemove }: Props) {
  const set = (changes: Partial<ChecklistItem>) => onChange({ ...item, ...changes });
  const n = place + 1;
  return (
    <fieldset className={styles['rows']}>
      <legend>{words.item(n)}</legend>
      <FieldRow>
        <TextField
          label={words.code}
          hint={words.codeHint}
          value={item.code}
          onChange={(code) => set({ code })}
        />
        <Select
          label={words.kind}
          value={item.kind}
          onChange={(kind) => set({ kind: kind as ChecklistItem['kind'] })}
          options={KINDS.map(optionOf)}
        />
        <Select
          label={words.neededBy}
          value={item.neededBy}
          onChange={(neededBy) => set({ neededBy: neededBy as ChecklistItem['neededBy'] })}
          options={STAGES.map(optionOf)}
        />
      </FieldRow>
      <TextField label={words.requirement} value={item.title} onChange={(title) => set({ title })} />
      <TextArea
        label={words.evidence}
        rows={2}
        value={item.evidence}
        onChange={(evidence) => set({ evidence })}
      />
      <div className={styles['foot']}>
        <Check label={words.expires} checked={item.expires} onChange={(expires) => set({ expires })} />
        <span>
          <Button kind="quiet" aria-label={words.up(n)} isDisabled={!onUp} onPress={() => onUp?.()}>
            ↑
          </Button>
          <Button kind="quiet" aria-label={words.down(n)} isDisabled={!onDown} onPress={() => onDown?.()}>
            ↓
          </Button>
          <Button kind="quiet" aria-label={words.remove(n)} onPress={onRemove}>
            ×
          </Button>
        </span>
      </div>
    </fieldset>
  );
}
