/** Tells Stryker which texts are wording: what people read may be put otherwise, so that no test holds it word by word. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const wordingNames = new Set([
  ...[
    'message',
    'hint',
    'title',
    'explanation',
    'description',
    'repair',
    'problem',
    'reason',
    'advice',
    'harm',
  ],
]);

/** Functions that make wording, or take it. */
const makesWording = /^(?:explain|show|quote|clip)/;
const takesWording = /(?:Error|refuse)$/;

/** What may stand between a text and the place that makes it wording. */
const transparent = new Set([
  'ConditionalExpression',
  'LogicalExpression',
  'TemplateLiteral',
  'ParenthesizedExpression',
  'ReturnStatement',
  'BlockStatement',
]);

const isText = ({ node }) => node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
const isSentence = ({ node }) => node.type === 'TemplateLiteral' || node.value.includes(' ');

function isWording(path) {
  const { parent, parentPath } = path;
  switch (parent.type) {
    case 'BinaryExpression':
      return parent.operator === '+' && isWording(parentPath);
    case 'ObjectProperty':
      return wordingNames.has(parent.key.name);
    case 'VariableDeclarator':
      return wordingNames.has(parent.id.name);
    case 'FunctionDeclaration':
      return makesWording.test(parent.id.name);
    case 'ArrowFunctionExpression':
      return parentPath.parent.type === 'VariableDeclarator' && makesWording.test(parentPath.parent.id.name);
    case 'NewExpression':
    case 'CallExpression':
      return takesWording.test(parent.callee.name) && isSentence(path);
    default:
      return transparent.has(parent.type) && isWording(parentPath);
  }
}

const wording = {
  shouldIgnore: (path) => (isText(path) && isWording(path) ? 'Wording is not behaviour.' : undefined),
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'wording', wording)];
