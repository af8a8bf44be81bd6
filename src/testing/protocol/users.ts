import type { GivenRecord, StoredRecord } from '../database/record-store.js';

/** Someone who can log in. */
export interface TestUser {
  readonly username: string;
  readonly accessKey: string;
  /** `19x1` for the first of them, `19x5` for the next, and on in steps of one. */
  readonly id?: string;
  /** What `modifiedby_nameValue` says. */
  readonly firstName?: string;
  readonly lastName?: string;
  /** Only an admin may `sync` the records of everyone; true by default. */
  readonly isAdmin?: boolean;
  /** The modules that listtypes names and the user may use; all by default. */
  readonly modules?: readonly string[];
  /** Whether the user may read a record; all by default. A query drops the others after its limit. */
  readonly canRead?: (record: GivenRecord, module: string) => boolean;
}

export interface KnownUser extends TestUser {
  readonly id: string;
}

const firstId = 1;
const secondId = 5;

/** Gives ids to those who have none: a fresh CRM's admin is 1 and its first group's members start at 5. */
export function listUsers(users: readonly TestUser[]): readonly KnownUser[] {
  return users.map((user, i) => ({ ...user, id: user.id ?? `19x${i === 0 ? firstId : secondId + i - 1}` }));
}

export function seesModule({ modules }: TestUser, name: string): boolean {
  return modules === undefined || modules.includes(name);
}

export function seesRecord({ canRead }: TestUser, record: StoredRecord): boolean {
  return (
    canRead === undefined || canRead({ ...Object.fromEntries(record.values), id: record.id }, record.module)
  );
}
