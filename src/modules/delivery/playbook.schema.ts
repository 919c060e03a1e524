import { z } from 'zod';
import { ENGAGEMENT_TYPES, PARTIES, PARTNER_TIERS, STAGES, VISIBILITIES } from '../../kernel/enums.js';
import { MAX_SLUG, SLUG } from '../../kernel/slug.js';
import {
  MAX_DURATION_DAYS,
  MAX_LAG_DAYS,
  MAX_LINKS,
  MAX_PLAN_MILESTONES,
  MILESTONE_CODE,
} from './domain/plan.js';
import { playbookFaults } from './domain/playbook-faults.js';

const code = z.string().regex(MILESTONE_CODE, 'must be capitals, digits and hyphens');

const milestone = z.strictObject({
  code,
  title: z.string().min(1).max(200),
  stage: z.enum(STAGES).exclude(['CLOSED']),
  party: z.enum(PARTIES),
  /** Working days. */
  durationDays: z.int().min(1).max(MAX_DURATION_DAYS),
  weight: z.int().min(0).max(1000).default(1),
  required: z.boolean().default(true),
  isGoLive: z.boolean().default(false),
  visibility: z.enum(VISIBILITIES).default('PARTNER'),
  dependsOn: z
    .array(z.strictObject({ code, lagDays: z.int().min(0).max(MAX_LAG_DAYS).default(0) }))
    .max(MAX_LINKS)
    .default([]),
  when: z
    .strictObject({
      regions: z.array(z.string()).optional(),
      tiers: z.array(z.enum(PARTNER_TIERS)).optional(),
    })
    .optional(),
});

/** A playbook as a file spells it; what is left out takes its default. */
export const playbookFile = z
  .strictObject({
    slug: z.string().max(MAX_SLUG).regex(SLUG),
    title: z.string().min(1).max(200),
    type: z.enum(ENGAGEMENT_TYPES),
    milestones: z.array(milestone).min(1).max(MAX_PLAN_MILESTONES),
  })
  .superRefine(({ milestones }, context) => {
    for (const message of playbookFaults(milestones))
      context.addIssue({ code: 'custom', path: ['milestones'], message });
  });
export type PlaybookFile = z.infer<typeof playbookFile>;
export type PlaybookMilestone = PlaybookFile['milestones'][number];
