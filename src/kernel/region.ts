const FORM = /^([A-Z]{2})(-[A-Z0-9]{1,3})?$/;
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
/** What Unicode calls ZZ, its code for no region in particular. */
const NOWHERE = names.of('ZZ');

/** @returns whether the text is an ISO 3166 code of a country, as US, or has the form of one of its parts, as US-CA */
export function isRegion(text: string): boolean {
  const country = FORM.exec(text)?.[1];
  const name = country === undefined ? undefined : names.of(country);
  return name !== undefined && name !== NOWHERE;
}
