import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { Refusal, type UserError } from '../../kernel/errors.js';

/**
 * Holds an input to the rules that its class declares beyond the schema's types: ranges, lengths, forms.
 * @throws Refusal with one INVALID for each field at fault
 */
export function checkedInput<I extends object>(Input: Type<I>, input: I): I {
  const instance = plainToInstance(Input, input);
  const errors = validateSync(instance, { forbidUnknownValues: false });
  if (errors.length > 0) throw new Refusal(errors.flatMap((error) => faultsOf(error, ['input'])));
  return instance;
}

function faultsOf(
  { property, value, constraints, children }: ValidationError,
  above: readonly string[],
): UserError[] {
  const field = [...above, property];
  // Of a null that may not be, nothing else needs saying.
  const broken = value === null && constraints?.['notEquals'] ? [constraints['notEquals']] : null;
  const own = (broken ?? Object.values(constraints ?? {})).map((message): UserError => ({
    code: 'INVALID',
    field,
    message,
  }));
  return [...own, ...(children ?? []).flatMap((child) => faultsOf(child, field))];
}
