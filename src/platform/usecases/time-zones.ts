import type { Type } from '@nestjs/common';
import { Refusal, type UserError, userError } from '../../kernel/errors.js';
import { comparedInstants, isTimeZone, offsetsOf, timeZoneFault } from '../../kernel/time-zone.js';
import type { Tx } from '../database/tx.js';
import { offsetsIn } from './time-zones.store.js';

const FIELDS = 'causeway:time-zones';

/** Marks an input field whose time zone is checked with PostgreSQL before the use case runs. */
export function markTimeZone(target: object, property: string): void {
  const known = (Reflect.getMetadata(FIELDS, target) as readonly string[] | undefined) ?? [];
  Reflect.defineMetadata(FIELDS, [...known, property], target);
}

/** @throws Refusal with one INVALID error for each zone that PostgreSQL does not know or interprets differently */
export async function assertTimeZones<I extends object>(tx: Tx, Input: Type<I>, input: I): Promise<void> {
  const fields =
    (Reflect.getMetadata(FIELDS, Input.prototype as object) as readonly string[] | undefined) ?? [];
  const faults: UserError[] = [];
  for (const field of fields) {
    const zone: unknown = input[field as keyof I];
    const fault = typeof zone === 'string' ? await faultOfZone(tx, zone) : null;
    if (fault !== null) faults.push(userError('INVALID', field, fault));
  }
  if (faults.length > 0) throw new Refusal(faults);
}

/**
 * JavaScript and PostgreSQL must both know a zone by its exact tz database name and agree on its offsets in past years:
 * PostgreSQL takes some names for abbreviations with a fixed offset.
 * @returns the rest of a sentence on what is wrong with the zone, or null
 */
export async function faultOfZone(tx: Tx, zone: string): Promise<string | null> {
  if (!isTimeZone(zone)) return timeZoneFault(zone);
  const instants = comparedInstants();
  const offsets = await offsetsIn(tx, zone, instants);
  if (offsets === null) return timeZoneFault(zone);
  const isSame = offsetsOf(zone, instants).every((offset, index) => offset === offsets[index]);
  if (isSame) return null;
  return timeZoneFault(zone);
}
