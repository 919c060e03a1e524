import { fetchToken } from './embedded/dev-token.js';
import { explain, StartFailure } from './platform/base/start-failure.js';
import { loadConfig } from './platform/config/config.js';
import { readWords } from './platform/process/command-line.js';

const USAGE = `Prints a bearer token for a user of the running embedded Causeway, and nothing else.

  npm run --silent token -- EMAIL      e.g. npm run --silent token -- manager@causeway.example

Set PORT and HOST to the values that Causeway was started with.
`;

const [email = ''] = readWords({ usage: USAGE, words: { least: 1, most: 1 } });
try {
  const config = loadConfig();
  if (config.mode === 'production')
    throw new StartFailure(
      "In production, tokens come from your organisation's identity provider, not from Causeway.",
    );
  process.stdout.write(`${await fetchToken(config, email)}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
