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

/** Like `readWords`, for a command that also has options with a value, and flags without. */
export function readCommandLine<Option extends string, Flag extends string = never>(
  { usage, words = NONE }: CommandLine,
  names: readonly Option[],
  flagNames: readonly Flag[] = [],
): {
  readonly words: string[];
  readonly options: { readonly [name in Option]?: string };
  readonly flags: ReadonlySet<Flag>;
} {
  const { values, positionals } = parse(usage, names, flagNames);
  if (values.help === true) {
    process.stdout.write(usage);
    process.exit(0);
  }
  if (positionals.length < words.least) misuse(usage, 'An argument is missing.');
  if (positionals.length > words.most)
    misuse(usage, `Unexpected argument: ${positionals.slice(words.most).join(' ')}`);
  const given = names.flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    words: positionals,
    options: Object.fromEntries(given) as { readonly [name in Option]?: string },
    flags: new Set(flagNames.filter((name) => values[name] === true)),
  };
}

/** Prints an error and the usage, and exits with 2, as all commands do on wrong usage. */
export function misuse(usage: string, complaint: string): never {
  process.stderr.write(`${complaint}\n\n${usage}`);
  process.exit(2);
}

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: string[];
}

function parse(usage: string, names: readonly string[], flagNames: readonly string[]): Parsed {
  const own: Record<string, { type: 'string' | 'boolean' }> = {};
  for (const name of names) own[name] = { type: 'string' };
  for (const name of flagNames) own[name] = { type: 'boolean' };
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
