import { dialectNames } from '../dialect/families.js';
import { ruleIds, rules } from '../rules/rules.js';
import { literalChoices } from './config.js';
import { refuseGlob } from './globs.js';
import { choice, either, type JsonSchema, list, name, never, object, type Shape, text } from './shape.js';

const glob = name(
  'Like src/**/*.vtql, relative to this folder; without a slash it fits at any depth.',
  refuseGlob,
);

export const levels = ['off', 'info', 'warning', 'error'] as const;

const settings = {
  dialect: choice('dialect', dialectNames, 'The servers that the queries are for; portable by default.'),
  schema: either(
    never,
    name('Describe (and listtypes) answers of your server: a JSON file or a folder of them.'),
    'What modules and fields there are; by default those of a fresh installation. false checks none.',
  ),
  rules: object(
    Object.fromEntries(ruleIds.map((id) => [id, choice('level', levels, rules[id].meta.description)])),
    { what: 'rule', description: 'Switches rules off, or sets one severity for all that a rule finds.' },
  ),
  literals: choice(
    'choice',
    literalChoices,
    'Which string literals of programs are checked: ours, those that are plainly for this web service; or all that read select … from …',
  ),
} satisfies Record<string, Shape>;

/** Everything that `vtql.config.json` may say. */
export const configShape: Shape = object({
  $schema: text('For editors: ./node_modules/vtql/vtql.config.schema.json'),
  ...settings,
  ignore: list(
    glob,
    'Files and folders that are left out; a leading ! takes back in what an earlier entry left out.',
  ),
  overrides: list(
    object(
      {
        files: list(glob, 'What the override is for. A folder stands for all that is in it.', 1),
        ...settings,
      },
      { required: ['files'] },
    ),
    'Other settings for some files; where several fit, the later wins, rule by rule.',
  ),
});

/** The JSON schema of `vtql.config.json`, for editors. */
export const createConfigSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Configuration of vtql',
  allowComments: true,
  allowTrailingCommas: true,
  ...configShape.schema,
});
