import type { Schema } from '../schema/schema.js';
import type { DocumentLanguage } from './document-language.js';
import type { FoundQuery, SourceComment } from './found-query.js';
import { csharp } from './languages/csharp.js';
import { go } from './languages/go.js';
import { java } from './languages/java.js';
import { javascript } from './languages/javascript.js';
import { php } from './languages/php.js';
import { python } from './languages/python.js';
import { ruby } from './languages/ruby.js';
import { mentionsSystem, readsAsOurs } from './reads-as-ours.js';
import { findCommentBefore, findTag } from './source/before-literal.js';
import { cutUrl, urlQuery } from './source/cut-url.js';
import { fillHoles } from './source/fill-holes.js';
import { findUse } from './source/find-use.js';
import type { SourceLanguage } from './source/language.js';
import { type Piece, readPieces } from './source/pieces.js';
import type { Program } from './source/program.js';
import { type Literal, scanSource } from './source/scan.js';
import { mapPieces } from './source/source-map.js';
import { type Chain, isContinuation, stitchLiterals } from './source/stitch.js';

export type ProgramLanguage = Exclude<DocumentLanguage, 'vtql' | 'json' | 'yaml' | 'markdown'>;

const languages: Readonly<Record<ProgramLanguage, SourceLanguage>> = {
  php,
  javascript,
  typescript: javascript,
  python,
  go,
  java,
  csharp,
  ruby,
};

export const isProgramLanguage = (language: DocumentLanguage): language is ProgramLanguage =>
  Object.hasOwn(languages, language);

export interface SourceOptions {
  readonly schema?: Schema | undefined;
  /** Takes every literal that reads `select … from …`, whatever speaks against it. */
  readonly takesAll?: boolean | undefined;
  /** Whether what surrounds the text mentions the system; of a whole file this is seen by itself. */
  readonly isMentioned?: boolean | undefined;
}

export interface SourceQueries {
  readonly queries: readonly FoundQuery[];
  readonly comments: readonly SourceComment[];
}

/** Cheap, for most files of a tree hold nothing: whether it is worth while to scan one. One keyword may be misspelt. */
export function mayHoldQueries(source: string): boolean {
  const count = keywords.filter((keyword) => keyword.test(source)).length;
  return count === 2 || (count === 1 && mentionsSystem(source)) || /vtql/i.test(source);
}

const keywords = [/\bselect\b/i, /\bfrom\b/i];

/**
 * The queries in the literals of a program: literals are joined where the program joins them, and what it puts in
 * between is a hole. Never throws for any text, and takes linear time.
 */
export function findSourceQueries(
  source: string,
  language: ProgramLanguage,
  options: SourceOptions = {},
): SourceQueries {
  if (!mayHoldQueries(source)) return { queries: [], comments: [] };
  return new Finder(source, language, options).find();
}

