import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { type Completion, type Vocabulary, suggestions } from '../../../../src/kernel/quick-log/suggest';
import { log as words } from '../../messages/en/log';
import styles from './log.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (line: string) => void;
  readonly hint: string;
  readonly vocabulary: Vocabulary;
  readonly invalid: boolean;
}

/** The line, with suggestions for the word at the caret: arrows choose, Tab or Enter takes, Esc puts them away. */
export function LineField({ value, onChange, hint, vocabulary, invalid }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(value.length);
  const [chosen, setChosen] = useState(-1);
  const [away, setAway] = useState(false);
  const offered = away ? [] : suggestions(value, caret, vocabulary);

  const change = (line: string, at: number) => {
    onChange(line);
    setCaret(at);
    setChosen(-1);
    setAway(false);
  };
  const take = ({ from, to, insert }: Completion) => {
    const after = value.slice(to);
    const line = `${value.slice(0, from)}${insert}${after.startsWith(' ') ? '' : ' '}${after}`;
    const at = from + insert.length + 1;
    change(line, at);
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const press = (event: KeyboardEvent) => {
    const { key } = event;
    if (offered.length === 0) return;
    const taken = offered[chosen];
    if (key === 'ArrowDown') setChosen((chosen + 1) % offered.length);
    else if (key === 'ArrowUp') setChosen((chosen - 1 + offered.length) % offered.length);
    else if (key === 'Escape' && chosen >= 0) setAway(true);
    else if ((key === 'Tab' && !event.shiftKey && chosen >= 0) || (key === 'Enter' && taken)) take(taken!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{words.line}</label>
      <input
        ref={input}
        id={id}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        aria-describedby={`${id}-hint`}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="auto"
        autoFocus
        value={value}
        onChange={({ target }) => change(target.value, target.selectionStart ?? target.value.length)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
        onKeyDown={press}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={words.suggestions} hidden={offered.length === 0}>
        {offered.map((each, place) => (
          <li
            key={each.insert}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(each);
            }}
          >
            <code>{each.insert}</code> <span dir="auto">{each.about}</span>
          </li>
        ))}
      </ul>
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
    </div>
  );
}
