import type { Knowing } from '../values/known-module.js';

/**
 * What generated types are made of. The generator writes one `Field<Kind, Values>` per field; what may be
 * compared with it and what comes out of it is looked up here, when it is asked for. No text is taken apart
 * by types, so 60 modules of 80 fields cost next to nothing.
 */

/** An id of whatever module: `12x95`, `<type number>x<record number>`. */
export type AnyId = `${number}x${number}`;

declare const modulesOf: unique symbol;

/**
 * An id of a record of `Module`, or of one of several: `Id<'Users' | 'Groups'>`.
 *
 * A literal such as `'11x88'` is one for any module, since servers number their modules as they like; a bare
 * number, a name or any other text is none. An id that came out of a typed result knows its module and is
 * refused where ids of quite another are asked for. Where the two have a module in common it is accepted: the
 * owner of a contact (`Id<'Users' | 'Groups'>`) may be looked up in Users. At run time it is a plain string.
 */
export type Id<Module extends string> = AnyId & {
  // A property for each module, all optional: types are refused when such objects have none in common.
  readonly [modulesOf]?: { readonly [Name in Module]?: true };
};

/** What may be compared (`compare`), what the server sends (`select`), what `decodeRows` makes of it (`decoded`). */
interface Shape<Compare, Select, Decoded, Operator extends ComparisonOperator> {
  readonly compare: Compare;
  readonly select: Select;
  readonly decoded: Decoded;
  readonly operator: Operator;
}

type EqualityOperator = '=' | '!=' | 'in' | 'is';
type OrderOperator = '<' | '<=' | '>' | '>=';

/** What stands between a field and its value. `is` takes `'set'` or `'empty'`. */
export type ComparisonOperator = EqualityOperator | OrderOperator | 'like';

type TextShape = Shape<string, string, string, ComparisonOperator>;

type NumberText = `${number}`;
type NumberShape = Shape<
  number | bigint | NumberText,
  NumberText | '',
  number | null,
  EqualityOperator | OrderOperator | 'like'
>;

/** How several chosen values of a multi-select picklist are stored. */
type JoinedText = `${string} |##| ${string}`;

/**
 * What each kind of field holds. Results are texts, NULL is sent as `''` (language reference, section 3).
 * An id and an owner are always set.
 */
interface Kinds<Values extends string> {
  string: TextShape;
  text: TextShape;
  phone: TextShape;
  email: TextShape;
  url: TextShape;
  skype: TextShape;
  password: TextShape;
  file: TextShape;
  integer: NumberShape;
  double: NumberShape;
  currency: NumberShape;
  boolean: Shape<boolean | '0' | '1', '0' | '1' | '', boolean | null, EqualityOperator>;
  date: Shape<Date | string, string, Date | null, ComparisonOperator>;
  datetime: Shape<Date | string, string, Date | null, ComparisonOperator>;
  time: Shape<string, string, string | null, ComparisonOperator>;
  picklist: Shape<Values, Values | '', Values | '', EqualityOperator | 'like'>;
  multipicklist: Shape<
    Values | JoinedText,
    Values | JoinedText | '',
    readonly Values[],
    EqualityOperator | 'like'
  >;
  id: Shape<Values, Values, Values, EqualityOperator | OrderOperator>;
  owner: Shape<Values, Values, Values, EqualityOperator | OrderOperator>;
  reference: Shape<Values, Values | '', Values | null, EqualityOperator | OrderOperator>;
  unknown: Shape<string | number | bigint | boolean | Date, string, string, ComparisonOperator>;
}

/**
 * The kind of a field: the name of its type in describe; `id` for the field of that name, `unknown` for types
 * that nobody documented.
 */
export type FieldKind = keyof Kinds<string>;

/**
 * Marks a field of a module in generated types. `Values` are the values of a picklist, or the {@link Id} that
 * an id, reference or owner field holds. There is no such object at run time.
 */
export interface Field<Kind extends FieldKind, Values extends string = string> {
  readonly kind: Kind;
  readonly compare: Kinds<Values>[Kind]['compare'];
  readonly select: Kinds<Values>[Kind]['select'];
  readonly decoded: Kinds<Values>[Kind]['decoded'];
  readonly operator: Kinds<Values>[Kind]['operator'];
}

/** What a field may be compared with. */
export type Compare<F> = F extends { readonly compare: infer Value } ? Value : never;

/** A field's value in a result, as the server sends it: a string, `''` for NULL. */
export type Select<F> = F extends { readonly select: infer Value } ? Value : never;

/**
 * A field's value after `decodeRows`: numbers, booleans, a `Date` (midnight UTC for a date without time), a list
 * for a multi-select picklist; `null` where the server sent `''`, but text and picklists keep it.
 */
export type Decoded<F> = F extends { readonly decoded: infer Value } ? Value : never;

/** The operators that say something sensible about a field; the rules warn of the others. */
export type OperatorOf<F> = F extends { readonly operator: infer Operator extends ComparisonOperator }
  ? Operator
  : never;

interface Operands<Value, Pattern> {
  '=': Value;
  '!=': Value;
  '<': Value;
  '<=': Value;
  '>': Value;
  '>=': Value;
  in: readonly Value[];
  like: Pattern;
  is: 'set' | 'empty';
}

/** What stands to the right of an operator. `Pattern` is what `like` takes. */
export type Operand<F, Operator extends ComparisonOperator, Pattern = string> = Operands<
  Compare<F>,
  Pattern
>[Operator];

/** The names of a module's fields. */
export type FieldName<Module> = keyof Module & string;

/** The selected fields, and `id`, which servers send unasked. */
type RowName<Module, Name extends FieldName<Module>> = Name | (FieldName<Module> & 'id');

/** A record as the server sends it. Beside references that are set stands, unasked, what they are called. */
export type SelectedRow<Module, Name extends FieldName<Module> = FieldName<Module>> = {
  readonly [Key in RowName<Module, Name>]: Select<Module[Key]>;
} & {
  readonly [Key in Name as Module[Key] extends { readonly kind: 'reference' }
    ? `${Key}_nameValue`
    : never]?: string;
};

/** A record as `decodeRows` returns it. */
export type DecodedRow<Module, Name extends FieldName<Module> = FieldName<Module>> = {
  readonly [Key in RowName<Module, Name>]: Decoded<Module[Key]>;
} & {
  readonly [Key in Name as Module[Key] extends { readonly kind: 'reference' }
    ? `${Key}_nameValue`
    : never]?: string;
};

declare const crm: unique symbol;

/**
 * The kinds of all fields by module and name.
 *
 * A text is a {@link FieldKind}; of ids the numbers follow that may stand before the `x`, where the schema told
 * them: `'reference 11'`, `'owner 19 20'`. The map may have any key, so look up own properties only.
 */
export interface FieldTypeTable {
  readonly [module: string]: { readonly [field: string]: string };
}

/**
 * What the builder has to know at run time when it gets no schema: a table that `createFieldTypes` made. `Crm` is
 * what the table was generated with: whoever takes the table, knows the types.
 */
export interface FieldTypes<Crm = unknown> extends FieldTypeTable, Knowing {
  readonly [crm]?: Crm;
}

/** A module of which nothing is known: any field, compared with anything. */
export interface AnyModule {
  readonly [field: string]: Field<'unknown'>;
}

/** What the builder takes without generated types. */
export interface AnyCrm {
  readonly [module: string]: AnyModule;
}
