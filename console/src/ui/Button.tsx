import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Shown while the press is being answered; further presses do nothing. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', busy = false, children, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      className={`${styles['button']} ${styles[kind]}`}
      isDisabled={busy || rest.isDisabled === true}
    >
      {busy ? <span className={styles['busy']} aria-hidden="true" /> : null}
      {children}
    </AriaButton>
  );
}
