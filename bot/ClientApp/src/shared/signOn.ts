import { getJson } from './api';
import { saveAs } from './saveAs';

interface SignOn { mode: 'none' | 'entra'; clientId: string; authority: string; scope: string }

type Headers = Record<string, string>;

let headers: Promise<() => Promise<Headers>> | undefined;

/** What a request has to carry to be answered: a token of Teams or of the browser's own sign-in; in practice whom `?as=` plays. */
export async function signOn(): Promise<Headers> {
  // Without a connection it is tried again with the next request.
  headers ??= find().catch((failure: unknown) => {
    headers = undefined;
    throw failure;
  });
  return (await headers)();
}

export async function getSigned<T>(path: string): Promise<T> {
  return getJson<T>(path, await signOn());
}

/** Saves a file that needs a sign-in: a plain link would carry no token. */
export async function saveSigned(path: string, name: string): Promise<void> {
  const response = await fetch(path, { headers: await signOn() });
  if (!response.ok) {
    throw new Error(`The server answered ${response.status}.`);
  }
  saveAs(name, await response.blob());
}

async function find(): Promise<() => Promise<Headers>> {
  const way = await getJson<SignOn>('/api/signon');
  if (way.mode === 'none') {
    const played = new URLSearchParams(location.search).get('as');
    return async (): Promise<Headers> => (played ? { 'X-Signed-In-As': played } : {});
  }
  const token = isInTeams() ? await ofTeams() : await ofBrowser(way);
  return async () => ({ Authorization: `Bearer ${await token()}` });
}

// Teams shows pages within its own, or within its app; asking its library would wait for an answer that never comes elsewhere.
export function isInTeams(): boolean {
  return window.self !== window.top || 'nativeInterface' in window || /\bTeams\b/.test(navigator.userAgent);
}

async function ofTeams(): Promise<() => Promise<string>> {
  const { app, authentication } = await import('@microsoft/teams-js');
  await app.initialize();
  app.notifySuccess();
  return () => authentication.getAuthToken();
}

async function ofBrowser(way: SignOn): Promise<() => Promise<string>> {
  const { CacheLookupPolicy, InteractionRequiredAuthError, PublicClientApplication } = await import('@azure/msal-browser');
  const browser = new PublicClientApplication({
    auth: { clientId: way.clientId, authority: way.authority, redirectUri: `${location.origin}${location.pathname}` },
    cache: { cacheLocation: 'sessionStorage' },
  });
  await browser.initialize();
  const back = await browser.handleRedirectPromise();
  const scopes = [way.scope];
  return async () => {
    const account = back?.account ?? browser.getAllAccounts()[0];
    try {
      if (account) {
        // Without a frame of Microsoft's within this page, which its policy forbids.
        return (await browser.acquireTokenSilent({ scopes, account, cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken })).accessToken;
      }
    } catch (failure) {
      if (!(failure instanceof InteractionRequiredAuthError)) {
        throw failure;
      }
    }
    await browser.acquireTokenRedirect({ scopes, redirectStartPage: location.href, ...(account ? { account } : {}) });
    return new Promise<string>(() => undefined); // The page is being left.
  };
}
