import { Refused } from '../shared/api';
import { getSigned } from '../shared/signOn';
import { words } from './words';

const tries = 3;
const pause = 2000;

/** Storage that is away and a server that is asked too often both say 429: a moment later it is mostly well again. */
export async function ask<T>(path: string): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await getSigned<T>(path);
    } catch (failure) {
      if (left === 1 || !(failure instanceof Refused) || failure.status !== 429) {
        throw failure;
      }
    }
    await new Promise((done) => window.setTimeout(done, pause));
  }
}

/** Null where the server has no such path: then that part of the page is left out. */
export async function askIfThere<T>(path: string): Promise<T | null> {
  try {
    return await ask<T>(path);
  } catch (failure) {
    if (failure instanceof Refused && (failure.status === 404 || failure.status === 405)) {
      return null;
    }
    throw failure;
  }
}

/** What went wrong, in words for whoever reads the page. */
export function problem(failure: unknown): string {
  if (!(failure instanceof Refused)) {
    return failure instanceof TypeError ? words.state.offline : words.state.signIn;
  }
  return failure.status === 401 ? words.state.signIn : failure.status === 403 ? words.state.siteForbidden : failure.status === 429 ? words.state.busy
    : `${words.state.failed} (${failure.status})`;
}

export const isRefusal = (failure: unknown, status: number): boolean => failure instanceof Refused && failure.status === status;
