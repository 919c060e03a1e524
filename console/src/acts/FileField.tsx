import { Field } from '../ui/Field';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly fault?: string | undefined;
  /** Endings, as `.yaml,.json`. */
  readonly accept: string;
  /** In bytes. */
  readonly most: number;
  readonly onText: (text: string) => void;
  readonly onTooLarge: () => void;
}

/** A file of text that is read in the browser. */
export function FileField({ label, hint, fault, accept, most, onText, onTooLarge }: Props) {
  const read = async (file: File | undefined) => {
    if (!file) return onText('');
    if (file.size > most) return onTooLarge();
    onText(await file.text());
  };
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(controls) => (
        <input
          {...controls}
          type="file"
          accept={accept}
          onChange={(event) => void read(event.target.files?.[0])}
        />
      )}
    </Field>
  );
}
