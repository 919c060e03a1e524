import { lowerAscii } from './text.js';

/** Lower-case letters and digits, in words joined by hyphens. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MAX_SLUG = 60;

/** @returns a slug made of the name's letters and digits; empty if it has none in the Latin script */
export function slugOf(name: string): string {
  return lowerAscii(name.normalize('NFKD').replace(/\p{Diacritic}/gu, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_SLUG)
    .replace(/-+$/, '');
}
