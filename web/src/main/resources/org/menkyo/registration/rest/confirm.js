// Confirms the business e-mail address that the link of a mail was sent to. The token stands in the fragment of the
// address, which browsers keep to themselves.
'use strict';

const language = document.documentElement.lang;
const form = document.getElementById('confirm');
const providerForm = document.getElementById('provider');
const result = document.getElementById('result');
const fragment = location.hash;
const query = new URLSearchParams(location.search);
// What is kept in this window while its person is away at the identity provider.
const KEPT = 'menkyo.confirmation';
let token = new URLSearchParams(fragment.slice(1)).get('token');
let provider;

document.getElementById('other-language').hash = fragment;
// Out of the address bar and of the history.
history.replaceState(null, '', location.pathname + (query.has('lang') ? '?lang=' + language : ''));
begin().catch(() => show('unreachable'));

async function begin() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT));
  sessionStorage.removeItem(KEPT);
  if (query.has('state')) {
    await comeBack(kept);
  } else if (token) {
    const signIn = await (await fetch('sign-in', {credentials: 'omit'})).json();
    provider = signIn.provider;
    if (signIn.builtIn) {
      form.hidden = false;
    } else {
      document.getElementById('issuer').textContent = provider.issuer;
      providerForm.hidden = false;
    }
  } else {
    show('no-token');
  }
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

// Authorization code with proof key (RFC 6749, section 4.1; RFC 7636).
async function goToProvider() {
  const kept = {token, provider, language, state: secret(), verifier: secret()};
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
  }).forEach(([name, value]) => address.searchParams.set(name, value));
  location.assign(address);
}

async function comeBack(kept) {
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
  token = kept.token;
  await confirm('Bearer ' + (await answer.json()).access_token, 'not-signed-in');
}

function show(template, ...lines) {
  result.replaceChildren(document.getElementById(template).content.cloneNode(true));
  lines.forEach(append);
  result.focus();
}

function append(line) {
  const paragraph = document.createElement('p');
  paragraph.textContent = line;
  result.append(paragraph);
}

function showProblem(problem) {
  result.replaceChildren();
  append(problem.detail);
  result.firstChild.className = 'problem';
  (problem.errors ?? []).forEach(error => {
    const field = document.querySelector(`label[for="${CSS.escape(error.pointer.slice(1))}"]`);
    append((field ? field.textContent : error.pointer) + ': ' + error.text);
  });
  result.focus();
}

function post(path, body, headers) {
  return fetch(path, {
    method: 'POST',
    // Signing in happens here and not in the browser's own window.
    credentials: 'omit',
    headers: {'Content-Type': 'application/json', 'Accept-Language': language, ...headers},
    body: JSON.stringify(body),
  });
}

function basic(name, password) {
  const bytes = new TextEncoder().encode(name + ':' + password);
  return 'Basic ' + btoa(String.fromCharCode(...bytes));
}

async function confirm(authorization, refused) {
  const answer = await post('registration/confirmation', {token}, {Authorization: authorization});
  if (answer.status === 401) {
    show(refused);
  } else if (!answer.ok) {
    showProblem(await answer.json());
  } else {
    const registration = await answer.json();
    form.hidden = true;
    show(registration.accessOpen ? 'confirmed-open' : 'confirmed-waiting', registration.email);
  }
}

providerForm.addEventListener('submit', event => {
  event.preventDefault();
  goToProvider().catch(() => show('unreachable'));
});

form.addEventListener('change', () => {
  const create = form.elements.account.value === 'new';
  form.elements.password.autocomplete = create ? 'new-password' : 'current-password';
});

form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const name = form.elements.name.value.toLowerCase();
    const password = form.elements.password.value;
    if (form.elements.account.value === 'new') {
      const answer = await post('accounts', {name, password}, {});
      if (!answer.ok) {
        showProblem(await answer.json());
        return;
      }
      form.elements.account.value = 'existing';
    }
    await confirm(basic(name, password), 'wrong-sign-in');
  } catch (unreachable) {
    show('unreachable');
  } finally {
    button.disabled = false;
  }
});
