import type { Range } from '../../grammar/ast.js';
import type { QuotingRules } from '../../grammar/parse-query.js';
import { type DocumentLanguage, languageOfFence } from './document-language.js';
import type { FoundQuery } from './found-query.js';
import { pickQueries } from './json-queries.js';
import { readJson } from './read-json.js';
import { mentionsSystem, readsAsOurs } from './reads-as-ours.js';
import {
  findSourceQueries,
  isProgramLanguage,
  mayHoldQueries,
  type SourceOptions,
  type SourceQueries,
} from './source-queries.js';
import { splitQueries } from './split-queries.js';
import { findYamlQueries } from './yaml-queries.js';

/**
 * The queries in the fenced blocks of a Markdown file: all of `vtql` ones, and those of ours in `sql`, JSON, YAML and
 * programs. A block that is no JSON, as people leave out parts, has none.
 */
export function findMarkdownQueries(
  source: string,
  quoting: QuotingRules,
  options: SourceOptions = {},
): SourceQueries {
  if (!mayHoldQueries(source)) return { queries: [], comments: [] };
  const isMentioned = mentionsSystem(source);
  const found = readBlocks(source).map((block) =>
    moveOut(readBlock(block, quoting, isMentioned, options), block),
  );
  return {
    queries: found.flatMap(({ queries }) => queries),
    comments: found.flatMap(({ comments }) => comments),
  };
}

/** A block of code without what stands in front of its lines. */
interface Block {
  readonly name: string;
  readonly text: string;
  /** Where each line begins in the block, and in the file. */
  readonly inner: readonly number[];
  readonly outer: readonly number[];
  readonly hasPrefix: boolean;
}

const opening = /^((?:[ \t]*>)*[ \t]*)(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(`{3,}|~{3,})/;
const infoName = /^[ \t]*\{?\.?([\w#+-]*)/;
const closing = /^[ \t>]*(`+|~+)[ \t]*$/;

function readBlocks(source: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = splitLines(source);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]?.text ?? '';
    const [start = '', prefix = '', fence = ''] = opening.exec(line) ?? [];
    const info = line.slice(start.length);
    if (fence === '' || info.includes('`')) continue;
    const name = infoName.exec(info)?.[1] ?? '';
    const end = findClosing(lines, index + 1, fence);
    blocks.push(createBlock(lines.slice(index + 1, end), prefix.length, name));
    index = end;
  }
  return blocks;
}

interface Line {
  readonly start: number;
  readonly text: string;
  readonly next: number;
}

function splitLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of source.matchAll(/\r\n?|\n|$/g)) {
    const next = match.index + match[0].length;
    lines.push({ start, text: source.slice(start, match.index), next });
    start = next;
  }
  return lines;
}

/** A fence that is not closed goes to the end. */
function findClosing(lines: readonly Line[], from: number, fence: string): number {
  for (let index = from; index < lines.length; index++)
    if (closing.exec(lines[index]?.text ?? '')?.[1]?.startsWith(fence)) return index;
  return lines.length;
}

function createBlock(lines: readonly Line[], width: number, name: string): Block {
  const inner: number[] = [];
  const outer: number[] = [];
  let text = '';
  for (const line of lines) {
    let cut = 0;
    while (cut < width && ' \t>'.includes(line.text.charAt(cut) || 'x')) cut++;
    inner.push(text.length);
    outer.push(line.start + cut);
    text += `${line.text.slice(cut)}\n`;
  }
  return { name, text, inner, outer, hasPrefix: width > 0 };
}

function readBlock(
  { name, text }: Block,
  quoting: QuotingRules,
  isMentioned: boolean,
  options: SourceOptions,
): SourceQueries {
  const language: DocumentLanguage | undefined = languageOfFence(name);
  if (language === 'vtql') return splitQueries(text, quoting);
  const own = { ...options, isMentioned };
  if (language === 'yaml') return findYamlQueries(text, own);
  if (language && isProgramLanguage(language)) return findSourceQueries(text, language, own);
  if (language === 'json') return pickOurs({ queries: readJsonQueries(text), comments: [] }, own);
  return /^sql$/i.test(name) ? pickOurs(splitQueries(text, quoting), own) : { queries: [], comments: [] };
}

function readJsonQueries(text: string): readonly FoundQuery[] {
  const reading = readJson(text);
  return 'strings' in reading ? pickQueries(text, reading.strings) : [];
}

/** What a whole file says of itself by its name, a block does not. */
function pickOurs(
  { queries, comments }: SourceQueries,
  { isMentioned = false, schema }: SourceOptions,
): SourceQueries {
  const evidence = { isForced: false, isMentioned, callees: [], isModuleOpen: false, schema };
  const own = queries.filter((query) => readsAsOurs(query.text, evidence));
  return { queries: own.map((query) => ({ ...query, isForced: false })), comments };
}

/** The same with the places of the file. */
function moveOut({ queries, comments }: SourceQueries, block: Block): SourceQueries {
  const at = (offset: number): number => {
    let [low, high] = [0, block.inner.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((block.inner[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return (block.outer[low] ?? 0) + offset - (block.inner[low] ?? 0);
  };
  // The end of a range belongs to the line of what it holds.
  const move = ([start, end]: Range): Range => [at(start), start < end ? at(end - 1) + 1 : at(start)];
  const moveQuery = (query: FoundQuery): FoundQuery => ({
    ...query,
    range: move(query.range),
    holes: query.holes.map((hole) => ({ ...hole, source: move(hole.source) })),
    toSource: (range) => move(query.toSource(range)),
    encode: (text, range) => {
      const written = query.encode(text, range);
      const [start, end] = query.toSource(range);
      const spansLines = block.hasPrefix && block.text.slice(start, end).includes('\n');
      return written === null || spansLines || (block.hasPrefix && written.includes('\n')) ? null : written;
    },
  });
  return {
    queries: queries.map(moveQuery),
    comments: comments.map(({ range, text }) => ({ range: move(range), text })),
  };
}
