import type { Dialect } from '../dialect/dialect.js';
import { readDocument } from '../lint/document.js';
import type { FoundQuery } from '../lint/found-query.js';
import type { Input } from './inputs.js';

/** The queries of one input, and what is wrong with the file that holds them. */
export function readQueries({ text, language }: Input, dialect: Dialect): ReturnType<typeof readDocument> {
  return language === 'query'
    ? { queries: [takeWhole(text)], diagnostics: [] }
    : readDocument(text, { language, dialect });
}

/** A text that is one query as it is sent. */
const takeWhole = (text: string): FoundQuery => ({
  name: null,
  range: [0, text.length],
  text,
  toSource: (range) => range,
  encode: (edit) => edit,
});
