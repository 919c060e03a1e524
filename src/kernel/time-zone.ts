import { IANAZone } from 'luxon';
import { upperAscii } from './text.js';

/** What people mean by abbreviations and old names that the tz database lacks or treats as a fixed offset. */
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

/** @returns whether the text is an IANA zone; offsets such as '+05:00' are rejected, as PostgreSQL inverts their sign */
export function isTimeZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);
}

/** @returns the zone most likely meant by another name; null if there is none, or it is the name itself */
export function likelyTimeZone(name: string): string | null {
  const given = name.trim();
  const meant = MEANT[upperAscii(given)] ?? (isTimeZone(given) ? resolved(given) : cityZone(given));
  return meant === name ? null : meant;
}

/** @returns what is wrong, as the end of a sentence, with the zone that was likely meant */
export function timeZoneFault(name: string): string {
  const meant = likelyTimeZone(name);
  return `must be an IANA time zone such as America/New_York${meant === null ? '' : `; did you mean ${meant}?`}`;
}

function resolved(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

/** The zone of a city, e.g. `London` or `new york`. */
function cityZone(name: string): string | null {
  const city = upperAscii(name.replace(/\s+/g, '_'));
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.find((zone) => upperAscii(zone).endsWith(`/${city}`)) ?? null;
}

/**
 * Years in which Node.js's and PostgreSQL's offsets for a zone are compared. All are past: an abbreviation read as a fixed
 * offset differs in any year, while recent rule changes reach Node.js and PostgreSQL at different times, and in between
 * nobody there could enter their zone.
 */
const COMPARED_YEARS = { first: 2000, last: 2024 } as const;

/** The middle of every month of those years. */
export function comparedInstants(): Date[] {
  const { first, last } = COMPARED_YEARS;
  return Array.from({ length: (last - first + 1) * 12 }, (_, month) => new Date(Date.UTC(first, month, 15)));
}

/**
 * @param zone a valid IANA zone
 * @returns minutes east of UTC at each instant
 */
export function offsetsOf(zone: string, instants: readonly Date[]): number[] {
  const read = IANAZone.create(zone);
  return instants.map((instant) => read.offset(instant.getTime()));
}
