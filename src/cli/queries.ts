import type { FoundQuery } from '../extract/found-query.js';
import { type FindOptions, type QueryDocument, readDocument } from '../extract/read-document.js';
import type { Input } from './inputs.js';

/** The queries of one input, and what is wrong with the file that holds them. */
export function readQueries(
  { text, language }: Pick<Input, 'text' | 'language'>,
  options: Omit<FindOptions, 'language'>,
): QueryDocument {
  return language === 'query'
    ? { queries: [takeWhole(text)], comments: [], diagnostics: [] }
    : readDocument(text, { ...options, language });
}

/** A text that is one query as it is sent. */
const takeWhole = (text: string): FoundQuery => ({
  name: null,
  language: 'vtql',
  range: [0, text.length],
  text,
  holes: [],
  isForced: true,
  toSource: (range) => range,
  encode: (edit) => edit,
});
