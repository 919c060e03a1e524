import { useEffect, useState } from 'react';
import { TextField } from './Field';

const RESTED_MS = 250;

interface Props {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string | undefined;
  /** Whether it can be used as it is; always if omitted. */
  readonly isComplete?: (text: string) => boolean;
  readonly asTyped?: (text: string) => string;
  readonly onTyped: (text: string | undefined) => void;
}

/** A condition that is typed: it counts once typing rests and the text is complete. */
export function TypedField({ label, placeholder = '', value = '', isComplete, asTyped, onTyped }: Props) {
  const [text, setText] = useState(value);
  // Going back, or removing all conditions, changes the text from outside.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value || (text !== '' && isComplete?.(text) === false)) return undefined;
    const timer = setTimeout(() => onTyped(text === '' ? undefined : text), RESTED_MS);
    return () => clearTimeout(timer);
    // What is called changes with each rendering of the page, which is no reason to wait again.
  }, [text, value]);
  return (
    <TextField
      label={label}
      type="search"
      placeholder={placeholder}
      value={text}
      onChange={(typed) => setText(asTyped ? asTyped(typed) : typed)}
    />
  );
}
