// Confirms the business e-mail address that the link of a mail was sent to. The token stands in the fragment of the
// address, which browsers keep to themselves.
import {call, comeBack, goToProvider, howToSignIn, language, show, showProblem, signInWith, takeKept} from './sign-in.js';

const form = document.getElementById('confirm');
const providerForm = document.getElementById('provider');
const fragment = location.hash;
const query = new URLSearchParams(location.search);
const token = new URLSearchParams(fragment.slice(1)).get('token');
let provider;

document.getElementById('other-language').hash = fragment;
// Out of the address bar and of the history.
history.replaceState(null, '', location.pathname + (query.has('lang') ? '?lang=' + language : ''));
begin().catch(() => show('unreachable'));

async function begin() {
  const kept = takeKept();
  if (query.has('state')) {
    await comeBack(query, kept, (keptToken, authorization) => confirm(keptToken, authorization, 'not-signed-in'));
  } else if (token) {
    const signIn = await howToSignIn();
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

async function confirm(confirmed, authorization, refused) {
  const answer = await call(
      'POST', 'registration/confirmation', {Authorization: authorization}, {token: confirmed});
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
  goToProvider(provider, token).catch(() => show('unreachable'));
});

form.addEventListener('change', () => {
  const create = form.elements.account.value === 'new';
  document.getElementById('code-field').hidden = create;
  if (create) {
    form.elements.code.value = '';
  }
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
      const answer = await call('POST', 'accounts', {}, {name, password});
      if (!answer.ok) {
        showProblem(await answer.json());
        return;
      }
      form.elements.account.value = 'existing';
    }
    const authorization = await signInWith(name, password, form.elements.code.value);
    if (authorization) {
      await confirm(token, authorization, 'wrong-sign-in');
    }
  } catch (unreachable) {
    show('unreachable');
  } finally {
    button.disabled = false;
  }
});
