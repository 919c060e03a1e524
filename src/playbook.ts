import { exchangeCommand } from './exchange-command.js';

const USAGE = `Imports and exports playbooks as YAML files.

  npm run playbook -- import FILE                      publishes the playbook in FILE (- for standard input)
  npm run --silent playbook -- export SLUG [VERSION]   prints the latest version, or the given one

An import becomes the next version of the file's slug, unless the latest version has the same content. Running
engagements keep the version they were started from. For files to start from, see src/modules/playbooks/shipped.

Uses the database in DATABASE_URL if that is set, otherwise the data of the embedded default (CAUSEWAY_DATA_DIR),
whether it is running or not.
Exits with 0 on success or if nothing had to be done, 1 if rejected (nothing was published), 2 on wrong usage.
`;

await exchangeCommand(USAGE, () => import('./exchange-playbook.js'));