/** How a text of ours begins: `select`, or what may be a misspelling of it. */
const opening = /(?:\s|\\[nrt])*(?:(?:--|\/\*|#)[^\w\r\n]{0,10}vtql\b|[sel]\w{4,6}(?=[\s\\"'`]|$))/iy;

const isForcing = (comment: string): boolean => /^\W*vtql\b\W*$/i.test(comment);

class Finder {
  readonly #program: Program;
  readonly #language: ProgramLanguage;
  readonly #options: SourceOptions;
  readonly #isMentioned: boolean;
  readonly #hasUrls: boolean;
  /** Literals that are part of a chain already. */
  readonly #taken = new Set<Literal>();

  constructor(source: string, language: ProgramLanguage, options: SourceOptions) {
    const description = languages[language];
    this.#program = { source, language: description, items: scanSource(source, description) };
    this.#language = language;
    this.#hasUrls = urlQuery.test(source);
    this.#options = options;
    this.#isMentioned = options.isMentioned || mentionsSystem(source);
  }

  find(): SourceQueries {
    const { items } = this.#program;
    const comments = items.flatMap((item): readonly SourceComment[] =>
      item.kind === 'comment' ? [{ range: [item.start, item.end], text: item.text }] : [],
    );
    const hasForcing = comments.some(({ text }) => isForcing(text));
    const queries = items.flatMap((item, index): readonly FoundQuery[] => {
      if (item.kind !== 'literal' || this.#taken.has(item)) return [];
      const query = this.#read(item, index, hasForcing);
      return query ? [query] : [];
    });
    return { queries, comments };
  }

  #read(literal: Literal, index: number, hasForcing: boolean): FoundQuery | null {
    const { source } = this.#program;
    opening.lastIndex = literal.body[0];
    const opens = opening.exec(source);
    const before = hasForcing ? findCommentBefore(this.#program, index, literal.start) : null;
    const isForced = before !== null && isForcing(before.text);
    const isUrl = this.#hasUrls && urlQuery.test(source.slice(...literal.body));
    if (!literal.isClosed || !(opens || isForced || isUrl)) return null;
    if (!isUrl && isContinuation(this.#program, index, literal)) return null;
    const chain = stitchLiterals(this.#program, index, literal);
    for (const operand of chain.operands) if (operand.kind === 'literal') this.#taken.add(operand);
    return this.#create(literal, chain, isForced, isUrl && !opens);
  }

  #create(literal: Literal, chain: Chain, isForcedBefore: boolean, isUrl: boolean): FoundQuery | null {
    const tag = this.#readTag(literal);
    if (tag === 'foreign' && !isForcedBefore) return null;
    const use = findUse(this.#program, chain, literal);
    const read = readPieces(this.#program, chain, use.style);
    const pieces = isUrl ? cutUrl(read) : read;
    if (!pieces) return null;
    const {
      pieces: filled,
      isUnfinished,
      endsInQuotes,
    } = fillHoles(tag === 'own' ? pieces.map(bind) : pieces);
    const text = filled.map(({ text }) => text).join('');
    const isOpen = tag === 'own' || use.isExtended || isUnfinished || /[ \t]$/.test(text);
    const mapped = mapPieces(filled, { style: use.style, isOpen, endsInQuotes });
    const isForced = isForcedBefore || tag === 'own' || /^\s*(?:--|\/\*|#)\s*vtql\b/i.test(mapped.text);
    // The parameter of the web service, as if given to its function.
    const callees = isUrl && this.#isMentioned ? [...use.callees, 'doQuery'] : use.callees;
    if (!this.#isOurs(mapped.text, mapped.holes, callees, isForced)) return null;
    const whole = [literal.body[0], endOf(chain.operands[chain.operands.length - 1] ?? literal)] as const;
    const range = isUrl ? mapped.toSource([0, mapped.text.length]) : whole;
    return { name: null, language: this.#language, range, isForced, ...mapped };
  }

  #isOurs(text: string, holes: FoundQuery['holes'], callees: readonly string[], isForced: boolean): boolean {
    const { schema, takesAll } = this.#options;
    if (takesAll && /^\s*select\s[\s\S]*\sfrom\s/i.test(text)) return true;
    const [, module = ''] = /\sfrom\s+(\w+)/i.exec(text) ?? [];
    const at = module === '' ? -1 : text.indexOf(module, text.search(/\sfrom\s/i) + 6);
    const isModuleOpen = holes.some(
      ({ range, kind }) => kind === 'identifier' && range[0] >= at && range[1] <= at + module.length,
    );
    return readsAsOurs(text, { isForced, isMentioned: this.#isMentioned, callees, isModuleOpen, schema });
  }

  /** Of a template literal: none, ours, or one of another library. */
  #readTag({ start, opened }: Literal): 'none' | 'own' | 'foreign' {
    const { source, language } = this.#program;
    if (!language.regexAfter || opened.close !== '`') return 'none';
    const tag = findTag(source, start);
    if (tag === '' || language.regexAfter.has(tag)) return 'none';
    return /(?:^|\.)vtql$/i.test(tag) ? 'own' : 'foreign';
  }
}

/** What the tag of our templates gets becomes a value, never text. */
const bind = (piece: Piece): Piece => (piece.kind === 'hole' ? { ...piece, isSafe: true } : piece);

function endOf(operand: Chain['operands'][number]): number {
  if (operand.kind === 'expression') return operand.end;
  return operand.parts[operand.parts.length - 1]?.range[1] ?? operand.end;
}
