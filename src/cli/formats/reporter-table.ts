import type { Palette } from '../../diagnostics/render.js';
import type { Reporter } from '../report.js';

export interface ReporterContext {
  /** Colours; undefined for none. */
  readonly palette: Palette | undefined;
  /** Paths are shown relative to it where they lie in it. */
  readonly cwd: string;
}

type CreateReporter = (context: ReporterContext) => Reporter;

/** Only the format that is asked for is loaded. */
export const reporters = {
  pretty: async () => (await import('./pretty.js')).createPrettyReporter,
  compact: async () => (await import('./compact.js')).createCompactReporter,
  json: async () => (await import('./json.js')).createJsonReporter,
  sarif: async () => (await import('./sarif.js')).createSarifReporter,
  github: async () => (await import('./github.js')).createGithubReporter,
} as const satisfies Record<string, () => Promise<CreateReporter>>;

export type FormatName = keyof typeof reporters;

export const formatNames = Object.keys(reporters) as readonly FormatName[];
