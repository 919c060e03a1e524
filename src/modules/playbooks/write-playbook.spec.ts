import { contentHash } from './content-hash.js';
import { parseYaml } from '../../platform/base/yaml-file.js';
import type { PlaybookContent, PlaybookMilestone } from './playbook.schema.js';
import { readPlaybook } from './read-playbook.js';
import { shippedPlaybooks } from './shipped-playbooks.js';
import { writePlaybook } from './write-playbook.js';

const PAYMENTS = '01900000-0000-7000-8000-0000000000aa';

function thereAndBack(playbook: PlaybookContent): PlaybookContent {
  const text = writePlaybook({ ...playbook, version: 3 }, new Map([[PAYMENTS, 'payments']]));
  const known = new Map([['payments', PAYMENTS]]);
  const reading = readPlaybook(parseYaml(text).values, { field: 'apiProducts', known });
  if ('playbook' in reading) return reading.playbook;
  throw new Error(JSON.stringify(reading.faults));
}

it.each(shippedPlaybooks())('writes $slug so that it reads back the same', (playbook) => {
  const again = thereAndBack(playbook);
  expect(again).toEqual(playbook);
  expect(contentHash(again)).toBe(contentHash(playbook));
});

it('keeps texts that YAML could misread, conditions and proofs', () => {
  const [first, second, third] = shippedPlaybooks()[0]!.milestones;
  const usage = { method: 'GET', path: '/a/{b}', environment: 'SANDBOX', minSuccesses: 5 } as const;
  const odd: PlaybookContent = {
    ...{ slug: '2026-11', title: 'no', type: 'ADVISORY' },
    milestones: [
      { ...first!, title: '{ a: 1 } # none', when: { regions: ['NO'], apiProductIds: [PAYMENTS] } },
      { ...second!, title: '1e3\nsecond line: é', proof: { evidence: `- ${'long '.repeat(60)}` } },
      {
        ...third!,
        weight: 0,
        dependsOn: [{ code: first!.code, lagDays: -30 }],
        proof: { usage: { ...usage, maxServerErrorRate: 0.05, days: 7 } },
      },
    ],
  };
  expect(thereAndBack(odd)).toEqual(odd);
});

it('omits defaults', () => {
  const [{ milestones, ...playbook } = shippedPlaybooks()[0]!] = shippedPlaybooks();
  const plain: Partial<PlaybookMilestone> = {
    weight: 1,
    required: true,
    isGoLive: false,
    visibility: 'PARTNER',
    dependsOn: [],
  };
  const text = writePlaybook(
    { ...playbook, version: 3, milestones: [{ ...milestones[0]!, ...plain, title: 'Plain' }] },
    new Map(),
  );
  expect(text.slice(text.indexOf('milestones:'))).toBe(
    'milestones:\n  - code: KICKOFF\n    title: Plain\n    stage: DISCOVERY\n    party: SERVICES\n    durationDays: 2\n',
  );
});
