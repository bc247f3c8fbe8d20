/** @file Processes of this test as the system sees them (Linux). */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Children of this process whose command line has `part` in it, those not yet buried left out. */
export function sandboxProcesses(part = 'sandbox'): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return (
          Number(parent) === process.pid && state !== 'Z' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(part)
        );
      } catch {
        // Gone meanwhile.
        return false;
      }
    });
}

export function environmentOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
}

/** Sockets of the internet that a process has open, as `local remote state`. */
export function internetSockets(pid: number): string[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.trim().split(/\s+/))
      .filter((row) => inodes.has(row[9] ?? ''))
      .map((row) => `${table} ${row[1]} ${row[2]} ${row[3]}`),
  );
}
