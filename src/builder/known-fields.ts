import { isName } from '../../grammar/names.js';
import * as codes from '../diagnostics/codes.js';
import type { Schema } from '../schema/schema.js';
import { refuse } from '../values/build-error.js';
import { type KnownModule, knowledge } from '../values/known-module.js';
import { checkId, showValue } from '../values/to-literal.js';
import type { ValueField } from '../values/value-field.js';
import type { FieldTypes } from './types.js';

/** Where the builder may look up what a module's fields hold. */
export interface Knowledge {
  readonly schema?: Schema | undefined;
  readonly fieldTypes?: FieldTypes<unknown> | undefined;
}

/** What is known of the fields of a module. */
export interface KnownFields {
  /** Whether there is a schema or table that describes the module. */
  readonly described: boolean;
  /** What has been told of a field, if anything. */
  peek(name: string): ValueField | undefined;
  /** @throws QueryBuildError for a field that the module cannot have, or that no query can use. */
  find(name: string): ValueField;
}

/**
 * Looks up the fields of a module: in the schema, then in the table of generated types.
 *
 * @throws QueryBuildError for a module, and then for fields, that they do not have or no query can use.
 */
export function learnFields({ schema, fieldTypes }: Knowledge, moduleName: string): KnownFields {
  checkName(moduleName, 'module');
  const told = [schema, fieldTypes].flatMap((source): readonly KnownModule[] => {
    if (!source) return [];
    const know = source[knowledge];
    if (!know)
      refuse(
        codes.unfitValue,
        'A copy of a schema or table does not check.',
        'Give it to loadSchema or createFieldTypes.',
      );
    return [know(moduleName)];
  });
  const peek = (name: string): ValueField | undefined =>
    told.map((module) => module.peek(name)).find((field) => field);
  return {
    described: told.some(({ described }) => described),
    peek,
    find(name) {
      checkName(name, 'field');
      for (const module of told) module.check?.(name);
      return peek(name) ?? guessField(name);
    },
  };
}

function checkName(name: string, what: string): void {
  if (typeof name !== 'string' || !isName(name)) {
    refuse(codes.invalidName, `${showValue(name)} is no name of a ${what}.`);
  }
}

/**
 * Where nothing is known, fields with the names of references in the standard modules are taken for such: the
 * classic servers paste their values into SQL, so a text that is no id would be an injection (section 3).
 */
function guessField(name: string): ValueField {
  return idNames.test(name)
    ? { name, kind: 'unknown', holds: 'id', takes: texts, check: (text) => checkId(name, text) }
    : { name, kind: 'unknown', holds: 'unknown', takes: scalars };
}

const texts = ['string'];
const scalars = [...texts, 'number', 'bigint', 'boolean'];

const idNames = new RegExp(
  '^(?:id|(?!tax_|sso_unique_).*_id1?|(?:created|modified)by|(?:sc_)?related_to|linktoaccountscontacts|account|contact|' +
    'customer|creator|product|user|parent_comments|(?:campaign|contact|folder|invoice|lead|product|project|tax|user)id)$',
);
