/** A row's own type, which no response key can be mistaken for. */
const TYPE = Symbol('causeway.type');

export function markType(row: object, type: string): object {
  return Object.assign(row, { [TYPE]: type });
}

/** @returns the name of the object type that a row read as a `Node` is of */
export function typeMarkedOn(row: object): string | undefined {
  return (row as { [TYPE]?: string })[TYPE];
}
