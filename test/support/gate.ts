/** Holds back whoever waits at it until it is opened, once and for ever. */
export class Gate {
  open: () => void = () => undefined;
  readonly passed = new Promise<void>((resolve) => (this.open = resolve));
}
