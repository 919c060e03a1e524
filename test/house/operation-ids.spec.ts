import { TypeInfo, buildSchema, getNamedType, isObjectType, parse, visit, visitWithTypeInfo } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = process.cwd();
const folder = path.join(root, 'examples/operations');
const schema = buildSchema(readFileSync(path.join(root, 'schema.graphql'), 'utf8'));

/** What identifies objects of a type: the ID, or its substitute if there is none. */
const NAMES = ['id', 'key', 'code'];

/** @returns where an operation selects an object without what identifies it, e.g. `engagement.lead: id` */
function nameless(query: string): string[] {
  const info = new TypeInfo(schema);
  const found: string[] = [];
  const fields: string[] = [];
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      Field: {
        enter({ name, selectionSet }) {
          fields.push(name.value);
          const type = getNamedType(info.getType());
          if (!selectionSet || !isObjectType(type)) return;
          const wanted = NAMES.find((each) => type.getFields()[each]);
          const selected = selectionSet.selections.map((each) =>
            each.kind === 'Field' ? each.name.value : '',
          );
          if (wanted && !selected.includes(wanted)) found.push(`${fields.join('.')}: ${wanted}`);
        },
        leave: () => void fields.pop(),
      },
    }),
  );
  return found;
}

const operations = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

it.each(operations)('%s selects the ID of every object that it returns', (file) => {
  expect(nameless(readFileSync(path.join(folder, file), 'utf8'))).toEqual([]);
});

it('an object without its ID is found at any depth', () => {
  expect(nameless('{ engagements { nodes { title lead { name } milestones { id code } } } }')).toEqual([
    'engagements.nodes: id',
    'engagements.nodes.lead: id',
  ]);
  const parts =
    'milestones { code } contacts { email } checklist { code evidence { submittedAt file { id } } }';
  expect(nameless(`{ myIntegration(key: "ENG-1") { key ${parts} waitingForYou { key title } } }`)).toEqual([
    'myIntegration.milestones: id',
    'myIntegration.contacts: key',
    'myIntegration.checklist: key',
    'myIntegration.checklist.evidence: id',
  ]);
});
