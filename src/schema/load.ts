import { readModule, type TypeInformation } from './describe.js';
import {
  getChild,
  isRecord,
  listItems,
  listRecords,
  type Place,
  readFlag,
  readName,
  readNamed,
  readOptional,
  readText,
  reportProblem,
  reportUnexpected,
  throwIfAny,
} from './json-place.js';
import { createSchema } from './know-module.js';
import type { Schema, SchemaModule } from './schema.js';

/**
 * Builds a schema from what a server answered to `describe` and `listtypes`.
 *
 * `input` is parsed JSON: one answer, an array of answers, or an object whose values are answers (its keys
 * do not matter). An answer is a whole body `{success, result}` or its `result`. At most one listtypes may
 * be among them; a module that only it names has `fields: null`. Alternatively `input` is a {@link Schema},
 * as it comes back from JSON. Every spelling that the documentation (tutorial 1.5.1.2) or a measured server
 * uses is accepted, further keys are ignored, and neither the order nor the wrapping changes the outcome.
 *
 * @throws SchemaError for anything else, refused answers (`success: false`) and names that occur twice; it
 * carries every problem with its path in the input.
 */
export function loadSchema(input: unknown): Schema {
  const root: Place = { value: input, path: '$', problems: [] };
  const schema = holdsArray(root, 'modules') ? readOwnSchema(root) : readAnswers(root);
  throwIfAny(root.problems);
  return createSchema(schema);
}

function readOwnSchema(root: Place): Schema {
  const source = getChild(root, 'source');
  if (source.value !== 'server' && source.value !== 'stock') reportUnexpected(source, `'server' or 'stock'`);
  const modules = readNamed(listRecords(getChild(root, 'modules'), 'a module'), (place) => readModule(place));
  return { source: source.value === 'stock' ? 'stock' : 'server', modules: sortByName(modules) };
}

function readAnswers(root: Place): Schema {
  const results = listAnswers(root).map(unwrapBody).filter(checkIsReadable);
  const [first, ...others] = results.filter((place) => !isDescribe(place));
  for (const other of others)
    reportProblem(other, `a second listtypes answer; the first is at ${first?.path}`);
  const types = first === undefined ? new Map<string, TypeInformation>() : readTypes(first);
  const described = readNamed(results.filter(isDescribe), (place) =>
    readModule(place, types.get(readKey(place))),
  );
  for (const { name } of described) types.delete(name);
  const named = Array.from(types, ([name, information]) => {
    // As if described without fields: what is not known is taken as allowed.
    const value = { name, fields: null };
    return readModule({ value, path: '', problems: [] }, information);
  });
  return { source: 'server', modules: sortByName([...described, ...named]) };
}

/** Opens the array or map around the answers, if there is one. */
function listAnswers(root: Place): readonly Place[] {
  const items = Array.isArray(root.value) ? listItems(root) : [root];
  if (items.length === 0) reportProblem(root, 'expected a describe or listtypes answer, got an empty array');
  return items.flatMap((item) => {
    const keys = isRecord(item.value) ? Object.keys(item.value) : [];
    return isAnswer(item) || keys.length === 0 ? [item] : keys.map((key) => getChild(item, key));
  });
}

function isAnswer(place: Place): boolean {
  return isBody(place) || holdsArray(place, 'types') || isDescribe(place);
}

function isBody(place: Place): boolean {
  return typeof getChild(place, 'success').value === 'boolean';
}

function isDescribe(place: Place): boolean {
  return holdsArray(place, 'fields') || readKey(place) !== '';
}

function readKey(place: Place): string {
  const { value } = getChild(place, 'name');
  return typeof value === 'string' ? value : '';
}

function holdsArray(place: Place, key: string): boolean {
  return Array.isArray(getChild(place, key).value);
}

function unwrapBody(place: Place): Place {
  return isBody(place) && getChild(place, 'success').value === true ? getChild(place, 'result') : place;
}

/** Whether there is something to read; reports why not. */
function checkIsReadable(place: Place): boolean {
  if (getChild(place, 'success').value === false) reportProblem(place, describeRefusal(place));
  else if (holdsArray(place, 'types') || isDescribe(place)) return true;
  else if (typeof place.value === 'string') {
    reportProblem(place, 'expected parsed JSON, got a string: pass it through JSON.parse first');
  } else reportUnexpected(place, 'a describe or listtypes answer');
  return false;
}

/** The error is `{code, message}` on servers and `{errorType, errorMsg}` in the documentation's prose. */
function describeRefusal(body: Place): string {
  const error = getChild(body, 'error');
  const details = ['code', 'errorType', 'message', 'errorMsg']
    .map((key) => getChild(error, key).value)
    .filter((value) => typeof value === 'string');
  return ['the server refused', ...details].join(': ');
}

function readTypes(place: Place): Map<string, TypeInformation> {
  const named = readNamed(listItems(getChild(place, 'types')), (item) => ({ name: readName(item) }));
  const all = getChild(place, 'information');
  checkIsOptionalRecord(all);
  return new Map(named.map(({ name }) => [name, readInformation(getChild(all, name))]));
}

/** PHP writes an empty map as an empty array. */
function checkIsOptionalRecord(place: Place): void {
  const { value } = place;
  const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  if (!isEmpty && !isRecord(value)) reportUnexpected(place, 'an object');
}

function readInformation(place: Place): TypeInformation {
  checkIsOptionalRecord(place);
  return {
    label: readOptional(place, ['label'], readText, ''),
    isEntity: readOptional(place, ['isEntity'], readFlag, true),
  };
}

function sortByName(modules: readonly SchemaModule[]): readonly SchemaModule[] {
  return [...modules].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
