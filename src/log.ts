import { randomUUID } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import { secretOf, serverUrl } from './command-server.js';
import { typedKey } from './kernel/text.js';
import { GraphqlClient } from './log/graphql-client.js';
import { printable } from './log/printable.js';
import { retryAdvice, run, Uncertain } from './log/run.js';
import { explain } from './platform/base/start-failure.js';
import { loadUserConfig } from './platform/config/config.js';
import { misuse, readCommandLine } from './platform/process/command-line.js';

const USAGE = `Logs progress on an engagement, in one line.

  npm run --silent log -- 'LINE' [--dry-run] [--json] [--engagement KEY]
                          [--url URL] [--token-file FILE] [--retry KEY]

LINE is e.g. ENG-142 1h30m fixed the mTLS handshake #call >PARTNER done:SANDBOX-KEYS; docs/quick-log.md explains it.
Put it in single quotes, because shells interpret # > ! and \\; - reads it from standard input.
--dry-run shows what it would do to go-live and health, and logs nothing. --json prints the result for programs.
--engagement is used if LINE begins without a key. Without --url, set PORT and HOST to the values that Causeway was
started with (4000 and 127.0.0.1 by default). The user's token is in FILE or in the variable CAUSEWAY_TOKEN; in the
embedded default, npm run --silent token -- EMAIL prints one.
After a lost connection it is sent again, and counts once. If that fails, the command shows the KEY for --retry.
Exits with 0 if it was logged, 1 if it was rejected or could not be sent, 2 if it was not understood.
`;

const { words, options, flags } = readCommandLine(
  { usage: USAGE, words: { least: 1, most: Infinity } },
  ['url', 'token-file', 'engagement', 'retry'],
  ['dry-run', 'json'],
);
if (words.length > 1) misuse(USAGE, 'The line must be one argument; put it in single quotes.');
const engagement = options.engagement === undefined ? undefined : typedKey(options.engagement);
if (engagement !== undefined && !/^ENG-\d{1,18}$/.test(engagement))
  misuse(USAGE, `--engagement must be a key such as ENG-142.`);
if (options.retry !== undefined && !/^[\x21-\x7e]{1,255}$/.test(options.retry))
  misuse(USAGE, '--retry must be the key that the command showed.');

const key = options.retry ?? randomUUID();
const isJson = flags.has('json');
try {
  const url = serverUrl(USAGE, options.url);
  let client: GraphqlClient | undefined;
  const { code, text, json } = await run({
    ...{ url, key, isDryRun: flags.has('dry-run') },
    line: { text: await lineOf(words[0]!), engagement },
    client: () => (client ??= new GraphqlClient({ url, token: token(), onWait: sayWait })),
    onSend: () => process.once('SIGINT', interrupted),
  });
  print(code, isJson ? `${JSON.stringify(json)}\n` : text);
} catch (error) {
  const message = explain(error);
  const logged = error instanceof Uncertain ? null : false;
  print(1, isJson ? `${JSON.stringify({ logged, error: message })}\n` : `${printable(message)}\n`);
}

function print(code: number, text: string): void {
  (isJson || code === 0 ? process.stdout : process.stderr).write(text);
  // Not exit, which would cut off what a pipe has not yet taken.
  process.exitCode = code;
  process.removeListener('SIGINT', interrupted);
}

async function lineOf(word: string): Promise<string> {
  if (word !== '-') return word;
  const lines = (await textOf(process.stdin)).split('\n').filter((each) => each.trim() !== '');
  if (lines.length > 1) misuse(USAGE, `Standard input has ${lines.length} lines; send one at a time.`);
  return lines[0] ?? '';
}

function token(): string {
  return secretOf({
    what: 'token',
    file: options['token-file'],
    load: () => loadUserConfig().token,
    advice:
      'use --token-file, or set CAUSEWAY_TOKEN. ' +
      'In the embedded default: CAUSEWAY_TOKEN=$(npm run --silent token -- EMAIL)',
  });
}

function sayWait(reason: string, seconds: number): void {
  process.stderr.write(`${printable(reason)}; sending again in ${seconds} s.\n`);
}

function interrupted(): void {
  process.stderr.write(`Interrupted. ${retryAdvice(key)}\n`);
  process.exit(130);
}
