import type { ReactNode } from 'react';
import type { Preview } from '../app/graphql/use-preview';
import styles from './acts.module.css';

interface Props<Payload> {
  readonly title: string;
  /** Null while there is nothing to preview. */
  readonly preview: Preview<Payload> | null;
  /** What is said then, and until there is an answer. */
  readonly waits: string;
  readonly children: (payload: Payload) => ReactNode;
}

/** What a change would do, as the server says it; keeps its place while it is asked again. */
export function PreviewPanel<Payload>({ title, preview, waits, children }: Props<Payload>) {
  const isSaid = preview !== null && (preview.payload !== null || preview.userErrors.length > 0);
  return (
    <section
      aria-label={title}
      aria-live="polite"
      aria-busy={preview?.loading ?? false}
      className={styles['preview']}
    >
      <h3>{title}</h3>
      {isSaid ? null : <p className={styles['muted']}>{waits}</p>}
      {preview?.userErrors.map(({ message }) => (
        <p key={message} className={styles['bad']}>
          {message}
        </p>
      ))}
      {preview?.payload ? children(preview.payload) : null}
    </section>
  );
}
