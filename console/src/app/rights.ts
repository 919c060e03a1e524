import { type Viewer, useViewer } from './viewer';

export type Right = Viewer['rights'][number];

/** Whether the reader's role has a right, as the server says, so that nothing else is offered; the server decides anew. */
export const useMay = (right: Right): boolean => useViewer().rights.includes(right);
