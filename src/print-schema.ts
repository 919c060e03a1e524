import { readWords } from './platform/process/command-line.js';

readWords({ usage: 'Prints the schema as the API serves it: node dist/src/print-schema.js\n' });
try {
  const { schemaText } = await import('./schema-text.js');
  process.stdout.write(await schemaText());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
