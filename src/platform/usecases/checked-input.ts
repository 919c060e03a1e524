import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { Refusal, type UserError } from '../../kernel/errors.js';

/**
 * Checks an input against the rules of its class that GraphQL types cannot express: ranges, lengths and formats.
 * @throws Refusal with one INVALID error per broken rule
 */
export function checkedInput<I extends object>(Input: Type<I>, input: I): I {
  const instance = plainToInstance(Input, input);
  const errors = validateSync(instance, { forbidUnknownValues: false });
  if (errors.length > 0) throw new Refusal(errors.flatMap((error) => brokenRulesOf(error, ['input'])));
  return instance;
}

function brokenRulesOf(
  { property, value, constraints, children }: ValidationError,
  above: readonly string[],
): UserError[] {
  const field = [...above, property];
  // A null that is not allowed breaks every other rule too; report it once.
  const broken = value === null && constraints?.['notEquals'] ? [constraints['notEquals']] : null;
  const own = (broken ?? Object.values(constraints ?? {})).map((message): UserError => ({
    code: 'INVALID',
    field,
    message,
  }));
  return [...own, ...(children ?? []).flatMap((child) => brokenRulesOf(child, field))];
}
