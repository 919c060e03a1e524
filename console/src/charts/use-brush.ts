import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { placeAfter } from './place-after';
import { nearestPlace } from './scale';

export interface Brush {
  /** The place under the pointer or the keyboard's cursor. */
  readonly at: number | null;
  /** What is being selected, from its first to its last place. */
  readonly range: readonly [number, number] | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerLeave: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
}

/**
 * Selects a range of points by dragging, or by Shift and arrow keys and then Enter.
 * @param points how many there are; evenly spread from `left` to `right`, in px from the element's edge
 */
export function useBrush(
  points: number,
  left: number,
  right: number,
  onBrush: (from: number, to: number) => void,
): Brush {
  const [at, setAt] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const shown = at !== null && at < points ? at : null;
  const range =
    shown === null || anchor === null || anchor === shown
      ? null
      : ([Math.min(anchor, shown), Math.max(anchor, shown)] as const);
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const { left: edge } = event.currentTarget.getBoundingClientRect();
    return nearestPlace((event.clientX - edge - left) / Math.max(1, right - left), points);
  };
  const finish = () => {
    if (range) onBrush(...range);
    setAnchor(null);
    if (range) setAt(null);
  };
  const giveUp = () => {
    setAnchor(null);
    setAt(null);
  };
  return {
    at: shown,
    range,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setAnchor(placeOf(event));
        setAt(placeOf(event));
      },
      onPointerMove: (event) => setAt(placeOf(event)),
      onPointerUp: finish,
      onPointerLeave: () => (anchor === null ? setAt(null) : undefined),
      onPointerCancel: giveUp,
      onBlur: giveUp,
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Escape' && shown !== null) return giveUp();
        if (event.key === 'Enter') return finish();
        const next = placeAfter(event.key, shown, points);
        if (next === null) return;
        event.preventDefault();
        setAnchor(event.shiftKey ? (anchor ?? shown ?? next) : null);
        setAt(next);
      },
    },
  };
}
