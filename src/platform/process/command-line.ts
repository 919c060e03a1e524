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
export function readWords(command: CommandLine): string[] {
  return readCommandLine(command, []).words;
}

/** Like `readWords`, for a command that also has options with a value. */
export function readCommandLine<Option extends string>(
  { usage, words = NONE }: CommandLine,
  names: readonly Option[],
): { readonly words: string[]; readonly options: { readonly [name in Option]?: string } } {
  const { values, positionals } = parse(usage, names);
  if (values.help === true) {
    process.stdout.write(usage);
    process.exit(0);
  }
  if (positionals.length < words.least) misuse(usage, 'An argument is missing.');
  if (positionals.length > words.most)
    misuse(usage, `Unexpected argument: ${positionals.slice(words.most).join(' ')}`);
  const { help: _help, ...options } = values;
  return { words: positionals, options };
}

/** Prints an error and the usage, and exits with 2, as all commands do on wrong usage. */
export function misuse(usage: string, complaint: string): never {
  process.stderr.write(`${complaint}\n\n${usage}`);
  process.exit(2);
}

function parse(usage: string, names: readonly string[]) {
  const own = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({
      options: { ...own, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    // Node's message names the option.
    return misuse(usage, error instanceof Error ? error.message : String(error));
  }
}
