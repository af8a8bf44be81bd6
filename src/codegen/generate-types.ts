import { isQueryable, isQueryableModule } from '../schema/queryable.js';
import type { Schema, SchemaModule } from '../schema/schema.js';
import { describeField, type KnownField } from './field-kinds.js';
import { nameInterfaces } from './interface-names.js';
import { fillLines, lineWidth, spellComment, spellDoc, spellKey, spellProperty, spellText } from './spell.js';

/** How {@link generateTypes} writes. */
export interface GenerateTypesOptions {
  /** Where the generated file imports from what it needs of the builder; `vtql/builder` unless said otherwise. */
  readonly importFrom?: string;
}

/**
 * TypeScript that tells the builder what modules and fields there are: an interface for each module, `Crm` with
 * all of them, and the table `crmFieldTypes` for those who have no schema at run time.
 *
 * The same schema always gives the same text, in whatever order the server listed modules and fields: both are
 * sorted by name, `id` first. Picklists become unions, unless the schema is the stock one. What no query can use
 * although describe lists it is left out and named in a comment. A module that only listtypes names takes any
 * field. Labels, names and values are spelled so that they stay what they are, whatever a server says.
 */
export function generateTypes(schema: Schema, options: GenerateTypesOptions = {}): string {
  const readable = sortByName(schema.modules).filter(({ name }) => isQueryableModule(name));
  const interfaces = nameInterfaces(readable.map(({ name }) => name));
  const modules = readable.map((module) => describeModule(schema, module, interfaces));
  const blocks = [
    renderHead(schema, modules, options.importFrom ?? 'vtql/builder'),
    ...modules.map(renderModule),
    renderCrm(modules),
    renderTable(modules),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/**
 * Whether a file still says what {@link generateTypes} makes. Line ends and a byte order mark do not count, since
 * version control and editors change them; anything else does.
 */
export function isCurrent(generated: string, existing: string): boolean {
  return normalise(generated) === normalise(existing);
}

const normalise = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');

interface KnownModule {
  readonly module: SchemaModule;
  /** What its interface is called. */
  readonly typeName: string;
  /** Null where the server described none. */
  readonly fields: readonly KnownField[] | null;
}

function describeModule(
  schema: Schema,
  module: SchemaModule,
  interfaces: ReadonlyMap<string, string>,
): KnownModule {
  const fields = module.fields?.filter(({ name }) => isQueryable(module.name, name));
  return {
    module,
    typeName: interfaces.get(module.name) ?? module.name,
    fields: fields ? sortByName(fields).map((field) => describeField(schema, module, field)) : null,
  };
}

/** By code units, so that no locale changes the file; `id` first. */
function sortByName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  const key = ({ name }: T): string => (name === 'id' ? '' : name);
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function renderHead({ source }: Schema, modules: readonly KnownModule[], importFrom: string): string {
  const origin = source === 'stock' ? 'the standard modules' : 'what a server says of its modules';
  const fields = modules.flatMap(({ fields }) => fields ?? []);
  const hasUndescribed = modules.some(({ fields }) => fields === null);
  const uses = {
    AnyId: fields.some(({ targets }) => targets?.length === 0),
    Field: fields.length > 0 || hasUndescribed,
    FieldTypes: true,
    Id: fields.some(({ targets }) => targets && targets.length > 0) || hasUndescribed,
  };
  const names = Object.entries(uses).flatMap(([name, isUsed]) => (isUsed ? [name] : []));
  return [
    `// Made by \`vtql types\` from ${origin}. Do not edit: run it again when they change.`,
    '',
    `import { createFieldTypes, ${names.map((name) => `type ${name}`).join(', ')} } from ${spellText(importFrom)};`,
  ].join('\n');
}

function renderModule({ module, typeName, fields }: KnownModule): string {
  const doc = spellDoc(documentModule(module, fields), '');
  const lines = fields === null ? renderUndescribed(module) : fields.map(renderField);
  const head = `export interface ${typeName} {`;
  return [doc, ...(lines.length === 0 ? [`${head}}`] : [head, ...lines, '}'])].join('\n');
}

function documentModule(module: SchemaModule, fields: readonly KnownField[] | null): readonly string[] {
  const left = sortByName(module.fields ?? []).filter(({ name }) => !isQueryable(module.name, name));
  const notes = module.idPrefix === null ? [] : [`ids begin with ${module.idPrefix}x`];
  return [
    titleOf(module, notes),
    ...(fields === null ? ['The server did not describe its fields.'] : []),
    ...(left.length === 0 ? [] : [`No query can use ${left.map(({ name }) => name).join(', ')}.`]),
  ];
}

/** `Last Name (mandatory)`. */
function titleOf({ name, label }: { name: string; label: string }, notes: readonly string[]): string {
  const title = spellComment(label) || spellComment(name);
  return notes.length === 0 ? title : `${title} (${notes.map(spellComment).join(', ')})`;
}

function renderUndescribed({ name }: SchemaModule): readonly string[] {
  const id = `Field<'id', Id<${spellText(name)}>>`;
  return [`  id: ${id};`, `  [field: string]: Field<'unknown'> | ${id};`];
}

function renderField(known: KnownField): string {
  const doc = spellDoc(documentField(known), '  ');
  return `${doc}\n  ${spellProperty(known.field.name)}: ${renderType(known)};`;
}

function documentField({ field, kind, values }: KnownField): readonly string[] {
  const { name, format, picklistValues } = field.type;
  const labels = picklistValues.filter(({ value, label }) => values.includes(value) && label !== value);
  const notes = [...(field.mandatory ? ['mandatory'] : []), ...(format === undefined ? [] : [format])];
  return [
    titleOf(field, kind === 'unknown' ? [...notes, `the server's type: ${name}`] : notes),
    ...labels.map(({ value, label }) => `- ${spellComment(value)}: ${spellComment(label)}`),
  ];
}

function renderType({ field, kind, values, targets }: KnownField): string {
  if (targets?.length === 0) return `Field<'${kind}', AnyId>`;
  const texts = (targets ?? values).map(spellText);
  if (texts.length === 0) return `Field<'${kind}'>`;
  const union = texts.join(' | ');
  const line = `Field<'${kind}', ${targets ? `Id<${union}>` : union}>`;
  if (line.length + spellProperty(field.name).length + '  : ;'.length <= lineWidth) return line;
  const indent = targets ? '      ' : '    ';
  const lines = texts.map((text) => `${indent}| ${text}`);
  return ['Field<', `    '${kind}',`, ...(targets ? ['    Id<', ...lines, '    >'] : lines), '  >'].join(
    '\n',
  );
}

function renderCrm(modules: readonly KnownModule[]): string {
  const lines = modules.map(({ module, typeName }) => `  ${spellProperty(module.name)}: ${typeName};`);
  return ['/** All modules that queries can read. */', 'export interface Crm {', ...lines, '}'].join('\n');
}

function renderTable(modules: readonly KnownModule[]): string {
  return [
    '/** For `createQueryBuilder`, instead of a schema: the kind of each field, and what its ids begin with. */',
    'export const crmFieldTypes: FieldTypes<Crm> = /* @__PURE__ */ createFieldTypes<Crm>({',
    ...modules.flatMap(renderTableModule),
    '});',
  ].join('\n');
}

function renderTableModule({ module, fields }: KnownModule): readonly string[] {
  const key = spellKey(module.name);
  if (!fields || fields.length === 0) return [`  ${key}: {},`];
  return [`  ${key}: {`, ...fillLines(fields.map(renderEntry), '    '), '  },'];
}

function renderEntry({ field, kind, prefixes }: KnownField): string {
  return `${spellKey(field.name)}: ${spellText([kind, ...prefixes].join(' '))}`;
}
