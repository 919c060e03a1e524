/** A small tree that follows every rule, contents by path; the violations are added to it. */
export const SOUND = {
  'src/kernel/word.ts': "import { v7 } from 'uuid';\nexport const word = (): string => v7();\n",
  'src/platform/config/config.ts': "export const port = process.env['PORT'];\n",
  'src/embedded/start.ts': "export { now } from '../platform/base/clock.js';\n",
  'src/modules/demo/world.ts': "export { now } from '../../embedded/start.js';\n",
  'src/platform/base/clock.ts':
    "export { word } from '../../kernel/word.js';\nexport const now = (): Date => new Date();\n",
  'src/platform/graphql/enums.ts': 'export const enumOf = (): null => null;\n',
  'src/platform/graphql/reads/fragments/sql.ts':
    "export { word as sql } from '../../../../kernel/word.js';\n",
  'src/platform/graphql/reads/lists/order.ts':
    "export { sql } from '../fragments/sql.js';\nexport { enumOf } from '../../enums.js';\n",
  'src/platform/graphql/reads/reads.service.ts': "export { sql } from './lists/order.js';\n",
  'src/modules/identity/index.ts': "export { open } from './open.service.js';\n",
  'src/modules/identity/open.service.ts':
    "import { rule } from './domain/rule.js';\nexport const open = rule;\n",
  'src/modules/identity/domain/rule.ts': "export { word as rule } from '../../../kernel/word.js';\n",
  'src/modules/identity/open.policy.ts': "export { rule as canOpen } from './domain/rule.js';\n",
  'src/modules/catalog/sound.resolver.ts': `import { Query } from '@nestjs/graphql';
import { now } from '../../platform/base/clock.js';
import { open } from '../identity/index.js';
const Allow = (_right: string) => (): void => undefined;
export class SoundResolver {
  @Allow('catalog:read')
  @Query(() => String, { description: 'Is sound.' })
  sound(): string {
    return open() + now().toISOString();
  }
}
`,
  'src/main.ts': "export { open } from './modules/identity/index.js';\n",
  'console/src/domain/days.ts': `import { today } from '@internationalized/date';
import { word } from '../../../src/kernel/word';
export const day = (): string => word() + today('UTC').toString();
`,
  'console/src/messages/en.ts': "export const title = 'Work';\n",
  'console/src/ui/Title.tsx': `import { Button } from 'react-aria-components/Button';
import { title } from '../messages/en';
export const Title = () => <Button>{title}</Button>;
`,
  'console/src/app/client.ts': "export { gql } from 'urql';\n",
  'console/src/app/router.tsx': "export const page = () => import('../routes/work/page');\n",
  'console/src/acts/act.ts': "export { gql } from '../app/client';\n",
  'console/src/routes/work/page.tsx': `import { gql } from '../../acts/act';
import { day } from '../../domain/days';
import { Title } from '../../ui/Title';
export const Page = () => [gql, day, Title];
`,
  'console/src/portal/status/page.tsx': "export { Title } from '../../ui/Title';\n",
  'migrations/1-first.ts': "export type { MigrationInterface } from 'typeorm';\n",
  'schema.graphql': `"""The root of reads."""
type Query {
  """What is asked for."""
  sound(id: ID!): String
}
`,
};
