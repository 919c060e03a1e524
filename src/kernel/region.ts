import { iso31661, iso31661Alpha3ToAlpha2, iso31662 } from 'iso-3166';
import { AppError } from './errors.js';
import { upperAscii } from './text.js';

const countries = new Map(iso31661.map(({ alpha2, name }) => [alpha2, name]));
const parts = new Map(iso31662.map(({ code, name }) => [code, name]));

/** Common country codes that ISO 3166 does not assign. */
const NICKNAMES: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };
/** Longer than any code or name. */
const LONGEST = 200;
/** Subdivisions listed in an example. */
const EXAMPLES = 3;

/** @returns whether the text is an ISO 3166 code of a country, e.g. US, or of a subdivision, e.g. US-CA */
export function isRegion(text: string): boolean {
  return countries.has(text) || parts.has(text);
}

/** @returns what is wrong, as the end of a sentence, with the code that was likely meant; null if it is a region */
export function regionFault(text: string): string | null {
  if (isRegion(text)) return null;
  const meant = likelyRegion(text);
  if (meant !== null) return `must be an ISO 3166 code; did you mean ${meant}?`;
  const country = /^([A-Z]{2})-/.exec(text)?.[1];
  if (country === undefined || !countries.has(country)) return 'must be an ISO 3166 code such as US or US-CA';
  const some = iso31662.filter(({ code }) => code.startsWith(`${country}-`)).slice(0, EXAMPLES);
  const known = [country, ...some.map(({ code }) => code)].join(', ');
  return `must be an ISO 3166 code: ${country} has no such subdivision; use ${known} or another one`;
}

/**
 * @param name of the argument or field
 * @throws AppError BAD_USER_INPUT for a text that is no region
 */
export function assertRegion(name: string, text: string): void {
  const fault = regionFault(text.slice(0, LONGEST));
  if (fault !== null)
    throw new AppError('BAD_USER_INPUT', `\`${name}\` ${fault}${fault.endsWith('?') ? '' : '.'}`);
}

/** The country code of a country or subdivision. */
export function countryOf(region: string): string {
  return region.slice(0, 2);
}

function likelyRegion(text: string): string | null {
  const [first = '', ...rest] = upperAscii(text.trim()).split(/[-_/\s]+/);
  const country = NICKNAMES[first] ?? iso31661Alpha3ToAlpha2[first] ?? first;
  const code = [country, ...rest].join('-');
  if (isRegion(code)) return code;
  return countries.has(country)
    ? subdivisionNamed(country, rest.join(' '))
    : countryNamed(upperAscii(text.trim()));
}

function subdivisionNamed(country: string, name: string): string | null {
  const found = iso31662.find(
    (part) => part.code.startsWith(`${country}-`) && upperAscii(part.name) === name && name !== '',
  );
  return found?.code ?? null;
}

function countryNamed(name: string): string | null {
  const found = iso31661.find((country) => upperAscii(country.name) === name);
  return found?.alpha2 ?? null;
}
