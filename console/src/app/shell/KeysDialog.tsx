import { shell } from '../../messages/en/shell';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './KeysDialog.module.css';

interface Props {
  /** What is pressed, and what it does. */
  readonly keys: readonly (readonly [pressed: string, does: string])[];
  readonly onClose: () => void;
}

export function KeysDialog({ keys, onClose }: Props) {
  return (
    <Dialog title={shell.keys} open onClose={onClose}>
      <dl className={styles['keys']}>
        {keys.map(([pressed, does]) => (
          <div key={pressed}>
            <dt>
              <kbd>{pressed}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button onPress={onClose}>{shell.close}</Button>
    </Dialog>
  );
}

/** The row for a page that `G` and a letter lead to. */
export const goesTo = (letter: string, name: string) => [`G ${letter.toUpperCase()}`, name] as const;
