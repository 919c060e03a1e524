import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Stands in the data folder while the demo world is seeded. A start that finds it follows one that was cut off, and
 * begins with an empty database: nobody but the seeding has been there.
 */
export class SeedingMark {
  private readonly file: string;

  constructor(dataDir: string) {
    this.file = path.join(dataDir, 'seeding');
  }

  get stands(): boolean {
    return existsSync(this.file);
  }

  set(): void {
    writeFileSync(this.file, '');
  }

  clear(): void {
    rmSync(this.file, { force: true });
  }
}
