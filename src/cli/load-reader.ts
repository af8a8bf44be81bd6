import type { DocumentLanguage } from '../extract/document-language.js';
import type { FoundQuery } from '../extract/found-query.js';
import type { FindOptions, QueryDocument } from '../extract/read-document.js';

/** `query`: one query as it is sent, not a file of them. */
export type InputLanguage = DocumentLanguage | 'query';

/** Finds the queries of a text, and what is wrong with the file that holds them. */
export type QueryReader = (text: string, options: Omit<FindOptions, 'language'>) => QueryDocument;

/** The reader for texts of a language. What finds queries in files is loaded where there is one: it takes time. */
export async function loadReader(language: InputLanguage): Promise<QueryReader> {
  if (language === 'query') return readWhole;
  const { readDocument } = await import('../extract/read-document.js');
  return (text, options) => readDocument(text, { ...options, language });
}

/** The text is one query as it is sent. */
const readWhole: QueryReader = (text) => ({ queries: [takeWhole(text)], comments: [], diagnostics: [] });

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
