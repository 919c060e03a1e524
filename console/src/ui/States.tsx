import type { ReactNode } from 'react';
import { states } from '../messages/en/states';
import { Button } from './Button';
import styles from './States.module.css';

/** Grey lines in place of what is being loaded, so that the page keeps its shape. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div role="status" aria-label={states.loading} className={styles['skeleton']}>
      {Array.from({ length: lines }, (_each, line) => (
        <span key={line} />
      ))}
    </div>
  );
}

/** Says that there is nothing, and what to do about it. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface Failure {
  readonly message: string;
  readonly networkError?: unknown;
  readonly graphQLErrors: readonly {
    readonly message: string;
    readonly extensions: Record<string, unknown>;
  }[];
}

/** Why something could not be shown, and what helps. */
export function FailureNote({ error, retry }: { readonly error: Failure; readonly retry?: () => void }) {
  const [first] = error.graphQLErrors;
  const code = first?.extensions['code'];
  const text = first ? first.message : states.offline;
  return (
    <div role="alert" className={styles['failure']}>
      <p>
        {code === 'FORBIDDEN' ? `${states.forbidden} ` : ''}
        {text}
      </p>
      {retry && code !== 'FORBIDDEN' ? <Button onPress={retry}>{states.retry}</Button> : null}
    </div>
  );
}

interface LoadedProps<Data> {
  readonly answer: {
    readonly data: Data | undefined;
    readonly error: Failure | undefined;
    readonly retry: () => void;
  };
  /** Lines of the skeleton. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What an answer shows: its data, above it a failure, or a skeleton until the first answer. */
export function Loaded<Data>({ answer: { data, error, retry }, lines = 6, children }: LoadedProps<Data>) {
  return (
    <>
      {error ? <FailureNote error={error} retry={retry} /> : null}
      {data !== undefined ? children(data) : error ? null : <Skeleton lines={lines} />}
    </>
  );
}
