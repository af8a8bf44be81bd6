import type { DialectName } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { loadRecords } from './corpus.js';
import { evaluate } from './evaluate.js';

const records = loadRecords();

/** The records that a query means, bound and before or; undefined where that cannot be told. */
export function findRows(query: string, dialect: DialectName): string | undefined {
  const meaning = evaluate(parse(query, { dialect }).ast, records);
  return 'skipped' in meaning ? undefined : JSON.stringify([meaning.rows, meaning.returned, meaning.count]);
}
