import { DefaultNamingStrategy } from 'typeorm';
import { lowerAscii } from '../../kernel/text.js';

export function snakeCase(name: string): string {
  return lowerAscii(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

/** Tables are named by their entity's decorator; columns are the property's name in snake case. */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeCase(propertyName);
  }
}
