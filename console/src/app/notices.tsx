import { type ReactNode, createContext, useCallback, useContext, useState } from 'react';
import styles from './notices.module.css';

const SHOWN_MS = 6_000;
/** What can be undone stays longer. */
const ACTED_MS = 12_000;

interface Options {
  /** Stays until it is closed. */
  readonly lasting?: boolean;
  /** Label of a button, e.g. to undo. */
  readonly act?: string;
  readonly onAct?: () => void;
}
/** @returns closes it */
type Notify = (text: string, options?: Options) => () => void;

const NoticesContext = createContext<Notify>(() => () => undefined);

/** Says that something was done, also to screen readers. */
export const useNotices = () => useContext(NoticesContext);

interface Notice extends Options {
  readonly id: string;
  readonly text: string;
}

export function Notices({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Notice[]>([]);
  const notify = useCallback<Notify>((text, options = {}) => {
    const id = crypto.randomUUID();
    const close = () => setShown((before) => before.filter((each) => each.id !== id));
    setShown((before) => [...before.slice(-2), { id, text, ...options }]);
    if (!options.lasting) setTimeout(close, options.act ? ACTED_MS : SHOWN_MS);
    return close;
  }, []);
  return (
    <NoticesContext value={notify}>
      {children}
      <div role="status" aria-live="polite" className={styles['notices']}>
        {shown.map(({ id, text, act, onAct }) => (
          <p key={id}>
            {text}{' '}
            {act ? (
              <button type="button" onClick={onAct}>
                {act}
              </button>
            ) : null}
          </p>
        ))}
      </div>
    </NoticesContext>
  );
}
