import { lowerAscii } from './text.js';

/** Words of lower-case letters and digits, joined by hyphens. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MAX_SLUG = 60;

/** @returns a slug of the name's letters and digits; empty if none of them is Latin */
export function slugOf(name: string): string {
  return lowerAscii(name.normalize('NFKD').replace(/\p{Diacritic}/gu, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_SLUG)
    .replace(/-+$/, '');
}
