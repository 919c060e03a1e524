import { readFileSync } from 'node:fs';
import { VARIABLES, variable, type Values, type VariableName } from './variables.js';

type Env = NodeJS.ProcessEnv;
type Reading = { readonly value: unknown } | { readonly problem: string };

/** An empty variable counts as unset, because compose files pass `NAME=` for unset ones. */
export function isSet(env: Env, name: VariableName): boolean {
  return Boolean(env[name]) || fileOf(env, name) !== undefined;
}

/** Reads the named variables: the values of valid ones, and one line per invalid one. */
export function readVariables(
  env: Env,
  names: readonly VariableName[],
): { readonly values: Values; readonly problems: string[] } {
  const readings = names
    .filter((name) => isSet(env, name))
    .map((name) => ({ name, reading: readVariable(env, name) }));
  return {
    values: Object.fromEntries(
      readings.flatMap(({ name, reading }) => ('value' in reading ? [[name, reading.value]] : [])),
    ),
    problems: readings.flatMap(({ reading }) => ('problem' in reading ? [reading.problem] : [])),
  };
}

export const ALL_VARIABLES = Object.keys(VARIABLES).filter((name): name is VariableName => name in VARIABLES);

function readVariable(env: Env, name: VariableName): Reading {
  const file = fileOf(env, name);
  if (file === undefined) return parse(name, name, env[name] ?? '');
  if (env[name]) {
    return { problem: `${name} and ${name}_FILE are both set, must be one of them` };
  }
  try {
    return parse(name, `${name}_FILE`, readFileSync(file, 'utf8').trim());
  } catch {
    return {
      problem: `${name}_FILE is "${file}", which cannot be read, must be the path of a readable file`,
    };
  }
}

function fileOf(env: Env, name: VariableName): string | undefined {
  return variable(name).secret ? env[`${name}_FILE`] || undefined : undefined;
}

function parse(name: VariableName, source: string, text: string): Reading {
  const { schema, expected, secret } = variable(name);
  const parsed = schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  const fault = secret ? 'is not valid' : `is ${JSON.stringify(text)}`;
  return { problem: `${source} ${fault}, must be ${expected}` };
}
