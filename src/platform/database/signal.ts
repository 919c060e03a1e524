import { z } from 'zod';

/** The channel of LISTEN and NOTIFY. */
export const CHANNEL = 'causeway_live';

/** Names of kinds are ours and short; PostgreSQL refuses a notification over 8,000 bytes. */
const signal = z.object({ id: z.uuid(), kind: z.string().min(1).max(100), subject: z.uuid() });

/** That something happened to a subject, never what: whoever hears it reads the state again. */
export type Signal = Readonly<z.infer<typeof signal>>;

export function writeSignal({ id, kind, subject }: Signal): string {
  return JSON.stringify({ id, kind, subject });
}

/** @returns null for what none of our processes wrote */
export function readSignal(payload: string): Signal | null {
  try {
    return signal.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
