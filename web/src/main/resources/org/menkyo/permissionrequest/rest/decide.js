// Shows a permission request to an administrator who has signed in on this page, and sends the decision.
import {
  call, comeBack, goToProvider, howToSignIn, language, show, showNothing, showProblem, signInWith, takeKept,
} from './sign-in.js';

const form = document.getElementById('sign-in');
const providerForm = document.getElementById('provider');
const section = document.getElementById('request');
const facts = document.getElementById('facts');
const roles = document.getElementById('roles');
const decision = document.getElementById('decision');
const query = new URLSearchParams(location.search);
const moment = new Intl.DateTimeFormat(language, {dateStyle: 'long', timeStyle: 'short'});
const list = new Intl.ListFormat(language, {type: 'conjunction'});
const otherLanguage = document.getElementById('other-language');
let requestId = query.get('request');
let authorization;
let state;
let provider;
let attempt = crypto.randomUUID();

otherLanguage.search = new URLSearchParams({...(requestId ? {request: requestId} : {}), lang: otherLanguage.lang});
begin().catch(() => show('unreachable'));

async function begin() {
  const kept = takeKept();
  if (query.has('state')) {
    await comeBack(query, kept, (keptRequest, signedIn) => {
      // The code of the provider, which is used up, out of the address bar and of the history.
      history.replaceState(null, '', location.pathname + '?' + new URLSearchParams({request: keptRequest, lang: language}));
      requestId = keptRequest;
      return read(signedIn, 'not-signed-in');
    });
  } else if (requestId) {
    const signIn = await howToSignIn();
    provider = signIn.provider;
    if (signIn.builtIn) {
      form.hidden = false;
    } else {
      document.getElementById('issuer').textContent = provider.issuer;
      providerForm.hidden = false;
    }
  } else {
    show('no-request');
  }
}

function address() {
  return 'permission-requests/' + encodeURIComponent(requestId);
}

async function read(signedIn, refused) {
  const answer = await call('GET', address(), {Authorization: signedIn});
  if (answer.status === 401) {
    show(refused);
  } else if (!answer.ok) {
    showProblem(await answer.json());
  } else {
    authorization = signedIn;
    state = answer.headers.get('ETag');
    form.hidden = true;
    providerForm.hidden = true;
    present(await answer.json());
  }
}

function text(template) {
  return document.getElementById(template)?.content.textContent;
}

function roleName(role) {
  return text('role-' + role) ?? role;
}

function present(request) {
  facts.replaceChildren();
  fact('license-id', request.licenseId);
  fact('requester', [request.requesterName, request.requesterEmail].filter(Boolean).join(', '));
  fact('comment', request.comment);
  fact('requested-at', moment.format(new Date(request.requestedAt)));
  if (request.state === 'PENDING') {
    fact('expires-at', moment.format(new Date(request.expiresAt)));
    roles.replaceChildren(...request.roles.map(choice));
    showNothing();
  } else {
    fact('roles-asked', list.format(request.roles.map(roleName)));
    fact('state', text('state-' + request.state) ?? request.state);
    fact('roles-given', list.format((request.approvedRoles ?? []).map(roleName)));
    fact('decided-by', request.decidedBy);
    fact('decided-at', request.decidedAt && moment.format(new Date(request.decidedAt)));
    fact('reason-given', request.reason);
  }
  decision.hidden = request.state !== 'PENDING';
  section.hidden = false;
}

function fact(name, value) {
  if (value) {
    const term = document.createElement('dt');
    term.textContent = text('fact-' + name);
    const description = document.createElement('dd');
    description.textContent = value;
    facts.append(term, description);
  }
}

/** Neither is chosen beforehand: each role is decided. */
function choice(role) {
  const fieldset = document.getElementById('choice').content.cloneNode(true).firstElementChild;
  fieldset.querySelector('legend').textContent = roleName(role);
  fieldset.querySelectorAll('input').forEach(input => {
    input.name = role;
    input.id = role + '-' + input.value;
    input.nextElementSibling.htmlFor = input.id;
  });
  return fieldset;
}

providerForm.addEventListener('submit', event => {
  event.preventDefault();
  goToProvider(provider, requestId).catch(() => show('unreachable'));
});

form.addEventListener('submit', event => {
  event.preventDefault();
  once(form, async () => {
    const {name, password, code} = form.elements;
    const signedIn = await signInWith(name.value, password.value, code.value);
    if (signedIn) {
      await read(signedIn, 'wrong-sign-in');
      password.value = '';
      code.value = '';
    }
  });
});

decision.addEventListener('submit', event => {
  event.preventDefault();
  once(decision, decide);
});

async function once(submitted, work) {
  const button = submitted.querySelector('button');
  button.disabled = true;
  try {
    await work();
  } catch (unreachable) {
    show('unreachable');
  } finally {
    button.disabled = false;
  }
}

async function decide() {
  const approved = [...new FormData(decision)].filter(([, value]) => value === 'approve').map(([role]) => role);
  const reason = decision.elements.reason.value.trim();
  const answer = await call(
      'POST',
      address() + '/decision',
      {Authorization: authorization, 'If-Match': state, 'Idempotency-Key': attempt},
      {
        decision: approved.length ? 'APPROVE' : 'DENY',
        ...(approved.length ? {roles: approved} : {}),
        ...(reason ? {reason} : {}),
      });
  if (answer.ok) {
    present(await answer.json());
    show('decided');
  } else {
    attempt = crypto.randomUUID();
    const problem = await answer.json();
    if (answer.status === 409 || answer.status === 412) {
      await read(authorization, 'not-signed-in');
    }
    showProblem(problem);
  }
}
