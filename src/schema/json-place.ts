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

export function readFlag(place: Place): boolean {
  if (typeof place.value !== 'boolean') reportUnexpected(place, 'true or false');
  return place.value === true;
}

/** What the first of the keys holds that holds something; `fallback` where none does. */
export function readOptional<T>(
  place: Place,
  keys: readonly string[],
  read: (child: Place) => T,
  fallback: T,
): T {
  const child = findChild(place, ...keys);
  return child === undefined ? fallback : read(child);
}

/** The items of an array that are objects; others are reported, `expected` being what they should be. */
export const listRecords = (place: Place, expected: string): readonly Place[] =>
  listItems(place).filter((item) => {
    if (!isRecord(item.value)) reportUnexpected(item, expected);
    return isRecord(item.value);
  });

/** What is read from each place; a name that was seen before is refused, naming both places. */
export function readNamed<T extends { readonly name: string }>(
  places: readonly Place[],
  read: (place: Place) => T,
): readonly T[] {
  const first = new Map<string, string>();
  return places.map((place) => {
    const item = read(place);
    const path = first.get(item.name);
    if (path === undefined) first.set(item.name, place.path);
    else if (item.name !== '') reportProblem(place, `${JSON.stringify(item.name)} is already at ${path}`);
    return item;
  });
}

function nameKind(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
