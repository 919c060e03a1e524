import { readFileSync } from 'node:fs';
import { codeOf } from './platform/base/error-code.js';
import { Refusal } from './kernel/errors.js';
import { parseYaml, YamlError, type YamlFile } from './platform/base/yaml-file.js';
import { StartFailure } from './platform/base/start-failure.js';

const MAX_BYTES = 1024 * 1024;
const STANDARD_INPUT = '-';

export interface NamedText extends YamlFile {
  /** Its name in messages. */
  readonly name: string;
}

/**
 * @param what the file describes, for messages
 * @throws StartFailure if the file cannot be read or is not valid YAML, with the line if there is one
 */
export function readYamlText(file: string, what: string): NamedText {
  const name = file === STANDARD_INPUT ? 'standard input' : file;
  try {
    return { name, ...parseYaml(textOf(file, name, what)) };
  } catch (error) {
    if (error instanceof YamlError) throw new StartFailure(`${name}:${error.line}: ${error.message}`);
    throw error;
  }
}

function textOf(file: string, name: string, what: string): string {
  const bytes = bytesOf(file, name);
  if (bytes.length > MAX_BYTES)
    throw new StartFailure(`${name} is larger than ${MAX_BYTES / 1024} KiB, the limit for a ${what}.`);
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

/** One line per error: its line in the file, its path, and the message. */
export function faultsIn({ name, lineOf }: NamedText, { userErrors }: Refusal): string {
  const lines = userErrors.map(({ field, message }) => {
    const path = (field ?? []).slice(1);
    const at = path.filter((step) => step !== '');
    return `${name}:${lineOf(at)}: ${at.length > 0 ? `${at.join('.')}: ` : ''}${message}`;
  });
  return [...lines, 'Nothing was published.'].join('\n');
}
