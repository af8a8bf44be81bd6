import type { Node } from 'jsonc-parser';
import type { Range } from '../../grammar/ast.js';
import { suggestOne } from '../diagnostics/suggest.js';

/** Something that is wrong with a configuration, and where. */
export interface ConfigProblem {
  readonly message: string;
  readonly range: Range;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

type Report = (node: Node, message: string) => void;

/** What a value may be: described to editors, and checked with a place for every fault, from one source. */
export interface Shape {
  readonly schema: JsonSchema;
  /** What it is called in messages, e.g. `a string`. */
  readonly title: string;
  check(node: Node, report: Report): void;
}

export const rangeOf = ({ offset, length }: Node): Range => [offset, offset + length];

const simple = (title: string, schema: JsonSchema, isFit: (node: Node) => boolean): Shape => ({
  title,
  schema,
  check(node, report) {
    if (!isFit(node)) report(node, `expected ${title}, got ${nameKind(node)}`);
  },
});

function nameKind({ type, value }: Node): string {
  if (type === 'null') return 'null';
  if (type === 'boolean') return String(value);
  return `${type === 'object' || type === 'array' ? 'an' : 'a'} ${type}`;
}

export const text = (description: string): Shape =>
  simple('a string', { type: 'string', description }, ({ type }) => type === 'string');

/** A string that must not be empty and, by `refuse`, not be anything that cannot work. */
export const name = (
  description: string,
  refuse: (value: string) => string | undefined = () => undefined,
): Shape => ({
  title: 'a string',
  schema: { type: 'string', minLength: 1, description },
  check(node, report) {
    if (node.type !== 'string') return report(node, `expected a string, got ${nameKind(node)}`);
    const value = String(node.value);
    const fault = value.trim() === '' ? 'expected a string that is not empty' : refuse(value);
    if (fault) report(node, fault);
  },
});

export const never: Shape = simple('false', { const: false }, ({ value }) => value === false);

export const choice = (what: string, values: readonly string[], description?: string): Shape => ({
  title: what,
  schema: { enum: values, ...(description && { description }) },
  check(node, report) {
    if (node.type !== 'string') return report(node, `expected a ${what}, got ${nameKind(node)}`);
    const value = String(node.value);
    if (!values.includes(value)) report(node, describeUnknown(what, value, values));
  },
});

function describeUnknown(what: string, value: string, values: readonly string[]): string {
  const nearest = suggestOne(value, values);
  return `unknown ${what} '${value}'; ${nearest ? `did you mean ${nearest}?` : `there are ${values.join(', ')}`}`;
}

/** The first shape that has the type of the value decides. */
export const either = (first: Shape, second: Shape, description: string): Shape => ({
  title: `${first.title} or ${second.title}`,
  schema: { anyOf: [first.schema, second.schema], description },
  check(node, report) {
    if (node.type === 'boolean' && node.value === false) return;
    if (node.type === 'string') return second.check(node, report);
    report(node, `expected ${first.title} or ${second.title}, got ${nameKind(node)}`);
  },
});

export const list = (item: Shape, description: string, atLeast = 0): Shape => ({
  title: 'an array',
  schema: { type: 'array', items: item.schema, ...(atLeast > 0 && { minItems: atLeast }), description },
  check(node, report) {
    if (node.type !== 'array') return report(node, `expected an array, got ${nameKind(node)}`);
    const items = node.children ?? [];
    if (items.length < atLeast) report(node, `expected at least ${atLeast} entry`);
    for (const child of items) item.check(child, report);
  },
});

export interface ObjectOptions {
  /** What its keys are called in messages. */
  readonly what?: string;
  readonly required?: readonly string[];
  readonly description?: string;
}

export function object(keys: Readonly<Record<string, Shape>>, options: ObjectOptions = {}): Shape {
  const { what = 'key', required = [], description } = options;
  return {
    title: 'an object',
    schema: {
      type: 'object',
      ...(description && { description }),
      properties: Object.fromEntries(Object.entries(keys).map(([key, shape]) => [key, shape.schema])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    },
    check(node, report) {
      if (node.type !== 'object') return report(node, `expected an object, got ${nameKind(node)}`);
      const seen = new Set<string>();
      for (const [key, value] of listEntries(node)) {
        const keyName = String(key.value);
        if (seen.has(keyName)) report(key, `${keyName} is said twice`);
        seen.add(keyName);
        if (Object.hasOwn(keys, keyName)) keys[keyName]?.check(value, report);
        else report(key, describeUnknown(what, keyName, Object.keys(keys)));
      }
      for (const key of required) if (!seen.has(key)) report(node, `${key} is missing`);
    },
  };
}

function listEntries({ children = [] }: Node): readonly (readonly [key: Node, value: Node])[] {
  return children.flatMap(({ children: [key, value] = [] }) => (key && value ? [[key, value] as const] : []));
}
