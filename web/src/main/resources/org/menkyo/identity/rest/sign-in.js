// What pages share: how people sign in on them, and how answers are shown. A page asks for the password by itself and sends it
// in a header, so that the browser has none to add to the calls of other pages.

export const language = document.documentElement.lang;

const result = document.getElementById('result');
// What is kept in this window while its person is away at the identity provider.
const KEPT = 'menkyo.' + location.pathname.split('/').pop();
// Whether the last sign-in at the identity provider was refused here.
const REFUSED = 'menkyo.refused';

/** Shows one of the page's texts, with lines below it. */
export function show(template, ...lines) {
  result.replaceChildren(document.getElementById(template).content.cloneNode(true));
  lines.forEach(append);
  result.focus();
}

/** Shows what the server says is wrong. */
export function showProblem(problem) {
  result.replaceChildren();
  append(problem.detail);
  result.firstChild.className = 'problem';
  (problem.errors ?? []).forEach(error => {
    const field = document.querySelector(`label[for="${CSS.escape((error.pointer ?? '').slice(1))}"]`);
    append((field ? field.textContent : error.pointer ?? error.parameter) + ': ' + error.text);
  });
  result.focus();
}

export function showNothing() {
  result.replaceChildren();
}

function append(line) {
  const paragraph = document.createElement('p');
  paragraph.textContent = line;
  result.append(paragraph);
}

/** Calls the server; with a body if there is one. */
export async function call(method, path, headers, body) {
  const answer = await fetch(path, {
    method,
    // Signing in happens here and not in the browser's own window.
    credentials: 'omit',
    headers: {
      ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
      'Accept-Language': language,
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (headers.Authorization?.startsWith('Bearer ')) {
    sessionStorage.setItem(REFUSED, answer.status === 401);
  }
  return answer;
}

/** The header that signs in with name and password. */
function basic(name, password) {
  const bytes = new TextEncoder().encode(name.toLowerCase() + ':' + password);
  return 'Basic ' + btoa(String.fromCharCode(...bytes));
}

/**
 * The header that signs in with name and password, or of a session that they start with the code of a second factor, if one was
 * typed. Shows what is wrong, and gives null then.
 */
export async function signInWith(name, password, code) {
  if (code.trim() === '') {
    return basic(name, password);
  }
  const answer = await call('POST', 'sessions', {}, {name, password, code});
  if (answer.ok) {
    return 'Bearer ' + (await answer.json()).token;
  }
  if (answer.status === 401) {
    show('wrong-sign-in');
  } else {
    showProblem(await answer.json());
  }
  return null;
}

/** Whether people sign in here or at the identity provider, and where that is. */
export async function howToSignIn() {
  return (await fetch('sign-in', {credentials: 'omit'})).json();
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function secret() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function here() {
  return location.origin + location.pathname;
}

/**
 * Goes to the identity provider: authorization code with proof key (RFC 6749, section 4.1; RFC 7636). What the page needs when
 * its person is back is kept in this window.
 */
export async function goToProvider(provider, subject) {
  const kept = {subject, provider, language, state: secret(), verifier: secret()};
  const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kept.verifier));
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  const address = new URL(provider.authorizationEndpoint);
  Object.entries({
    response_type: 'code',
    scope: 'openid',
    client_id: provider.clientId,
    redirect_uri: here(),
    state: kept.state,
    code_challenge: base64Url(new Uint8Array(challenge)),
    code_challenge_method: 'S256',
    ui_locales: language,
    // A sign-in that goes on at the provider may be one that was ended here.
    ...(sessionStorage.getItem(REFUSED) === 'true' ? {prompt: 'login'} : {}),
  }).forEach(([name, value]) => address.searchParams.set(name, value));
  location.assign(address);
}

/** What was kept when the person went to the provider; only once. */
export function takeKept() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT));
  sessionStorage.removeItem(KEPT);
  return kept;
}

/**
 * Takes up the work of a person who is back from the provider.
 *
 * @param query of the address that the provider sent the person to
 * @param work gets what was kept and the header that signs in
 */
export async function comeBack(query, kept, work) {
  if (kept?.state !== query.get('state') || !query.has('code')) {
    show('not-signed-in');
    return;
  }
  if (kept.language !== language) {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    query.set('lang', kept.language);
    location.replace(here() + '?' + query);
    return;
  }
  const answer = await fetch(kept.provider.tokenEndpoint, {
    method: 'POST',
    credentials: 'omit',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: query.get('code'),
      redirect_uri: here(),
      client_id: kept.provider.clientId,
      code_verifier: kept.verifier,
    }),
  });
  if (!answer.ok) {
    show('not-signed-in');
    return;
  }
  await work(kept.subject, 'Bearer ' + (await answer.json()).access_token);
}
