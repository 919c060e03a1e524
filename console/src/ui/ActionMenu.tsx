import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './ActionMenu.module.css';
import { Button } from './Button';

export interface Action {
  readonly name: string;
  readonly act: () => void;
  readonly danger?: boolean;
}

interface Props {
  /** What the actions are for, for screen readers. */
  readonly label: string;
  /** On the button; three dots if omitted. */
  readonly children?: string;
  readonly actions: readonly Action[];
}

/** Actions behind a button; with none, nothing. Arrow keys move in the menu, Escape closes it. */
export function ActionMenu({ label, children, actions }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLSpanElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    const follow = () => place(menu.current!, frame.current!);
    follow();
    menu.current!.querySelector('button')?.focus({ preventScroll: true });
    const leave = (event: Event) => {
      if (!(event.target instanceof Node && frame.current?.contains(event.target))) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [open]);

  const back = () => {
    setOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const items = [...menu.current!.querySelectorAll('button')];
    const place = items.indexOf(document.activeElement as HTMLButtonElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') back();
    else if (by !== undefined) items.at((place + by) % items.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (actions.length === 0) return null;
  return (
    <span ref={frame} className={styles['frame']}>
      <Button
        kind={children ? 'plain' : 'quiet'}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      >
        {children ?? '⋯'}
      </Button>
      {open ? (
        <div ref={menu} id={id} role="menu" aria-label={label} className={styles['menu']} onKeyDown={press}>
          {actions.map(({ name, act, danger }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              className={danger ? styles['danger'] : undefined}
              onClick={() => {
                back();
                act();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      ) : null}
    </span>
  );
}

/** Below the button, or above it where there is no room, and within the window. */
function place(menu: HTMLElement, frame: HTMLElement): void {
  const button = frame.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = button.bottom + height + 8 < innerHeight;
  menu.style.top = `${below ? button.bottom + 4 : Math.max(8, button.top - height - 4)}px`;
  menu.style.left = `${Math.max(8, Math.min(button.right - width, innerWidth - width - 8))}px`;
}
