import { IANAZone } from 'luxon';
import { upperAscii } from './text.js';

/** Abbreviations and old names, which the tz database has not or reads as a fixed offset, and whom they stand for. */
const MEANT: Readonly<Record<string, string>> = {
  ...{
    ACST: 'Australia/Adelaide',
    AEST: 'Australia/Sydney',
    AEDT: 'Australia/Sydney',
    AET: 'Australia/Sydney',
  },
  ...{ ACT: 'Australia/Darwin', AWST: 'Australia/Perth', ART: 'America/Argentina/Buenos_Aires' },
  ...{ AST: 'America/Halifax', ADT: 'America/Halifax', AKST: 'America/Anchorage', AKDT: 'America/Anchorage' },
  ...{ BRT: 'America/Sao_Paulo', BST: 'Europe/London', CAT: 'Africa/Maputo', CET: 'Europe/Brussels' },
  ...{ CEST: 'Europe/Brussels', CST: 'America/Chicago', CDT: 'America/Chicago', EAT: 'Africa/Nairobi' },
  ...{ EDT: 'America/New_York', EET: 'Europe/Athens', EEST: 'Europe/Athens', GST: 'Asia/Dubai' },
  ...{
    HKT: 'Asia/Hong_Kong',
    IST: 'Asia/Kolkata',
    JST: 'Asia/Tokyo',
    KST: 'Asia/Seoul',
    MDT: 'America/Denver',
  },
  ...{ MET: 'Europe/Brussels', MSK: 'Europe/Moscow', NST: 'America/St_Johns', NZST: 'Pacific/Auckland' },
  ...{
    NZDT: 'Pacific/Auckland',
    PDT: 'America/Los_Angeles',
    PKT: 'Asia/Karachi',
    PST: 'America/Los_Angeles',
  },
  ...{ SAST: 'Africa/Johannesburg', SGT: 'Asia/Singapore', SST: 'Pacific/Pago_Pago', WAT: 'Africa/Lagos' },
  ...{ WET: 'Europe/Lisbon', WEST: 'Europe/Lisbon', WIB: 'Asia/Jakarta', Z: 'UTC' },
};

/** @returns whether the text names an IANA zone; offsets as '+05:00' are none, PostgreSQL turns their sign round */
export function isTimeZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);
}

/** @returns the zone that someone who wrote another name most likely meant; null if nothing is likely */
export function likelyTimeZone(name: string): string | null {
  const given = name.trim();
  const meant = MEANT[upperAscii(given)] ?? (isTimeZone(given) ? resolved(given) : cityZone(given));
  return meant === name ? null : meant;
}

/** @returns what a zone must be, as the end of a sentence, and which one was likely meant */
export function timeZoneFault(name: string): string {
  const meant = likelyTimeZone(name);
  return `must be an IANA time zone such as America/New_York${meant === null ? '' : `; did you mean ${meant}?`}`;
}

function resolved(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

/** As `London` or `new york`. */
function cityZone(name: string): string | null {
  const city = upperAscii(name.replace(/\s+/g, '_'));
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.find((zone) => upperAscii(zone).endsWith(`/${city}`)) ?? null;
}

/**
 * The years by which two readings of a zone are compared. They are past: an abbreviation that is read as a fixed offset
 * shows in any year, while Node.js and PostgreSQL bring rules that a government has just changed at different times, and
 * nobody there could enter their zone meanwhile.
 */
const COMPARED_YEARS = { first: 2000, last: 2024 } as const;

/** Instants in the middle of every month of those years. */
export function comparedInstants(): Date[] {
  const { first, last } = COMPARED_YEARS;
  return Array.from({ length: (last - first + 1) * 12 }, (_, month) => new Date(Date.UTC(first, month, 15)));
}

/** @returns minutes east of UTC at each instant, in a zone that is one */
export function offsetsOf(zone: string, instants: readonly Date[]): number[] {
  const read = IANAZone.create(zone);
  return instants.map((instant) => read.offset(instant.getTime()));
}
