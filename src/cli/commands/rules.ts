import { type FindingName, findings } from '../../diagnostics/findings.js';
import { suggestOne } from '../../diagnostics/suggest.js';
import { dialectNames } from '../../dialect/families.js';
import { describeFinding, renderRuleDoc, renderTable } from '../../rules/docs.js';
import type { Rule } from '../../rules/rule.js';
import { rules } from '../../rules/rules.js';
import type { Arguments } from '../arguments.js';
import type { Command } from '../command.js';
import type { Environment, ExitCode } from '../environment.js';
import { UsageError } from '../errors.js';

export const command: Command = {
  name: 'rules',
  usage: ['vtql rules', 'vtql rules <rule or code>'],
  description: 'Lists the rules, or explains one: what it asks for, why, and on which servers.',
  options: {},
  notes: 'Example: vtql rules VTQL3002',
  run: runRules,
};

function runRules({ stdout }: Environment, { positionals }: Arguments): Promise<ExitCode> {
  const [wanted, ...others] = positionals;
  if (others.length > 0) throw new UsageError('rules explains one rule at a time');
  stdout.write(wanted === undefined ? listRules() : explain(wanted));
  return Promise.resolve(0);
}

const all: readonly Rule[] = Object.values<Rule>(rules);

function listRules(): string {
  const width = Math.max(0, ...all.map(({ meta }) => meta.id.length)) + 2;
  return all.map(({ meta }) => `${meta.id.padEnd(width)}${meta.description}\n`).join('');
}

/** @throws UsageError for what is neither a rule nor a code. */
function explain(wanted: string): string {
  const rule = all.find(({ meta }) => meta.id === wanted.toLowerCase()) ?? findByCode(wanted);
  if (rule) return renderRuleDoc(rule);
  const name = findFinding(wanted);
  if (name !== undefined) return explainFinding(name);
  const nearest = suggestOne(
    wanted,
    all.map(({ meta }) => meta.id),
  );
  throw new UsageError(`no rule or code '${wanted}'${nearest ? `; did you mean ${nearest}?` : ''}`);
}

function findFinding(code: string): FindingName | undefined {
  const names = Object.keys(findings) as FindingName[];
  return names.find((name) => findings[name].code === code.toUpperCase());
}

function findByCode(code: string): Rule | undefined {
  const name = findFinding(code);
  return name && all.find(({ meta }) => meta.findings.includes(name));
}

/** A code that the parser finds: what it stands for, and how bad it is where. */
function explainFinding(name: FindingName): string {
  const head = ['Code', 'Finding', ...dialectNames];
  return `${renderTable(head, [describeFinding(name)])}\n\nIt is found while reading the text, not by a rule.\n`;
}
