import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A path relative to `folder` and with `/`; null where it lies elsewhere. `path` may be relative to `folder`. */
export function findInside(path: string, folder: string): string | null {
  const inside = relative(folder, resolve(folder, path));
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside ? null : inside.replaceAll(sep, '/');
}
