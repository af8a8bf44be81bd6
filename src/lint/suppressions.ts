import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Finding } from '../dialect/grade.js';
import type { QueryDocument } from '../extract/read-document.js';
import { type RuleId, rules } from '../rules/rules.js';
import type { TextEdit } from '../text/edits.js';
import { type Directive, readDirectives, ruleOfTarget, type Target } from './directives.js';
import { createScopes, type DocumentFinding, findTarget, type Scope } from './scopes.js';

/** A finding that a comment of the file suppresses. */
export interface SuppressedFinding extends DocumentFinding {
  readonly reason: string | null;
}

export interface Suppressions {
  readonly kept: readonly DocumentFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What is wrong with the comments themselves; nothing suppresses that. */
  readonly findings: readonly (Finding & { readonly rule: RuleId })[];
}

/**
 * Sorts out what the comments of a file suppress. Of several `vtql-disable` and `vtql-enable` the last one
 * in front of a finding counts that names its rule or none.
 */
export function applySuppressions(
  source: string,
  { comments }: Pick<QueryDocument, 'comments'>,
  all: readonly DocumentFinding[],
  hasSchema: boolean,
): Suppressions {
  const { directives, findings: malformed } = readDirectives(source, comments);
  const scopes = directives.length === 0 ? [] : createScopes(source, directives, comments);
  const used = new Set<Directive | Target>();
  const kept: DocumentFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of all) {
    const directive = findDirective(finding, scopes, used);
    if (directive) suppressed.push({ ...finding, reason: directive.reason });
    else kept.push(finding);
  }
  const silencers = directives.filter(({ kind }) => kind !== 'vtql-enable');
  return {
    kept,
    suppressed,
    findings: [
      ...malformed.map((finding) => ({ ...finding, rule: 'suppression-form' as const })),
      ...silencers.filter(({ reason }) => reason === null).map(describeReasonless),
      ...silencers.flatMap((directive) => describeUnused(source, directive, used, hasSchema)),
    ],
  };
}

/** The directive that suppresses a finding. All that do are noted as used. */
function findDirective(
  finding: DocumentFinding,
  scopes: readonly Scope[],
  used: Set<Directive | Target>,
): Directive | null {
  let found: Directive | null = null;
  let block: { readonly directive: Directive; readonly target: Target | 'all' } | null = null;
  const use = (directive: Directive, target: Target | 'all'): void => {
    used.add(target === 'all' ? directive : target);
    found ??= directive;
  };
  for (const { directive, covers } of scopes) {
    const target = findTarget(directive, finding.diagnostic);
    if (target === null || !covers(finding)) continue;
    if (directive.kind === 'vtql-disable') block = { directive, target };
    else if (directive.kind === 'vtql-enable') block = null;
    else use(directive, target);
  }
  if (block) use(block.directive, block.target);
  return found;
}

function describeReasonless({ range }: Directive): Suppressions['findings'][number] {
  return {
    name: 'suppression-without-reason',
    rule: 'suppression-reason',
    message: 'This suppression does not say why.',
    range,
    hint: 'Write the reason behind --.',
  };
}

function describeUnused(
  source: string,
  directive: Directive,
  used: ReadonlySet<Directive | Target>,
  hasSchema: boolean,
): Suppressions['findings'] {
  const { targets } = directive;
  const create = (name: string, range: Directive['range'], edit: TextEdit) => ({
    name: 'unused-suppression' as const,
    rule: 'unused-suppression' as const,
    message: `Nothing is suppressed here${name}.`,
    range,
    fix: { title: 'Remove it', edits: [edit] },
  });
  const removal = { range: findRemoval(source, directive.comment), text: '' };
  if (targets === null) return used.has(directive) ? [] : [create('', directive.range, removal)];
  const unused = targets.filter((target) => !used.has(target) && couldBeUsed(target, hasSchema));
  if (unused.length === targets.length && unused.length > 0) {
    const names = unused.map(({ name }) => name).join(', ');
    return [create(` of ${names}`, directive.range, removal)];
  }
  return unused.map(({ name, range }) =>
    create(` of ${name}`, range, { range: findNameRemoval(source, range), text: '' }),
  );
}

/** Without a schema the rules that need one find nothing, and that says nothing about the code. */
function couldBeUsed({ name }: Target, hasSchema: boolean): boolean {
  const rule = ruleOfTarget(name);
  return hasSchema || rule === null || !rules[rule].meta.requiresSchema;
}

/** The comment with the blanks in front of it; the whole line where it stands alone. */
function findRemoval(source: string, [start, end]: Diagnostic['range']): Diagnostic['range'] {
  let from = start;
  while (from > 0 && ' \t'.includes(source.charAt(from - 1))) from--;
  const isAlone = from === 0 || /[\r\n\ufeff]/.test(source.charAt(from - 1));
  const [lineRest] = /^[ \t]*(?:\r\n?|\n|$)/.exec(source.slice(end)) ?? [];
  if (isAlone && lineRest !== undefined) return [from, end + lineRest.length];
  // What follows on the line keeps its distance from what is in front.
  return lineRest === undefined ? [start, end] : [from, end];
}

/** A name of a list with the comma behind it, or the one in front where it is the last. */
function findNameRemoval(source: string, [start, end]: Diagnostic['range']): Diagnostic['range'] {
  const [after] = /^[ \t]*,[ \t]*/.exec(source.slice(end)) ?? [];
  if (after !== undefined) return [start, end + after.length];
  let from = start;
  while (from > 0 && ' \t,'.includes(source.charAt(from - 1))) from--;
  return [from, end];
}
