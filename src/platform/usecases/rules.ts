import { Transform } from 'class-transformer';
import {
  IsEmail,
  Matches,
  NotEquals,
  ValidateBy,
  ValidateIf,
  type ValidationArguments,
} from 'class-validator';
import { regionFault } from '../../kernel/region.js';
import { MAX_SLUG, SLUG } from '../../kernel/slug.js';
import { faultOfText, lowerAscii, nameOf, typedKey, typedSlug } from '../../kernel/text.js';
import { isTimeZone, timeZoneFault } from '../../kernel/time-zone.js';
import { markTimeZone } from './time-zones.js';

/** A rule for text values; the test that covers all text limits reads `constraints`. */
function rule(name: string, faultOf: (value: string) => string | null, constraints: readonly unknown[] = []) {
  return ValidateBy({
    name,
    constraints: [...constraints],
    validator: {
      validate: (value: unknown) => typeof value === 'string' && faultOf(value) === null,
      defaultMessage: (about?: ValidationArguments) =>
        (typeof about?.value === 'string' ? faultOf(about.value) : null) ?? 'must be text',
    },
  });
}

/** Normalises a field before it is validated. */
function Normalise(as: (text: string) => string): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? as(value) : value));
}

/** Text with visible characters, 1 to `max` Unicode code points; stored as given. */
export function Text(max: number): PropertyDecorator {
  return rule('text', (value) => faultOfText(value, max), [max]);
}

/** A name, title or label: `Text`, stored in Unicode NFC so that equal names compare equal. */
export function Name(max: number): PropertyDecorator {
  return (target, property) => {
    Normalise(nameOf)(target, property);
    Text(max)(target, property);
  };
}

/** The key or code of an existing object, as people type it. */
export function TypedKey(): PropertyDecorator {
  return Normalise(typedKey);
}

/** The slug of an existing object, as people type it. */
export function TypedSlug(): PropertyDecorator {
  return Normalise(typedSlug);
}

/**
 * An email address, stored in lower case. ASCII only: programs lower-case other letters differently, so that one address
 * could turn into someone else's, and its owner sign in as them. Domains with other letters have an ASCII (xn--) form.
 */
export function EmailAddress(): PropertyDecorator {
  return (target, property) => {
    Normalise(lowerAscii)(target, property);
    rule('ascii', (value) =>
      ASCII.test(value) ? null : 'must contain only ASCII characters; write other domains in their xn-- form',
    )(target, property);
    IsEmail({ allow_utf8_local_part: false }, { message: 'must be an email address' })(target, property);
  };
}

const ASCII = /^[\x20-\x7e]*$/;

/**
 * A number from `min` to `max`, both included.
 * @param unit as named in the error message
 */
export function Between(min: number, max: number, unit?: string): PropertyDecorator {
  return ValidateBy({
    name: 'between',
    validator: {
      validate: (value: unknown) => typeof value === 'number' && value >= min && value <= max,
      defaultMessage: () =>
        `must be ${min}${min < 0 ? ' to ' : '-'}${max}${unit === undefined ? '' : ` ${unit}`}`,
    },
  });
}

const MAX_LINK = 2000;

/** An https link without a user name or password, which everyone who sees the link would learn. */
export function HttpsLink(): PropertyDecorator {
  return (target, property) => {
    Text(MAX_LINK)(target, property);
    rule('httpsLink', (value) =>
      value === '' || isHttpsLink(value) ? null : 'must be an https link without user name or password',
    )(target, property);
  };
}

function isHttpsLink(text: string): boolean {
  if (!/^https:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** The query string of an address: empty, or `?` and what follows it, at most `max` Unicode code points. */
export function QueryString(max: number): PropertyDecorator {
  return rule('queryString', (value) => {
    if (value === '') return null;
    return value.startsWith('?') ? faultOfText(value, max) : 'must be empty or begin with `?`';
  });
}

/** A name for URLs, e.g. `northwind-bank`. */
export function Slug(): PropertyDecorator {
  return (target, property) => {
    Text(MAX_SLUG)(target, property);
    Matches(SLUG, {
      message: 'must consist of lower-case letters and digits, with words separated by single hyphens',
    })(target, property);
  };
}

/** An ISO 3166 code of a country or of one of its subdivisions, e.g. `US` or `US-CA`. */
export function Region(): PropertyDecorator {
  return ValidateBy({
    name: 'region',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && regionFault(value) === null,
      defaultMessage: (given) => regionFault(String(given?.value)) ?? '',
    },
  });
}

/** A tz database zone that JavaScript and PostgreSQL both know and interpret the same way. */
export function TimeZone(): PropertyDecorator {
  return (target, property) => {
    markTimeZone(target, String(property));
    rule('timeZone', (value) => (isTimeZone(value) ? null : timeZoneFault(value)))(target, property);
  };
}

/** May be omitted, which leaves the value unchanged, but not null: the value cannot be cleared. */
export function NotNull(): PropertyDecorator {
  return (target, property) => {
    ValidateIf((_input, value) => value !== undefined)(target, property);
    NotEquals(null, { message: 'cannot be cleared; omit it to keep it' })(target, property);
  };
}
