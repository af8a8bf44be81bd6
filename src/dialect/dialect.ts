import type { QuotingRules } from '../../grammar/parse-query.js';
import type { Severity } from '../diagnostics/diagnostic.js';
import type { FindingName } from '../diagnostics/findings.js';

/** How bad a finding is on a server; `off` where the server means just what is written. */
export type Grade = Severity | 'off';

/** How queries are written for a server family: all that composing one takes. */
export interface ServerFamily {
  readonly name: string;
  /** What may be written (section 3; for strings "Escaping, exactly"). */
  readonly writing: WritingRules;
  readonly limits: ServerLimits;
  /** Whether the server finds quoted values again by searching the text of the condition for them. */
  readonly bindsValuesByText: boolean;
  /** Fields (in lower case) that the server's parser takes for functions of SQL. */
  readonly functionNames: readonly string[];
}

/**
 * One server family as data. Every difference between servers is a property here, and nowhere else.
 * To describe another server, spread a known dialect and change what differs.
 */
export interface Dialect extends ServerFamily {
  /** For people: what the name stands for. */
  readonly title: string;
  /** Where a quoted string ends when reading (language reference, section 3, "quote inside a string"). */
  readonly quoting: QuotingRules;
  /** How findings are graded where that is not their usual severity. */
  readonly grades: Readonly<Partial<Record<FindingName, Grade>>>;
}

/** What a server family takes in a query that is sent to it. */
export interface WritingRules {
  /** How a value with a quote or backslash is spelt. */
  readonly awkwardString: 'doubled' | 'hex';
  /** Words that end a condition even inside quotes, and so need a hex literal. */
  readonly hexWords: readonly string[];
  readonly emptyString: boolean;
  readonly bareDecimal: boolean;
  readonly bareId: boolean;
  /** Whether an `in` list may start with an unquoted 0. */
  readonly leadingZero: boolean;
  readonly directionPerField: boolean;
  /** Whether a sort field of a table that the query does not touch otherwise has to be selected. */
  readonly sortFieldSelected: boolean;
  /** In UTF-8 bytes between the quotes; null where none was found. */
  readonly maxLiteralBytes: number | null;
}

/** How much a server family takes and gives. */
export interface ServerLimits {
  /** Records returned where the query has no limit; null: all. */
  readonly defaultCount: number | null;
  /** The count to which a larger one is silently cut; null: none. */
  readonly maxCount: number | null;
  /** Bytes of an encoded query that web servers pass on. */
  readonly maxUrlBytes: number;
}
