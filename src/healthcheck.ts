import { loadConfig } from './platform/config/config.js';
import { readWords } from './platform/process/command-line.js';

readWords({
  usage: 'Checks whether the Causeway process on this machine is ready: node dist/src/healthcheck.js\n',
});
try {
  const { port } = loadConfig();
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`);
  if (!response.ok) throw new Error(`not ready: ${await response.text()}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
