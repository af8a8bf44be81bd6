import { mostProblems, SchemaError, type SchemaProblem } from './schema-error.js';

/**
 * A value inside the input, and where it stands.
 *
 * Readers that find something else than they expect report it and return a stand-in, so that one run finds
 * every problem. Only own properties are looked at: keys such as `__proto__` are names like any other.
 */
export interface Place {
  readonly value: unknown;
  readonly path: string;
  /** Shared by all places of one input. */
  readonly problems: SchemaProblem[];
}

/** @throws SchemaError when there are too many problems to go on. */
export function reportProblem({ path, problems }: Place, message: string): void {
  problems.push({ path, message });
  if (problems.length >= mostProblems) throwIfAny(problems);
}

/** @throws SchemaError when something was reported. */
export function throwIfAny(problems: readonly SchemaProblem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new SchemaError([first, ...others]);
}

export function reportUnexpected(place: Place, expected: string): void {
  reportProblem(place, `expected ${expected}, got ${nameKind(place.value)}`);
}

export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under an own key, of value undefined if there is none. */
export function getChild({ value, path, problems }: Place, key: string): Place {
  const child: unknown =
    isRecord(value) && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  const step = /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  return { value: child, path: path + step, problems };
}

/** The first of the keys that holds something. PHP writes null for what is not set. */
export function findChild(place: Place, ...keys: readonly string[]): Place | undefined {
  return keys.map((key) => getChild(place, key)).find(({ value }) => value !== undefined && value !== null);
}

/** Every own key of an object, as places. */
export function listChildren(place: Place): readonly Place[] {
  return isRecord(place.value) ? Object.keys(place.value).map((key) => getChild(place, key)) : [];
}

/** The items of an array, as places; anything else is reported and has none. */
export function listItems(place: Place): readonly Place[] {
  const { value, path, problems } = place;
  if (Array.isArray(value)) {
    return Array.from(value, (item: unknown, index) => ({
      value: item,
      path: `${path}[${index}]`,
      problems,
    }));
  }
  reportUnexpected(place, 'an array');
  return [];
}

export function readName(place: Place): string {
  if (typeof place.value !== 'string') reportUnexpected(place, 'a string');
  else if (place.value === '') reportProblem(place, 'expected a name, got an empty string');
  else return place.value;
  return '';
}

/** PHP turns array keys such as `'15'` into numbers, so a number is taken for its digits. */
export function readText(place: Place): string {
  if (typeof place.value === 'number') return String(place.value);
  if (typeof place.value === 'string') return place.value;
  reportUnexpected(place, 'a string');
  return '';
}

/** `fallback` where there is nothing. */
export function readFlag(place: Place | undefined, fallback: boolean): boolean {
  if (place === undefined) return fallback;
  if (typeof place.value !== 'boolean') reportUnexpected(place, 'true or false');
  return place.value === true;
}

/** Refuses a name that was seen before, naming both places. */
export function refuseDuplicates(named: readonly { readonly name: string; readonly place: Place }[]): void {
  const first = new Map<string, string>();
  for (const { name, place } of named) {
    const path = first.get(name);
    if (path === undefined) first.set(name, place.path);
    else if (name !== '') reportProblem(place, `${JSON.stringify(name)} is already at ${path}`);
  }
}

function nameKind(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
