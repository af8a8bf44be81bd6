import { posix } from 'node:path';
import { floorOf, isIn, OUT_OF_REACH, PACKAGES } from './house.js';
import type { Import } from './imports.js';

export type Edge = Pick<Import, 'from' | 'to'>;

export function isUpward({ from, to }: Edge): boolean {
  return floorOf(to) > floorOf(from);
}

export function isForeignPackage({ from, to, kind }: Import): boolean {
  if (kind !== 'package') return false;
  return !Object.entries(PACKAGES).some(([place, names]) => isIn(from, place) && names.includes(to));
}

/**
 * Edges between folders. A folder and one inside it are one thing: a folder may use its own parts and they
 * what lies beside them.
 */
export function liftToFolders(edges: readonly Edge[]): readonly Edge[] {
  return edges
    .map(({ from, to }) => ({ from: posix.dirname(from), to: posix.dirname(to) }))
    .filter(({ from, to }) => !isIn(from, to) && !isIn(to, from));
}

/** One path `a → b → … → a` for each knot that a walk meets; empty when there is none. */
export function findCycles(edges: readonly Edge[]): readonly string[] {
  const targets = groupTargets(edges);
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (node: string, path: readonly string[]): void => {
    const start = path.indexOf(node);
    if (start >= 0) cycles.push([...path.slice(start), node].join(' → '));
    if (start >= 0 || done.has(node)) return;
    for (const target of targets.get(node) ?? []) walk(target, [...path, node]);
    done.add(node);
  };
  for (const node of targets.keys()) walk(node, []);
  return cycles;
}

function groupTargets(edges: readonly Edge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of edges) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  return targets;
}

/** Where a place imports what it must stay clear of: itself in any form, through others at run time. */
export function findReaches(imports: readonly Import[]): readonly string[] {
  const direct = imports.map(({ from, to }) => [from, to]);
  const targets = groupTargets(imports.filter(({ typeOnly }) => !typeOnly));
  const indirect = [...targets.keys()].flatMap((start) => walkFrom(start, targets));
  const offences = [...direct, ...indirect].filter(isOutOfReach).map((chain) => chain.join(' → '));
  return [...new Set(offences)];
}

function isOutOfReach(chain: readonly string[]): boolean {
  const [start = ''] = chain;
  const end = chain.at(-1) ?? '';
  return OUT_OF_REACH.some(({ from, to }) => isIn(start, from) && to.some((place) => isIn(end, place)));
}

/** The shortest chain to each thing that can be reached. */
function walkFrom(
  start: string,
  targets: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  const chains = new Map([[start, [start]]]);
  for (const [node, chain] of chains) {
    for (const target of targets.get(node) ?? []) {
      if (!chains.has(target)) chains.set(target, [...chain, target]);
    }
  }
  return [...chains.values()].slice(1);
}
