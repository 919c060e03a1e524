import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useQuery } from 'urql';
import { palette as words } from '../../messages/en/palette';
import { shell } from '../../messages/en/shell';
import { Dialog } from '../../ui/Dialog';
import { useRested } from '../graphql/use-api';
import { useViewer } from '../viewer';
import styles from './Palette.module.css';
import { SEARCH } from './palette.graphql';
import { pagesOf } from './pages';

const MOST = 12;
const SHORTEST = 2;

interface Props {
  readonly onClose: () => void;
  readonly onLog: (line?: string) => void;
  readonly onKeys: () => void;
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly act: () => void;
}

/** Finds pages, actions and things by what is typed; arrows choose, Enter goes there. */
export default function Palette({ onClose, onLog, onKeys }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const entries = useEntries(text.trim(), { onClose, onLog, onKeys });
  const place = Math.min(chosen, Math.max(0, entries.length - 1));
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) setChosen((place + step + entries.length) % entries.length);
    else if (event.key === 'Enter') entries[place]?.act();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={shell.find} open onClose={onClose}>
      <input
        className={styles['input']}
        role="combobox"
        aria-label={words.label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `${id}-${place}` : undefined}
        placeholder={words.placeholder}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={100}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={words.results} className={styles['list']}>
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === place}
            onClick={entry.act}
            onMouseMove={() => setChosen(index)}
          >
            <span dir="auto">{entry.title}</span>
            <small dir="auto">{entry.subtitle}</small>
          </li>
        ))}
      </ul>
      {entries.length === 0 ? <p role="status">{words.nothing}</p> : null}
    </Dialog>
  );
}

function useEntries(text: string, { onClose, onLog, onKeys }: Props): readonly Entry[] {
  const { role } = useViewer();
  const { history } = useRouter();
  const q = useRested(text, 150);
  const [{ data }] = useQuery({
    query: SEARCH,
    variables: { q, first: MOST },
    pause: q.length < SHORTEST,
  });
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  const own: readonly Entry[] = [
    ...pagesOf(role).map(({ path, name, key }) => ({
      ...{ id: path, title: name, subtitle: words.page(key.toUpperCase()) },
      act: then(() => history.push(path)),
    })),
    { id: 'log', title: shell.log, subtitle: words.key('L'), act: then(() => onLog()) },
    { id: 'keys', title: shell.keys, subtitle: words.key('?'), act: then(onKeys) },
  ];
  const matching = own.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));
  const found = (q === text && text.length >= SHORTEST && data?.search) || [];
  return [
    ...matching,
    ...found.map(({ id, kind, title, subtitle, key }) => ({
      ...{ id, title: key && kind === 'ENGAGEMENT' ? `${key} ${title}` : title, subtitle },
      act: then(() => history.push(addressOf(kind, title, key))),
    })),
  ];
}

/** The page on which a thing is shown. */
function addressOf(kind: string, title: string, key: string | null): string {
  switch (kind) {
    case 'ENGAGEMENT':
    case 'MILESTONE':
      return `/engagements/${key ?? ''}`;
    case 'PARTNER':
      return `/partners?q=${encodeURIComponent(title)}`;
    case 'API_PRODUCT':
      return `/catalogue?q=${encodeURIComponent(title)}`;
    default:
      return `/capacity?q=${encodeURIComponent(title)}`;
  }
}
