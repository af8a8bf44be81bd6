import type { FoundQuery } from './found-query.js';
import { encodeJson, mapJsonString } from './json-strings.js';
import type { JsonContainer, JsonString } from './read-json.js';
import { readsAsQuery } from './reads-as-query.js';

/** The queries among the string values of a JSON file; see `lintDocument` for which they are. */
export function pickQueries(source: string, strings: readonly JsonString[]): FoundQuery[] {
  const records = new Set(strings.filter(({ key }) => queryKeys.has(key)).map(({ parent }) => parent));
  return strings
    .filter((string) => isQuery(string, records.has(string.parent)))
    .map((string) => createQuery(source, string));
}

/** Keys under which a string is a query, whatever it says. */
const queryKeys: ReadonlySet<string | number> = new Set(['query', 'vtql']);

/** @param isInRecord whether there is a query under its own key beside it: then other strings describe that. */
function isQuery({ value, parent, key }: JsonString, isInRecord: boolean): boolean {
  if (value.trim() === '' || isNote(key)) return false;
  if (queryKeys.has(key)) return true;
  if (isInRecord) return /^\s*select\s[\s\S]*\sfrom\s/i.test(value);
  const isInList = parent === null || (parent.parent === null && parent.isFlat);
  return isInList || readsAsQuery(value);
}

/** `$schema`, `$comment` and `//` are what tools and people keep beside the data. */
const isNote = (key: string | number): boolean => typeof key === 'string' && /^(?:\$|\/\/)/.test(key);

function createQuery(source: string, { value, range, parent, key }: JsonString): FoundQuery {
  const map = mapJsonString(source, range);
  return {
    name: nameString(parent, key),
    language: 'json',
    range,
    text: value,
    holes: [],
    isForced: queryKeys.has(key),
    toSource: ([start, end]) => [map(start), map(end)],
    encode: encodeJson,
  };
}

/** The path to a value: `reports[2].query`; null for a lone string. */
function nameString(parent: JsonContainer | null, key: string | number): string | null {
  if (parent === null) return null;
  const path = [spellKey(key)];
  for (let at = parent; at.parent; at = at.parent) path.push(spellKey(at.key));
  return path.reverse().join('').replace(/^\./, '');
}

function spellKey(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
