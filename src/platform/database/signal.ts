import { z } from 'zod';

/** The LISTEN/NOTIFY channel. */
export const CHANNEL = 'causeway_live';

/** Limited in length because PostgreSQL rejects notifications over 8,000 bytes. */
const signal = z.object({ id: z.uuid(), kind: z.string().min(1).max(100), subject: z.uuid() });

/** Says that an event happened to a subject, without its data: listeners read the current state. */
export type Signal = Readonly<z.infer<typeof signal>>;

export function writeSignal({ id, kind, subject }: Signal): string {
  return JSON.stringify({ id, kind, subject });
}

/** @returns null for a payload that is not a Signal */
export function readSignal(payload: string): Signal | null {
  try {
    return signal.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
