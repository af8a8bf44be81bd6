/** The kinds of files in which queries are found. */
export const documentLanguages = [
  ...(['vtql', 'json', 'yaml', 'markdown'] as const),
  ...(['php', 'javascript', 'typescript', 'python', 'go', 'java', 'csharp', 'ruby'] as const),
] as const;

/** What a file that may hold queries is written in. */
export type DocumentLanguage = (typeof documentLanguages)[number];

/** The endings of file names, and the names that Markdown gives blocks of code. */
const endings: Readonly<Record<DocumentLanguage, readonly string[]>> = {
  vtql: ['vtql'],
  json: ['json'],
  yaml: ['yaml', 'yml'],
  markdown: ['md', 'markdown'],
  php: ['php', 'phtml', 'inc'],
  javascript: ['js', 'mjs', 'cjs', 'jsx'],
  typescript: ['ts', 'mts', 'cts', 'tsx'],
  python: ['py'],
  go: ['go'],
  java: ['java'],
  csharp: ['cs', 'csx'],
  ruby: ['rb', 'rake'],
};

const languages: ReadonlyMap<string, DocumentLanguage> = new Map(
  documentLanguages.flatMap((language) => endings[language].map((ending) => [ending, language] as const)),
);

/** The language of a file by the ending of its name, in any case; undefined where no queries are looked for. */
export function languageOf(path: string): DocumentLanguage | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1];
  return ending === undefined ? undefined : languages.get(ending.toLowerCase());
}

/** The language that the first word behind the fence of a block of code names. */
export function languageOfFence(word: string): DocumentLanguage | undefined {
  const name = word.toLowerCase();
  const isName = (documentLanguages as readonly string[]).includes(name);
  return isName ? (name as DocumentLanguage) : languages.get(name === 'c#' ? 'cs' : name);
}
