import { explain } from './platform/base/start-failure.js';
import { misuse, readWords } from './platform/process/command-line.js';

/** Imports and exports one kind of content as files. */
interface Exchange {
  /** @returns a line about what was published */
  readonly importFile: (file: string) => Promise<string>;
  /** @param version undefined for the latest. @returns the text of the file */
  readonly exportText: (slug: string, version: number | undefined) => Promise<string>;
}

/**
 * Runs the command `import FILE | export SLUG [VERSION]`.
 * @param load loads the rest of the program, only if the command is used correctly
 */
export async function exchangeCommand(usage: string, load: () => Promise<Exchange>): Promise<void> {
  const call = callOf(usage, readWords({ usage, words: { least: 2, most: 3 } }));
  try {
    process.stdout.write(await call(await load()));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

function callOf(usage: string, words: readonly string[]): (exchange: Exchange) => Promise<string> {
  const [command, subject = '', version] = words;
  if (command === 'import' && version === undefined) return ({ importFile }) => importFile(subject);
  if (command !== 'export') return misuse(usage, `Unknown command: ${words.join(' ')}`);
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version))
    misuse(usage, `A version is a positive integer, not ${version}.`);
  return ({ exportText }) => exportText(subject, version === undefined ? undefined : Number(version));
}
