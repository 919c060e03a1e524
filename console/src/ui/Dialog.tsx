import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './Dialog.module.css';

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Whether something was typed that closing would lose: then only a button closes it. */
  readonly keep?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page; focus stays in it and returns to where it was. */
export function Dialog({ title, open, onClose, keep = false, wide = false, children }: Props) {
  return (
    <ModalOverlay
      className={styles['overlay']}
      isOpen={open}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      isDismissable={!keep}
      isKeyboardDismissDisabled={keep}
    >
      <Modal className={wide ? styles['wide'] : styles['modal']}>
        <AriaDialog className={styles['dialog']}>
          <Heading slot="title" className={styles['title']}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
