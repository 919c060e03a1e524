import { Length, Matches, NotEquals, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { isTimeZone } from '../../kernel/local-date.js';
import { isRegion } from '../../kernel/region.js';
import { MAX_SLUG, SLUG } from '../../kernel/slug.js';

/** Text that is not blank, of 1 to `max` characters. */
export function Text(max: number): PropertyDecorator {
  return (target, property) => {
    Length(1, max, { message: `must hold 1-${max} characters` })(target, property);
    // An empty text is too short already, and is told so once.
    Matches(/^$|\S/, { message: 'must not be blank' })(target, property);
  };
}

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
    Length(1, MAX_LINK, { message: `must hold 1-${MAX_LINK} characters` })(target, property);
    ValidateBy({
      name: 'httpsLink',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && (value === '' || isHttpsLink(value)),
        defaultMessage: () => 'must be an https link, without user or password',
      },
    })(target, property);
  };
}

function isHttpsLink(text: string): boolean {
  if (!/^https:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** A name for addresses, as `northwind-bank`. */
export function Slug(): PropertyDecorator {
  return (target, property) => {
    Length(1, MAX_SLUG, { message: `must hold 1-${MAX_SLUG} characters` })(target, property);
    Matches(SLUG, { message: 'must be lower-case letters and digits, words joined by single hyphens' })(
      target,
      property,
    );
  };
}

/** An ISO 3166 code of a country or of one of its subdivisions, as `US` or `US-CA`. */
export function Region(): PropertyDecorator {
  return ValidateBy({
    name: 'region',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isRegion(value),
      defaultMessage: () => 'must be an ISO 3166 code, as US or US-CA',
    },
  });
}

export function TimeZone(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'timeZone',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isTimeZone(value),
        defaultMessage: () => 'must be an IANA time zone, as America/New_York',
      },
    },
    options,
  );
}

/** May be absent, which leaves the value as it is, but not null: the value cannot be cleared. */
export function NotNull(): PropertyDecorator {
  return (target, property) => {
    ValidateIf((_input, value) => value !== undefined)(target, property);
    NotEquals(null, { message: 'cannot be cleared; leave it out to keep it' })(target, property);
  };
}
