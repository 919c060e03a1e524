import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

interface Props {
  readonly title: string;
  /** Above the title: where the page belongs. */
  readonly eyebrow?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page under the shell: its title, also the browser's, what one can do, and the content. */
export function Page({ title, eyebrow, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Causeway`;
  }, [title]);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          {eyebrow ? <p className={styles['eyebrow']}>{eyebrow}</p> : null}
          <h1 dir="auto">{title}</h1>
        </div>
        {actions ? <div className={styles['actions']}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Panel({
  title,
  count,
  actions,
  children,
}: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['panel']} aria-label={title}>
      <header className={styles['panelHead']}>
        <h2>
          {title}
          {count === undefined ? null : <span className={styles['count']}> {count}</span>}
        </h2>
        {actions ? <div className={styles['actions']}>{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}

/** Parts side by side where there is room. */
export const Columns = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['columns']}>{children}</div>
);
