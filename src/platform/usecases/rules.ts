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
import { askedZone } from './time-zones.js';

/** What a value must be beside its type; the test over all limits of text reads `constraints`. */
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

/** Has a field be what the caller meant before it is held to any rule. */
function Read(as: (text: string) => string): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? as(value) : value));
}

/** Text that shows something, of 1 to `max` characters (Unicode code points); it is kept as given. */
export function Text(max: number): PropertyDecorator {
  return rule('text', (value) => faultOfText(value, max), [max]);
}

/** A name, title or label: such text, kept in Unicode NFC, so that the same letters are found again. */
export function Name(max: number): PropertyDecorator {
  return (target, property) => {
    Read(nameOf)(target, property);
    Text(max)(target, property);
  };
}

/** The key or code of something that there is, as people type it. */
export function TypedKey(): PropertyDecorator {
  return Read(typedKey);
}

/** The slug of something that there is, as people type it. */
export function TypedSlug(): PropertyDecorator {
  return Read(typedSlug);
}

/**
 * An email address, kept in lower case. Beyond ASCII programs differ in what the lower case of a letter is, and whoever
 * finds an address that becomes someone else's could sign in as them; domains of other letters have a form in ASCII.
 */
export function EmailAddress(): PropertyDecorator {
  return (target, property) => {
    Read(lowerAscii)(target, property);
    rule('ascii', (value) =>
      ASCII.test(value) ? null : 'must contain only ASCII characters; write other domains in their xn-- form',
    )(target, property);
    IsEmail({ allow_utf8_local_part: false }, { message: 'must be an email address' })(target, property);
  };
}

const ASCII = /^[\x20-\x7e]*$/;

/**
 * A number from `min` to `max`, both included.
 * @param unit what it counts, as the refusal says it
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

/** An https link, without a user or password in it: whoever may see it would learn them. */
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

/** A name for addresses, e.g. `northwind-bank`. */
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

/** A time zone of the tz database that JavaScript and PostgreSQL both know, and read alike. */
export function TimeZone(): PropertyDecorator {
  return (target, property) => {
    askedZone(target, String(property));
    rule('timeZone', (value) => (isTimeZone(value) ? null : timeZoneFault(value)))(target, property);
  };
}

/** May be absent, which leaves the value as it is, but not null: the value cannot be cleared. */
export function NotNull(): PropertyDecorator {
  return (target, property) => {
    ValidateIf((_input, value) => value !== undefined)(target, property);
    NotEquals(null, { message: 'cannot be cleared; omit it to keep it' })(target, property);
  };
}
