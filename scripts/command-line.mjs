import { parseArgs } from 'node:util';
import { TOOLS } from './tools.mjs';

/**
 * The options given to a command, with defaults for the others. Prints the usage for --help and exits with 0; exits with 2
 * for options that the command does not have.
 */
export function optionsOf(name) {
  const own = Object.entries(TOOLS[name].options ?? {});
  const options = Object.fromEntries(
    own.map(([option, value]) => [option, { type: 'string', default: value }]),
  );
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' }, ...options } });
    if (!values.help) return values;
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usageOf(name)}`);
    process.exit(2);
  }
  process.stdout.write(usageOf(name));
  process.exit(0);
}

function usageOf(name) {
  const { about, options = {} } = TOOLS[name];
  const takes = Object.entries(options).map(([option, value]) => ` [--${option} ${value}]`);
  const call = name === 'start' ? 'npm start' : `npm run ${name}`;
  return takes.length === 0
    ? `${about}\n\n  ${call}\n`
    : `${about}\n\n  ${call} --${takes.join('')}\n\nThe values shown are the defaults.\n`;
}
