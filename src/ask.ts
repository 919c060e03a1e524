import { existsSync, readFileSync } from 'node:fs';
import { fetchToken, urlOf } from './embedded/dev-token.js';
import { explain, StartFailure } from './platform/base/start-failure.js';
import { loadConfig } from './platform/config/config.js';
import { withDays } from './platform/explorer/example-days.js';
import { readWords } from './platform/process/command-line.js';

const USAGE = `Runs a saved operation as a user of the running embedded Causeway, and prints the response.

  npm run --silent ask -- EMAIL FILE [VARIABLES]

FILE is a GraphQL document, e.g. examples/operations/manager-portfolio.graphql. VARIABLES are JSON; the default is the
file NAME.variables.json next to it. In both, "today", "today-28" and "today+14T09:00:00Z" are days and instants
relative to Causeway's clock. Set PORT and HOST to the values that Causeway was started with.
Exits with 0 if the response has no errors, otherwise with 1.
`;

async function ask(email: string, file: string, given: string | undefined): Promise<object> {
  const config = loadConfig();
  if (config.mode === 'production')
    throw new StartFailure(
      "In production, tokens come from your organisation's identity provider, not from Causeway.",
    );
  const query = textOf(file);
  const token = await fetchToken(config, email);
  const settings = await fetch(`${urlOf(config)}/graphiql/setting.json`);
  const { today } = (await settings.json()) as { today: string };
  const response = await fetch(`${urlOf(config)}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: variablesOf(file, given, today) }),
  });
  return (await response.json()) as object;
}

function variablesOf(file: string, given: string | undefined, today: string): unknown {
  const beside = file.replace(/\.graphql$/, '.variables.json');
  const text = given ?? (beside !== file && existsSync(beside) ? textOf(beside) : '{}');
  try {
    return JSON.parse(withDays(text, today));
  } catch (error) {
    throw new StartFailure(`The variables are not valid JSON: ${String(error)}`, { cause: error });
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StartFailure(`${file} cannot be read.`, { cause });
  }
}

const [email = '', file = '', given] = readWords({ usage: USAGE, words: { least: 2, most: 3 } });
try {
  const answer = await ask(email, file, given);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  if ('errors' in answer) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
