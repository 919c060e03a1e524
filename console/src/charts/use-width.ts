import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element in px, also after it changes. @param first what is assumed until it is measured */
export function useWidth<E extends Element>(first = 640): readonly [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
