import { explain } from './platform/base/start-failure.js';
import { loadConfig } from './platform/config/config.js';
import { readWords } from './platform/process/command-line.js';

const USAGE = `Runs Causeway: the API, the jobs, or both.

  npm start               the embedded default, or production if its variables are set; rebuilds what has changed first
  npm run start:api       the API in production
  npm run start:worker    the jobs in production

It takes no options; it is configured by environment variables, all listed in .env.example. Stop it with Ctrl-C or SIGTERM.
`;

readWords({ usage: USAGE });
try {
  const config = loadConfig();
  // Loading the application takes a second or more; report wrong usage or configuration first.
  const { serve } = await import('./serve.js');
  serve(config);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
