import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { recordsOf } from '../support/csv.js';

/** @returns the records of the CSV file that a part of the page saves */
export async function downloadedFrom(page: Page, part: Locator): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    part.getByRole('button', { name: 'Download CSV' }).first().click(),
  ]);
  return recordsOf(readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, ''));
}
