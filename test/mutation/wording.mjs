/** Tells Stryker which texts are wording: what people read may be put otherwise, so that no test holds it word by word. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const wordingKeys = new Set([
  ...['message', 'hint', 'title', 'explanation', 'description', 'repair', 'problem', 'reason'],
]);

/** What may stand between a text and the place that makes it wording. */
const transparent = new Set([
  'ConditionalExpression',
  'LogicalExpression',
  'TemplateLiteral',
  'ParenthesizedExpression',
]);

const isText = ({ node }) => node.type === 'StringLiteral' || node.type === 'TemplateLiteral';

function isWording(path) {
  const { parent } = path;
  if (transparent.has(parent.type) || (parent.type === 'BinaryExpression' && parent.operator === '+'))
    return isWording(path.parentPath);
  if (parent.type === 'ObjectProperty') return wordingKeys.has(parent.key.name);
  if (parent.type === 'VariableDeclarator') return wordingKeys.has(parent.id.name);
  return parent.type === 'NewExpression' && /Error$/.test(parent.callee.name);
}

const wording = {
  shouldIgnore: (path) => (isText(path) && isWording(path) ? 'Wording is not behaviour.' : undefined),
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'wording', wording)];
