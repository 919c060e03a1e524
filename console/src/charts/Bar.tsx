import styles from './Bar.module.css';

interface Props {
  /** 0-1 of the width. */
  readonly share: number;
  /** Class that sets `--series`; the accent if omitted. */
  readonly colour?: string;
}

/** A bar beside its number, which says the same to those who do not see it. */
export const Bar = ({ share, colour = '' }: Props) => (
  <span className={`${styles['track']} ${colour}`} aria-hidden="true">
    <span className={styles['fill']} style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
  </span>
);
