import type { Reporter, ReporterContext } from '../report.js';
import { createPrettyReporter } from './pretty.js';

type CreateReporter = (context: ReporterContext) => Reporter;

/** Beyond the usual one, only the format that is asked for is loaded. */
export const reporters = {
  pretty: () => Promise.resolve(createPrettyReporter),
  compact: async () => (await import('./compact.js')).createCompactReporter,
  json: async () => (await import('./json.js')).createJsonReporter,
  sarif: async () => (await import('./sarif.js')).createSarifReporter,
  github: async () => (await import('./github.js')).createGithubReporter,
} as const satisfies Record<string, () => Promise<CreateReporter>>;

export type FormatName = keyof typeof reporters;

export const formatNames = Object.keys(reporters) as readonly FormatName[];
