/** Where text goes to. */
export interface Output {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** Everything that a command may know of the process it runs in. */
export interface Environment {
  /** Without the program itself. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds since some moment, with fractions: for what takes how long. */
  readonly clock: () => number;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>;
  /** The way to the network. */
  readonly fetch: typeof fetch;
}

/** 0 clean, 1 findings, 2 usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;
