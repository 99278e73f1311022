// Sets a new password by the link of a mail, whose token stands in the fragment of the address, which browsers keep to
// themselves. Without a token, it asks for such a mail.
'use strict';

const language = document.documentElement.lang;
const resetForm = document.getElementById('reset');
const requestForm = document.getElementById('request');
const result = document.getElementById('result');
const fragment = location.hash;
const query = new URLSearchParams(location.search);
const token = new URLSearchParams(fragment.slice(1)).get('token');

document.getElementById('other-language').hash = fragment;
// Out of the address bar and of the history.
history.replaceState(null, '', location.pathname + (query.has('lang') ? '?lang=' + language : ''));
(token ? resetForm : requestForm).hidden = false;

function show(template) {
  result.replaceChildren(document.getElementById(template).content.cloneNode(true));
  result.focus();
}

function append(line, style) {
  const paragraph = document.createElement('p');
  paragraph.textContent = line;
  paragraph.className = style;
  result.append(paragraph);
}

function showProblem(problem) {
  result.replaceChildren();
  append(problem.detail, 'problem');
  (problem.errors ?? []).forEach(error => {
    const field = document.querySelector(`label[for="${CSS.escape(error.pointer.slice(1))}"]`);
    append((field ? field.textContent : error.pointer) + ': ' + error.text, '');
  });
  if (problem.code === 'PASSWORD_LINK_NOT_VALID') {
    resetForm.hidden = true;
    requestForm.hidden = false;
  }
  result.focus();
}

function onSubmit(form, path, body, done) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const content = body();
    if (!content) {
      return;
    }
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      const answer = await fetch(path, {
        method: 'POST',
        credentials: 'omit',
        headers: {'Content-Type': 'application/json', 'Accept-Language': language},
        body: JSON.stringify(content),
      });
      if (answer.ok) {
        form.hidden = true;
        form.reset();
        show(done);
      } else {
        showProblem(await answer.json());
      }
    } catch (unreachable) {
      show('unreachable');
    } finally {
      button.disabled = false;
    }
  });
}

onSubmit(resetForm, 'password-resets/completion', () => {
  const newPassword = resetForm.elements.newPassword.value;
  if (newPassword !== resetForm.elements.repeated.value) {
    show('different');
    return null;
  }
  return {token, newPassword};
}, 'done');

onSubmit(requestForm, 'password-resets', () => ({email: requestForm.elements.email.value}), 'requested');
