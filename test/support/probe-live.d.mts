import type { Agent } from 'node:http';

export function probeLive(target: {
  readonly port: number;
  readonly pid: number;
  readonly agent: Agent;
}): Promise<{ readonly liveMs: number; readonly busyMs: number }>;
