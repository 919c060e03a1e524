import { parseArgs } from 'node:util';
import { TOOLS } from './tools.mjs';

/** What the value of an option must be, by the form of its default. */
const KINDS = [
  { default: /^\d+$/, value: /^[1-9]\d{0,8}$/, expected: 'a whole number of at least 1' },
  {
    default: /^\d+(,\d+)+$/,
    value: /^[1-9]\d{0,8}(,[1-9]\d{0,8})*$/,
    expected: 'whole numbers of at least 1, separated by commas',
  },
  { default: /^random$/, value: /^(random|-?\d{1,10})$/, expected: 'random or an integer' },
  { default: /^all$/, value: /^[a-z]+$/, expected: 'all or the name of a section' },
  { default: /^both$/, value: /^(both|postgres|redis)$/, expected: 'postgres, redis or both' },
];

/**
 * The options given to a command, with defaults for the others. Prints the usage for --help and exits with 0; exits with 2
 * for options that the command does not have, and for values that make no sense.
 */
export function optionsOf(name) {
  const { options = {} } = TOOLS[name];
  const own = Object.fromEntries(
    Object.entries(options).map(([option, value]) => [option, { type: 'string', default: value }]),
  );
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' }, ...own } });
    if (!values.help) {
      for (const option of Object.keys(options)) assertValid(option, values[option], options[option]);
      return values;
    }
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usageOf(name)}`);
    process.exit(2);
  }
  process.stdout.write(usageOf(name));
  process.exit(0);
}

function assertValid(option, value, byDefault) {
  const kind = KINDS.find((each) => each.default.test(byDefault));
  if (!kind.value.test(value)) throw new Error(`--${option} must be ${kind.expected}.`);
}

function usageOf(name) {
  const { about, options = {} } = TOOLS[name];
  const takes = Object.entries(options).map(([option, value]) => ` [--${option} ${value}]`);
  const call = name === 'start' ? 'npm start' : `npm run ${name}`;
  return takes.length === 0
    ? `${about}\n\n  ${call}\n`
    : `${about}\n\n  ${call} --${takes.join('')}\n\nThe values shown are the defaults.\n`;
}
