import { readFileSync } from 'node:fs';
import { codeOf } from './platform/base/error-code.js';
import { Refusal } from './kernel/errors.js';
import { parsePlaybookFile, type PlaybookText, PlaybookTextError } from './modules/playbooks/index.js';
import { StartFailure } from './platform/base/start-failure.js';

const MAX_BYTES = 1024 * 1024;
/** Names the standard input, as in most programs. */
const STANDARD_INPUT = '-';

export interface NamedText extends PlaybookText {
  /** What messages call it. */
  readonly name: string;
}

/** @throws StartFailure for a file that cannot be read as YAML, with the line where one is at fault */
export function readPlaybookText(file: string): NamedText {
  const name = file === STANDARD_INPUT ? 'standard input' : file;
  try {
    return { name, ...parsePlaybookFile(textOf(file, name)) };
  } catch (error) {
    if (error instanceof PlaybookTextError) throw new StartFailure(`${name}:${error.line}: ${error.message}`);
    throw error;
  }
}

function textOf(file: string, name: string): string {
  const bytes = bytesOf(file, name);
  if (bytes.length > MAX_BYTES)
    throw new StartFailure(`${name} is larger than ${MAX_BYTES / 1024} KiB, the limit for a playbook.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StartFailure(`${name} is not UTF-8 text.`);
  }
}

function bytesOf(file: string, name: string): Buffer {
  try {
    return readFileSync(file === STANDARD_INPUT ? 0 : file);
  } catch (error) {
    throw new StartFailure(
      `${name} cannot be read (${codeOf(error)}); specify a YAML file, or - for standard input.`,
    );
  }
}

/** One line for each fault: where it is, in the file and in the playbook, and what would be right. */
export function faultsIn({ name, lineOf }: NamedText, { userErrors }: Refusal): string {
  const lines = userErrors.map(({ field, message }) => {
    const path = (field ?? []).slice(1);
    const at = path.filter((step) => step !== '');
    return `${name}:${lineOf(at)}: ${at.length > 0 ? `${at.join('.')}: ` : ''}${message}`;
  });
  return [...lines, 'Nothing was published.'].join('\n');
}
