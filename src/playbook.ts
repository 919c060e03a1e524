import { explain } from './platform/base/start-failure.js';
import { misuse, readWords } from './platform/process/command-line.js';

const USAGE = `Imports and exports playbooks as YAML files.

  npm run playbook -- import FILE                      publishes the playbook in FILE (- for standard input)
  npm run --silent playbook -- export SLUG [VERSION]   prints the latest version, or the given one

An import becomes the next version of the file's slug, unless the latest version has the same content. Running
engagements keep the version they were started from. For files to start from, see src/modules/playbooks/shipped.

Uses the database in DATABASE_URL if that is set, otherwise the data of the embedded default (CAUSEWAY_DATA_DIR),
whether it is running or not.
Exits with 0 on success or if nothing had to be done, 1 if rejected (nothing was published), 2 on wrong usage.
`;

type Call = (exchange: typeof import('./exchange-playbook.js')) => Promise<string>;

function callOf(words: readonly string[]): Call {
  const [command, subject = '', version] = words;
  if (command === 'import' && version === undefined)
    return (exchange) => exchange.importPlaybookFile(subject);
  if (command !== 'export') return misuse(USAGE, `Unknown command: ${words.join(' ')}`);
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version))
    misuse(USAGE, `A version is a positive integer, not ${version}.`);
  return (exchange) =>
    exchange.exportPlaybookText(subject, version === undefined ? undefined : Number(version));
}

const call = callOf(readWords({ usage: USAGE, words: { least: 2, most: 3 } }));
try {
  process.stdout.write(await call(await import('./exchange-playbook.js')));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
