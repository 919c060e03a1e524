import { type ReactNode, useState } from 'react';
import { yamlFile as words } from '../messages/en/yaml-file';
import { TextArea } from '../ui/Field';
import { FileField } from './FileField';
import styles from './Preview.module.css';

const MOST_BYTES = 1024 * 1024;

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What is wrong with the text, and what it would publish; null while there is none. */
  readonly read: { readonly faults: readonly string[]; readonly preview: ReactNode } | null;
}

/** Content as YAML or JSON: chosen as a file or written here, with what is read from it. */
export function YamlFile({ label, hint, text, onText, read }: Props) {
  const [isTooLarge, setTooLarge] = useState(false);
  const take = (given: string) => {
    setTooLarge(false);
    onText(given);
  };
  return (
    <>
      <FileField
        label={label}
        hint={hint}
        fault={isTooLarge ? words.tooLarge : undefined}
        accept=".yaml,.yml,.json"
        most={MOST_BYTES}
        onText={take}
        onTooLarge={() => {
          setTooLarge(true);
          onText('');
        }}
      />
      <TextArea label={words.text} rows={12} value={text} onChange={take} />
      {read ? (
        <div className={styles['preview']} aria-live="polite">
          {read.faults.map((fault, place) => (
            <p key={place} className={styles['fault']}>
              {fault}
            </p>
          ))}
          {read.preview}
        </div>
      ) : null}
    </>
  );
}
