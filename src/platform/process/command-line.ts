import { parseArgs } from 'node:util';

interface CommandLine {
  /** What the command does and how it is called, in whole lines. */
  readonly usage: string;
  /** How many words it takes. */
  readonly words?: { readonly least: number; readonly most: number };
}

const NONE = { least: 0, most: 0 };

/**
 * Reads the words after a command's name, before anything else is done. With `--help` the process prints the usage and ends
 * with 0; with an option that there is not, or too many or too few words, it ends with 2 and says so.
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

/** Ends the process with 2, as every command does that is called wrongly. */
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
    // Node's words name the option.
    return misuse(usage, error instanceof Error ? error.message : String(error));
  }
}
