import { parseArgs } from 'node:util';

interface CommandLine {
  /** Help text: what the command does and how to call it, in whole lines. */
  readonly usage: string;
  /** Number of arguments; none by default. */
  readonly words?: { readonly least: number; readonly most: number };
}

const NONE = { least: 0, most: 0 };

/**
 * Reads a command's arguments, before anything else is done. With `--help`, prints the usage and exits with 0; with an
 * unknown option or too many or too few arguments, prints an error and exits with 2.
 */
export function readWords({ usage, words = NONE }: CommandLine): string[] {
  const { help, positionals } = parse(usage);
  if (help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  if (positionals.length < words.least) misuse(usage, 'An argument is missing.');
  if (positionals.length > words.most)
    misuse(usage, `Unexpected argument: ${positionals.slice(words.most).join(' ')}`);
  return positionals;
}

/** Prints an error and the usage, and exits with 2, as all commands do on wrong usage. */
export function misuse(usage: string, complaint: string): never {
  process.stderr.write(`${complaint}\n\n${usage}`);
  process.exit(2);
}

function parse(usage: string): { readonly help: boolean; readonly positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    return { help: values.help, positionals };
  } catch (error) {
    // Node's message names the option.
    return misuse(usage, error instanceof Error ? error.message : String(error));
  }
}
