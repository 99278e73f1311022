// Confirms the business e-mail address that the link of a mail was sent to. The token stands in the fragment of the
// address, which browsers keep to themselves.
'use strict';

const language = document.documentElement.lang;
const form = document.getElementById('confirm');
const result = document.getElementById('result');
const fragment = location.hash;
const token = new URLSearchParams(fragment.slice(1)).get('token');

document.getElementById('other-language').hash = fragment;

if (token) {
  // Out of the address bar and of the history.
  history.replaceState(null, '', location.pathname + location.search);
  form.hidden = false;
} else {
  show('no-token');
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

async function confirm(name, password) {
  const answer = await post('registration/confirmation', {token}, {Authorization: basic(name, password)});
  if (answer.status === 401) {
    show('wrong-sign-in');
  } else if (!answer.ok) {
    showProblem(await answer.json());
  } else {
    const registration = await answer.json();
    form.hidden = true;
    show(registration.accessOpen ? 'confirmed-open' : 'confirmed-waiting', registration.email);
  }
}

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
    await confirm(name, password);
  } catch (unreachable) {
    show('unreachable');
  } finally {
    button.disabled = false;
  }
});
