import type { ReactNode } from 'react';
import { type Tone, toneOf, wordOf } from '../domain/words';
import styles from './Badge.module.css';

export const Badge = ({
  tone = 'plain',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) => <span className={`${styles['badge']} ${styles[tone]}`}>{children}</span>;

/** The word of an enum's value, in its tone. */
export const WordBadge = ({ value }: { readonly value: string }) => (
  <Badge tone={toneOf(value)}>{wordOf(value)}</Badge>
);
