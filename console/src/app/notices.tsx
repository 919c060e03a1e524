import { type ReactNode, createContext, useCallback, useContext, useState } from 'react';
import styles from './notices.module.css';

const SHOWN_MS = 6_000;
const NoticesContext = createContext<(text: string) => void>(() => undefined);

/** Says that something was done, also to screen readers. */
export const useNotices = () => useContext(NoticesContext);

export function Notices({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly { readonly id: number; readonly text: string }[]>([]);
  const notify = useCallback((text: string) => {
    const id = Math.random();
    setShown((before) => [...before.slice(-2), { id, text }]);
    setTimeout(() => setShown((before) => before.filter((each) => each.id !== id)), SHOWN_MS);
  }, []);
  return (
    <NoticesContext value={notify}>
      {children}
      <div role="status" aria-live="polite" className={styles['notices']}>
        {shown.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
    </NoticesContext>
  );
}
