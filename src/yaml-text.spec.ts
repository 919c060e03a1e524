import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Refusal, userError } from './kernel/errors.js';
import { faultsIn, readYamlText } from './yaml-text.js';

const folder = mkdtempSync(path.join(tmpdir(), 'yaml-text-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'bad.yaml');
function read(text: string | Buffer) {
  writeFileSync(file, text);
  return readYamlText(file, 'playbook');
}

const multiplying = 'bcdefgh'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join()}]`);

describe('a YAML file', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['broken YAML', 'slug: ours\ntitle: [\ntype: x', /bad\.yaml:\d: Flow sequence/],
    ['a duplicate key', 'slug: ours\ntitle: a\ntitle: b\n', /bad\.yaml:3: Map keys must be unique\.$/],
    ['two documents', 'slug: a\n---\nslug: b\n', /bad\.yaml:2: .*more than one document/],
    ['something that is not text', Buffer.from([0xff, 0xfe, 0x00]), /bad\.yaml is not UTF-8 text\.$/],
    ['a megabyte more than allowed', `# ${'x'.repeat(1024 * 1024)}`, /bad\.yaml is larger than 1024 KiB/],
    ['endless brackets', '['.repeat(100_000), /bad\.yaml:1: \S/],
    [
      'exponential aliases',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${multiplying.join('\n')}`,
      /bad\.yaml:1: The aliases expand to too many values/,
    ],
  ])('is rejected with its position: %s', (_what, text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ name: 'StartFailure', message: expect.stringMatching(message) as unknown }),
    );
  });

  it.each([
    ['that does not exist', path.join(folder, 'none.yaml'), 'ENOENT'],
    ['that is a folder', folder, 'EISDIR'],
  ])('cannot be a file %s', (_what, name, code) => {
    expect(() => readYamlText(name, 'playbook')).toThrow(`${name} cannot be read (${code});`);
  });

  it('maps a field to its line, and a missing one to what should contain it', () => {
    const text = read(
      'slug: a\nmilestones:\n  - code: A\n    dependsOn:\n      - code: B\n  - { code: C }\n',
    );
    const at = (field: string) =>
      faultsIn(text, new Refusal([userError('INVALID', field, 'Wrong.')])).split('\n')[0];
    expect(at('milestones.0.dependsOn.0.code')).toBe(`${file}:5: milestones.0.dependsOn.0.code: Wrong.`);
    expect(at('milestones.0.title')).toBe(`${file}:3: milestones.0.title: Wrong.`);
    expect(at('milestones.1.code')).toBe(`${file}:6: milestones.1.code: Wrong.`);
    expect(at('title')).toBe(`${file}:1: title: Wrong.`);
    expect(at('')).toBe(`${file}:1: Wrong.`);
  });

  it('may be empty, which the rules then reject', () => {
    expect(read('').values).toBeNull();
  });
});
