import type { Range } from '../../grammar/ast.js';
import { findings } from '../diagnostics/findings.js';
import { suggestOne } from '../diagnostics/suggest.js';
import type { Finding } from '../dialect/grade.js';
import type { SourceComment } from '../extract/found-query.js';
import { type RuleId, ruleIds, rules } from '../rules/rules.js';

/** The forms of a suppression comment, and what each covers. */
export const directiveKinds = [
  /** From the comment to an `enable`, or to the end of the file. */
  'vtql-disable',
  'vtql-enable',
  /** The line on which the comment begins. */
  'vtql-disable-line',
  /** The next line that holds more than blanks and comments. */
  'vtql-disable-next-line',
] as const;

export type DirectiveKind = (typeof directiveKinds)[number];

/** A rule or a code that a directive names. */
export interface Target {
  readonly name: string;
  readonly range: Range;
}

/** A suppression comment. */
export interface Directive {
  readonly kind: DirectiveKind;
  /** Of the comment with its markers. */
  readonly comment: Range;
  /** Of the directive's own words, without its reason. */
  readonly range: Range;
  /** Known rules and codes, in their own spelling; null where none is named, which means every rule. */
  readonly targets: readonly Target[] | null;
  readonly reason: string | null;
}

export interface DirectiveReading {
  readonly directives: readonly Directive[];
  /** Under the rule `suppression-form`. */
  readonly findings: readonly Finding[];
}

/**
 * The suppression comments among the comments of a file:
 * `vtql-disable-next-line known-field, VTQL4020 -- the reason`. Case does not matter.
 */
export function readDirectives(source: string, comments: readonly SourceComment[]): DirectiveReading {
  const directives: Directive[] = [];
  const found: Finding[] = [];
  for (const comment of comments) {
    // Most comments say something else: they cost no more than this.
    if (!/^vtql-/i.test(comment.text)) continue;
    const directive = readDirective(source, comment, found);
    if (directive) directives.push(directive);
  }
  return { directives, findings: found };
}

function readDirective(source: string, comment: SourceComment, found: Finding[]): Directive | null {
  const { text, range } = comment;
  const [word = ''] = /^[a-z-]+/i.exec(text) ?? [];
  const start = Math.max(range[0], source.indexOf(word, range[0]));
  const kind = directiveKinds.find((name) => name === word.toLowerCase());
  if (kind === undefined) {
    const unknown = describeUnknown(word, start);
    if (unknown) found.push(unknown);
    return null;
  }
  const [, names = '', reason = ''] =
    /^(.*?)(?:(?:^|\s)-{2,}(?:\s+|$)(.*))?$/s.exec(text.slice(word.length)) ?? [];
  const words = [...names.matchAll(/[^\s,]+/g)];
  const targets = words.flatMap(({ 0: name, index }) => {
    const at = start + word.length + index;
    return readTarget({ name, range: [at, at + name.length] }, found) ?? [];
  });
  // One that names only what is unknown must not suppress everything.
  if (words.length > 0 && targets.length === 0) return null;
  return {
    kind,
    comment: range,
    range: [start, start + word.length + names.trimEnd().length],
    targets: words.length === 0 ? null : targets,
    reason: reason.trim() === '' ? null : reason.trim(),
  };
}

/** Null for what only happens to begin with our name. */
function describeUnknown(word: string, start: number): Finding | null {
  const nearest = suggestOne(word.toLowerCase(), directiveKinds);
  if (nearest === undefined) return null;
  const range: Range = [start, start + word.length];
  return {
    name: 'unknown-directive',
    message: `${word} is no suppression, so it suppresses nothing.`,
    range,
    hint: `Did you mean ${nearest}?`,
    suggestions: [{ title: `Write ${nearest}`, edits: [{ range, text: nearest }] }],
  };
}

const ruleOfCode: ReadonlyMap<string, RuleId | null> = new Map(
  Object.entries(findings).map(([name, { code }]) => {
    const owner = ruleIds.find((id) => (rules[id].meta.findings as readonly string[]).includes(name));
    return [code, owner ?? null] as const;
  }),
);

const suppressible: readonly string[] = [...ruleIds, ...ruleOfCode.keys()];

function readTarget({ name, range }: Target, found: Finding[]): Target | null {
  const known = suppressible.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return { name: known, range };
  const nearest = suggestOne(name, suppressible);
  found.push({
    name: 'unknown-suppressed-rule',
    message: `There is no rule or code ${name}.`,
    range,
    hint: nearest ? `Did you mean ${nearest}?` : 'Commas part the rules, and a reason stands behind --.',
    ...(nearest && { suggestions: [{ title: `Write ${nearest}`, edits: [{ range, text: nearest }] }] }),
  });
  return null;
}

/** The rule that reports a target, which is a rule itself or a code; null for what the parser finds. */
export const ruleOfTarget = (name: string): RuleId | null =>
  Object.hasOwn(rules, name) ? (name as RuleId) : (ruleOfCode.get(name) ?? null);
