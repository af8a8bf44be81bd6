import type { Range } from '../../grammar/ast.js';
import { applyEdits } from '../text/edits.js';
import type { FoundQuery } from './found-query.js';
import { mentionsSystem, readsAsOurs } from './reads-as-ours.js';
import { fillHoles } from './source/fill-holes.js';
import { splitFormat, type TextPiece } from './source/pieces.js';
import { mapPieces } from './source/source-map.js';
import { mayHoldQueries, type SourceOptions, type SourceQueries } from './source-queries.js';
import { readYaml, writeYaml, type YamlString } from './yaml-strings.js';

/** The queries among the string values of a YAML file. One under the key `vtql`, or below a comment that says so, is
 * ours whatever it says. */
export function findYamlQueries(source: string, options: SourceOptions = {}): SourceQueries {
  if (!mayHoldQueries(source)) return { queries: [], comments: [] };
  const { strings, comments } = readYaml(source);
  const isMentioned = options.isMentioned || mentionsSystem(source);
  const forcing = comments.filter(({ text }) => /^\W*vtql\W*$/i.test(text)).map(({ range }) => range[1]);
  const queries = strings.flatMap((string, index): readonly FoundQuery[] => {
    const isForced =
      string.key === 'vtql' || forcing.some((end) => isJustBelow(source, end, string.range[0]));
    const query = createQuery(source, string, index, isForced);
    const evidence = { isForced, isMentioned, callees: [], isModuleOpen: false, schema: options.schema };
    const isTaken = options.takesAll && /^\s*select\s[\s\S]*\sfrom\s/i.test(string.text);
    return isTaken || (string.text.trim() !== '' && readsAsOurs(query.text, evidence)) ? [query] : [];
  });
  return { queries, comments };
}

const isJustBelow = (source: string, end: number, start: number): boolean =>
  end < start && start - end < 200 && source.slice(end, start).trim().split('\n').length < 3;

function createQuery(source: string, string: YamlString, index: number, isForced: boolean): FoundQuery {
  const { key, text, starts, ends, range, style } = string;
  const write: TextPiece['write'] = (wanted, place) => {
    const written = writeYaml(wanted, style);
    return saysSo(source, { string, index, wanted, written, place }) ? written : null;
  };
  const { pieces, isUnfinished, endsInQuotes } = fillHoles(
    splitFormat({ kind: 'text', text, starts, ends, start: range[0], write }, null),
  );
  const mapped = mapPieces(pieces, { style: null, isOpen: isUnfinished, endsInQuotes });
  return { name: key || null, language: 'yaml', range, isForced, ...mapped };
}

interface Attempt {
  readonly string: YamlString;
  readonly index: number;
  readonly wanted: string;
  readonly written: string;
  readonly place: Range;
}

/** Whether the file, read again with the edit in it, says what the edit wants. */
function saysSo(source: string, { string, index, wanted, written, place }: Attempt): boolean {
  const edited = applyEdits(source, [{ range: place, text: written }]);
  const from = string.starts.findIndex((start) => start >= place[0]);
  const start = from < 0 ? string.text.length : from;
  const to = string.starts.findIndex((offset) => offset >= place[1]);
  const end = Math.max(start, to < 0 ? string.text.length : to);
  const expected = string.text.slice(0, start) + wanted + string.text.slice(end);
  return readYaml(edited).strings[index]?.text === expected;
}
