import { secretOf, serverUrl } from './command-server.js';
import { importFile } from './import-usage/import-file.js';
import { StateFile } from './import-usage/import-state.js';
import { Progress } from './import-usage/progress.js';
import { STDIN } from './import-usage/source.js';
import { exitCodeOf, summaryOf } from './import-usage/summary.js';
import { UsageClient } from './import-usage/usage-client.js';
import { USAGE_FORMATS } from './modules/usage/domain/usage-record.js';
import { explain } from './platform/base/start-failure.js';
import { loadImportConfig } from './platform/config/config.js';
import { misuse, readCommandLine } from './platform/process/command-line.js';

/** Traces are not sent line by line. */
const FORMATS = USAGE_FORMATS.filter((each) => each !== 'otlp');
const USAGE = `Sends a file of usage records, one JSON record per line, to a running Causeway.

  npm run usage:import -- FILE --format FORMAT [--url URL] [--key-file KEYFILE] [--state STATEFILE]

FILE may have any size and be compressed (.gz); - is standard input. FORMAT is one of: ${FORMATS.join(', ')}.
Without --url, set PORT and HOST to the values that Causeway was started with (4000 and 127.0.0.1 by default).
The API key, with the scope USAGE_WRITE, is in KEYFILE or in the variable CAUSEWAY_API_KEY.
After an interruption, run the same command again: it continues where it was, which STATEFILE remembers
(FILE.import.json by default), and counts nothing twice.
Exits with 0 if every record was taken, 1 if some were rejected or the import failed, 2 on wrong usage.
`;

const { words, options } = readCommandLine({ usage: USAGE, words: { least: 1, most: 1 } }, [
  'format',
  'url',
  'key-file',
  'state',
]);
const [file = ''] = words;
const format = FORMATS.find((each) => each === options.format);
if (!format)
  misuse(
    USAGE,
    `${options.format === undefined ? '--format is missing' : `Unknown format: ${options.format}`}.`,
  );

const progress = new Progress(process.stderr, () => performance.now());
process.once('SIGINT', () => {
  progress.say('Interrupted; run the same command again to continue.');
  process.exit(130);
});
try {
  const url = serverUrl(USAGE, options.url);
  const imported = await importFile({
    ...{ file, url, format, progress },
    stateFile: file === STDIN ? null : new StateFile(options.state ?? `${file}.import.json`),
    client: new UsageClient({ url, format, key: apiKey(), onWait: sayWait }),
  });
  progress.end();
  process.stdout.write(summaryOf(imported, file === STDIN ? 'standard input' : file, progress.elapsedMs));
  process.exitCode = exitCodeOf(imported);
} catch (error) {
  progress.end();
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function sayWait(reason: string, seconds: number): void {
  progress.say(`${reason}; sending again in ${seconds} s.`);
}

function apiKey(): string {
  return secretOf({
    what: 'API key',
    file: options['key-file'],
    load: () => loadImportConfig().apiKey,
    advice: 'use --key-file, or set CAUSEWAY_API_KEY',
  });
}
