import { readWords } from './platform/process/command-line.js';

readWords({
  usage:
    'Runs all migrations up, down and up again, and compares entities with their tables: node dist/src/check-migrations.js\n',
});
const { checkMigrations } = await import('./migrations-check.js');
await checkMigrations();
