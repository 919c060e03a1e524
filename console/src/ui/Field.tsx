import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it, as the server said. */
  readonly fault?: string | undefined;
}

interface Controls {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A labelled control with its hint and its fault. */
export function Field({
  label,
  hint,
  fault,
  children,
}: FieldProps & { readonly children: (controls: Controls) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault ? true : undefined,
      })}
      {hint ? (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p id={`${id}-fault`} className={styles['fault']}>
          {fault}
        </p>
      ) : null}
    </div>
  );
}

interface Changes {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface TextProps extends FieldProps, Changes {
  readonly type?: 'text' | 'email' | 'number' | 'search' | 'date' | 'url' | 'datetime-local';
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly placeholder?: string;
}

export function TextField({ label, hint, fault, value, onChange, type = 'text', ...rest }: TextProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})} fault={fault}>
      {(controls) => (
        <input
          {...rest}
          {...controls}
          type={type}
          value={value}
          dir={type === 'text' || type === 'search' ? 'auto' : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface AreaProps extends FieldProps, Changes {
  readonly rows?: number;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
}

export function TextArea({ label, hint, fault, value, onChange, rows = 3, ...rest }: AreaProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})} fault={fault}>
      {(controls) => (
        <textarea
          {...rest}
          {...controls}
          rows={rows}
          dir="auto"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends FieldProps, Changes {
  readonly options: readonly Option[];
  /** Label of the empty choice; without, one of the options is always chosen. */
  readonly none?: string;
  readonly required?: boolean;
}

export function Select({ label, hint, fault, value, onChange, options, none, ...rest }: SelectProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})} fault={fault}>
      {(controls) => (
        <select {...rest} {...controls} value={value} onChange={(event) => onChange(event.target.value)}>
          {none === undefined ? null : <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export const Check = ({ label, checked, onChange }: CheckProps) => (
  <label className={styles['check']}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
);

/** Fields side by side where there is room. */
export const FieldRow = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['row']}>{children}</div>
);
