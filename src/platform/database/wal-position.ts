import { upperAscii } from '../../kernel/text.js';

/** A place in PostgreSQL's write-ahead log: what it has done up to there is seen by whoever has replayed it that far. */
export type WalPosition = bigint;

const TEXT = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i;

/** @param text as PostgreSQL prints a pg_lsn, e.g. `0/16B3748`; undefined if it is none */
export function walPosition(text: string): WalPosition | undefined {
  const [, high, low] = TEXT.exec(text) ?? [];
  return high === undefined || low === undefined
    ? undefined
    : (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

export function walText(position: WalPosition): string {
  return upperAscii(`${(position >> 32n).toString(16)}/${(position & 0xffffffffn).toString(16)}`);
}
