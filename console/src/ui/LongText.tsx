import { useState } from 'react';
import { longText as words } from '../messages/en/states';
import styles from './LongText.module.css';

/** Longer texts begin folded. */
const LONG = 700;

/** What somebody wrote, with its lines; of a long text first the beginning. */
export function LongText({ children: text }: { readonly children: string }) {
  const [open, setOpen] = useState(false);
  const isLong = text.length > LONG;
  return (
    <div>
      <p className={`${styles['text']} ${isLong && !open ? styles['folded'] : ''}`} dir="auto">
        {text}
      </p>
      {isLong ? (
        <button type="button" className={styles['more']} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.less : words.more}
        </button>
      ) : null}
    </div>
  );
}
