import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../test/support/temporary-folder.js';
import { headOf, newState, StateFile } from './import-state.js';

describe('the state of an import', () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);

  /** A file longer than what recognises it, with a state that remembers `offset`. */
  function interrupted(name: string, offset: number) {
    const file = path.join(folder, name);
    writeFileSync(file, 'x'.repeat(100_000));
    const stateFile = new StateFile(`${file}.import.json`);
    const state = { ...newState('http://causeway', 'kong', headOf(file)), offset };
    stateFile.write(state);
    return { file, state, read: () => stateFile.read(file, 'http://causeway', 'kong') };
  }

  it.each([
    ['is as long as the part that was sent', 90_000, true],
    ['has become shorter', 89_999, false],
  ])('continues a file that %s: %i bytes, %s', (_case, bytes, continues) => {
    const { file, state, read } = interrupted('calls.log', 90_000);
    truncateSync(file, bytes);
    expect(read()).toEqual(continues ? state : null);
  });

  it('continues a compressed file, whose content is longer than itself', () => {
    const { state, read } = interrupted('calls.log.gz', 1_000_000);
    expect(read()).toEqual(state);
  });

  const write = (file: string) =>
    new StateFile(file).write(newState('http://causeway', 'kong', headOf('package.json')));

  it('is written without touching what another import is writing', () => {
    const file = path.join(folder, 'shared.json');
    writeFileSync(`${file}.new`, 'of another import');
    write(file);
    expect(readFileSync(`${file}.new`, 'utf8')).toBe('of another import');
  });

  it.each(['in the way', 'in the way/file/state'])(
    'leaves nothing behind where it cannot be written: %s',
    (place) => {
      const own = path.join(folder, place.replaceAll('/', '-'));
      mkdirSync(path.join(own, 'in the way'), { recursive: true });
      writeFileSync(path.join(own, 'in the way/file'), '');
      expect(() => write(path.join(own, place))).toThrow('choose another place with --state');
      expect(readdirSync(own, { recursive: true })).toEqual(['in the way', 'in the way/file']);
    },
  );
});
