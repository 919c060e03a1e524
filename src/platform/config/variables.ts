import { z } from 'zod';
import { CLOCK_INSTANT, clockInstant } from '../base/clock-instant.js';
import { readRedisClusterUrl } from '../base/redis-cluster-url.js';

interface Variable {
  readonly schema: z.ZodType<unknown, string>;
  /** Describes a valid value; completes the sentence "must be …". */
  readonly expected: string;
  /** Its value is never shown, and may come from a file named by `<name>_FILE`. */
  readonly secret?: true;
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((number) => number >= min && number <= max);

const url = (protocols: readonly string[], fits: (parsed: URL) => boolean) =>
  z.string().refine((text) => {
    if (!URL.canParse(text)) return false;
    const parsed = new URL(text);
    return protocols.includes(parsed.protocol) && fits(parsed);
  });

const postgresUrl = {
  schema: url(
    ['postgres:', 'postgresql:'],
    ({ hostname, pathname }) => hostname !== '' && pathname.length > 1,
  ),
  expected: 'a PostgreSQL URL such as postgres://user:password@host:5432/causeway',
  secret: true,
} as const;

/** As browsers send them: scheme, lower-case host, and the port if it is not the scheme's default. */
const isOrigin = (text: string): boolean =>
  /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;

const origins = z
  .string()
  .transform((text) => [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))])
  .refine((given) => given.length > 0 && given.every(isOrigin));

const isLoopback = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** Every environment variable that Causeway reads. */
export const VARIABLES = {
  CAUSEWAY_ROLE: { schema: z.enum(['all', 'api', 'worker']), expected: 'all, api or worker' },
  PORT: { schema: wholeNumber(0, 65_535), expected: 'a whole number from 0 to 65535' },
  HOST: { schema: z.string().regex(/^[\w.:-]+$/), expected: 'a host name or address such as 127.0.0.1' },
  METRICS_PORT: {
    schema: z.union([z.literal('off').transform(() => null), wholeNumber(0, 65_535)]),
    expected: 'a whole number from 0 to 65535, or off',
  },
  LOG_LEVEL: { schema: z.enum(['debug', 'info', 'warn', 'error']), expected: 'debug, info, warn or error' },
  CAUSEWAY_DATA_DIR: { schema: z.string(), expected: 'the path of a folder' },
  CAUSEWAY_CLOCK: { schema: clockInstant, expected: CLOCK_INSTANT },
  CAUSEWAY_DEMO: {
    schema: z.enum(['true', 'false']).transform((text) => text === 'true'),
    expected: 'true or false',
  },
  DATABASE_URL: postgresUrl,
  DATABASE_PORTAL_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATABASE_REPLICA_URL: postgresUrl,
  REDIS_URL: {
    schema: z.union([
      url(['redis:', 'rediss:'], ({ hostname }) => hostname !== '' && !hostname.includes(',')),
      z.string().refine((text) => readRedisClusterUrl(text) !== null),
    ]),
    expected:
      'a Redis URL such as redis://host:6379, or of a cluster such as redis-cluster://host1:6379,host2:6379',
    secret: true,
  },
  FILES_DIR: { schema: z.string(), expected: 'the path of a folder' },
  UPLOAD_MAX_MIB: { schema: wholeNumber(1, 1_024), expected: 'a whole number from 1 to 1024' },
  USAGE_KEY_RETENTION_MONTHS: {
    schema: wholeNumber(14, 120),
    expected: 'a whole number from 14 to 120 (records are accepted for 13 months)',
  },
  USAGE_HOURLY_RETENTION_DAYS: { schema: wholeNumber(32, 3_650), expected: 'a whole number from 32 to 3650' },
  CORS_ORIGINS: {
    schema: origins,
    expected:
      'origins as browsers send them, e.g. https://app.example.com or http://localhost:3000, separated by commas or spaces',
  },
  OTLP_CLIENT_ATTRIBUTE: {
    schema: z.string().regex(/^[^\s\p{C}]{1,256}$/u),
    expected: 'the name of an attribute such as client.id',
  },
  AUTH_ISSUER: {
    // Keys fetched over plain http could be replaced in transit, which would compromise every sign-in.
    schema: url(
      ['https:', 'http:'],
      ({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname),
    ),
    expected: 'the https URL of an OpenID Connect issuer (http only on localhost)',
  },
  AUTH_AUDIENCE: { schema: z.string(), expected: "the audience of Causeway's tokens" },
  AUTH_CLIENT_ID: {
    schema: z.string().regex(/^[\x21-\x7e]{1,255}$/),
    expected: 'the ID of a public client at the issuer',
  },
  AUTH_SCOPES: {
    // Without openid, the issuer returns no ID token, which proves that the response belongs to the request.
    schema: z
      .string()
      .transform((text) => text.trim().replace(/\s+/g, ' '))
      .refine((text) => /^[\x21\x23-\x5b\x5d-\x7e ]+$/.test(text) && text.split(' ').includes('openid')),
    expected: 'scopes separated by spaces, with openid among them',
  },
  AUTH_AUDIENCE_PARAMETER: {
    schema: z.enum(['resource', 'audience', 'none']),
    expected: 'resource, audience or none',
  },
  CAUSEWAY_API_KEY: { schema: z.string(), expected: 'an API key of Causeway', secret: true },
  CAUSEWAY_TOKEN: { schema: z.string(), expected: "a user's bearer token", secret: true },
  DATABASE_POOL_SIZE: { schema: wholeNumber(1, 500), expected: 'a whole number from 1 to 500' },
  WORKER_CONCURRENCY: { schema: wholeNumber(1, 100), expected: 'a whole number from 1 to 100' },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
export type Values = { readonly [Name in VariableName]?: z.output<(typeof VARIABLES)[Name]['schema']> };

/** A variable's definition, without its literal types. */
export const variable = (name: VariableName): Variable => VARIABLES[name];
