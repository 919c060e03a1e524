import { build } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const USED = `
  export { parse, engagementOf } from './parse.js';
  export { format } from './format.js';
  export { suggestions } from './suggest.js';
  export { toInput } from './to-input.js';
`;

it('is small in a browser, where it brings no package along', async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: USED, resolveDir: path.resolve('src/kernel/quick-log'), loader: 'ts' },
    ...{ bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2023' },
    ...{ write: false, metafile: true, outfile: 'quick-log.js' },
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  expect(inputs.map(([name]) => name).filter((name) => !/^(src\/kernel\/|<stdin>)/.test(name))).toEqual([]);
  expect(output!.imports).toEqual([]);
  expect(gzipSync(outputFiles[0]!.contents).length).toBeLessThan(8_000);
});
