// Activation by phone. What is typed so far is checked by the server whenever a group is complete, so that a mistyped
// group is named while the caller is still on it.
'use strict';

const GROUPS = 9;
const GROUP_LENGTH = 6;

const language = document.documentElement.lang;
const form = document.getElementById('activate');
const result = document.getElementById('result');
const fields = [];
let checks = 0;
// What the server refused already; asking again with each group would have it stop the account for a while.
let refusedSignIn = null;
// What a code was typed for, and the session that it has started.
let session = null;

for (let number = 1; number <= GROUPS; number++) {
  const item = document.getElementById('group').content.cloneNode(true);
  const field = item.querySelector('input');
  const label = item.querySelector('label');
  field.id = label.htmlFor = 'group-' + number;
  label.append(String(number));
  field.addEventListener('input', () => typed(number));
  fields.push(field);
  document.getElementById('groups').append(item);
}

function digits(field) {
  return field.value.normalize('NFKC').replace(/[^0-9]/g, '');
}

// Digits that were pasted or typed beyond a group go on in the next ones.
function typed(number) {
  let at = number - 1;
  let rest = digits(fields[at]);
  const complete = rest.length >= GROUP_LENGTH;
  while (rest.length > GROUP_LENGTH && at < GROUPS - 1) {
    fields[at].value = rest.slice(0, GROUP_LENGTH);
    rest = rest.slice(GROUP_LENGTH);
    at++;
    fields[at].value = rest;
  }
  mark([]);
  if (complete) {
    if (at < GROUPS - 1 && digits(fields[at]).length === GROUP_LENGTH) {
      at++;
    }
    fields[at].focus();
    if (fields.some(field => digits(field) === '')) {
      check();
    }
  }
}

function basic() {
  const bytes = new TextEncoder().encode(form.elements.name.value + ':' + form.elements.password.value);
  return 'Basic ' + btoa(String.fromCharCode(...bytes));
}

/** What was typed to sign in with. */
function signInTyped() {
  return basic() + ' ' + form.elements.code.value.trim();
}

/** With the code of a second factor the account signs in once; then its session serves. */
function startSession() {
  const typed = signInTyped();
  if (session?.typed !== typed) {
    session = {
      typed,
      answer: fetch('sessions', {
        method: 'POST',
        credentials: 'omit',
        headers: {'Content-Type': 'application/json', 'Accept-Language': language},
        body: JSON.stringify({
          name: form.elements.name.value,
          password: form.elements.password.value,
          code: form.elements.code.value,
        }),
      }).then(async answer => answer.ok ? {authorization: 'Bearer ' + (await answer.json()).token} : {refusal: answer})
          .catch(unreachable => {
            session = null;
            throw unreachable;
          }),
    };
  }
  return session.answer;
}

async function send() {
  let authorization = basic();
  if (form.elements.code.value.trim() !== '') {
    const started = await startSession();
    if (started.refusal) {
      return started.refusal.clone();
    }
    authorization = started.authorization;
  }
  const body = {groups: fields.map(digits)};
  if (form.elements.key.value.trim() !== '') {
    body.productKey = form.elements.key.value;
  }
  const answer = await fetch('phone-activations', {
    method: 'POST',
    // Signing in happens here and not in the browser's own window.
    credentials: 'omit',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': language,
      Authorization: authorization,
    },
    body: JSON.stringify(body),
  });
  if (answer.status === 401) {
    session = null;
  }
  return answer;
}

function wrongGroups(problem) {
  return (problem.errors ?? [])
    .map(error => ({group: Number(error.pointer?.match(/^\/groups\/([0-8])$/)?.[1] ?? -1), text: error.text}))
    .filter(error => error.group >= 0 && digits(fields[error.group]) !== '');
}

function mark(wrong) {
  fields.forEach((field, index) => {
    const error = wrong.find(each => each.group === index);
    field.setAttribute('aria-invalid', String(error !== undefined));
    field.title = error ? error.text : '';
  });
}

// An incomplete installation ID is always refused, so a check activates nothing.
async function check() {
  const signIn = signInTyped();
  if (form.elements.name.value === '' || form.elements.password.value === '' || signIn === refusedSignIn) {
    return;
  }
  const mine = ++checks;
  try {
    const answer = await send();
    if (answer.status === 401) {
      refusedSignIn = signIn;
      showTemplate('wrong-sign-in', false);
    } else if (answer.status === 403 || answer.status === 422) {
      refusedSignIn = signIn;
      showLines('problem', [(await answer.json()).detail]);
    } else if (answer.status === 400 && mine === checks) {
      const wrong = wrongGroups(await answer.json());
      mark(wrong);
      showLines('problem', wrong.map(error => `${error.group + 1}: ${error.text}`));
    }
  } catch (unreachable) {
    // Sending it whole will say so.
  }
}

function showLines(kind, lines) {
  result.replaceChildren(...lines.map(line => {
    const paragraph = document.createElement('p');
    paragraph.className = kind;
    paragraph.textContent = line;
    return paragraph;
  }));
}

function showTemplate(name, focus = true) {
  result.replaceChildren(document.getElementById(name).content.cloneNode(true));
  if (focus) {
    result.focus();
  }
}

function showConfirmation(activated) {
  showTemplate('confirmed');
  result.querySelector('.edition').textContent = activated.edition;
  const list = document.getElementById('confirmation');
  activated.groups.forEach((group, index) => {
    const item = document.createElement('li');
    const number = document.createElement('small');
    const text = document.createElement('span');
    number.textContent = String.fromCharCode(65 + index);
    text.textContent = group;
    item.append(number, text);
    list.append(item);
  });
}

async function activate() {
  checks++;
  const answer = await send();
  if (answer.status === 401) {
    showTemplate('wrong-sign-in');
  } else if (answer.ok) {
    mark([]);
    showConfirmation(await answer.json());
  } else {
    const problem = await answer.json();
    const wrong = wrongGroups(problem);
    mark(wrong);
    showLines('problem', wrong.length > 0 ? wrong.map(error => `${error.group + 1}: ${error.text}`) : [problem.detail]);
    if (problem.code === 'PRODUCT_KEY_NEEDED') {
      document.getElementById('key-field').hidden = false;
      form.elements.key.focus();
    } else if (wrong.length > 0) {
      fields[wrong[0].group].focus();
    } else {
      result.focus();
    }
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button[type="submit"]');
  button.disabled = true;
  try {
    await activate();
  } catch (unreachable) {
    showTemplate('unreachable');
  } finally {
    button.disabled = false;
  }
});

document.getElementById('next-caller').addEventListener('click', () => {
  fields.forEach(field => { field.value = ''; });
  form.elements.key.value = '';
  document.getElementById('key-field').hidden = true;
  mark([]);
  result.replaceChildren();
  fields[0].focus();
});
