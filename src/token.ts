import { loadConfig } from './platform/config/config.js';
import { fetchToken } from './platform/embedded/dev-token.js';
import { StartFailure, explain } from './platform/process/start-failure.js';

/** Prints a bearer token of one person of the embedded default, and nothing else. */
try {
  const config = loadConfig();
  if (config.mode === 'production')
    throw new StartFailure("In production the organisation's own sign-in gives tokens, not Causeway.");
  const [email] = process.argv.slice(2);
  if (email === undefined)
    throw new StartFailure('Say whose: npm run --silent token -- manager@causeway.example');
  process.stdout.write(`${await fetchToken(config, email)}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
