// Takes the token of a mail's link out of the address, where it stands behind the number sign, and types it into the form. While
// the person signs in first, it is kept in this window.
const kept = 'menkyo.link' + location.pathname;
const given = new URLSearchParams(location.hash.slice(1)).get('token');
const field = document.getElementById('field-token');

if (given) {
  sessionStorage.setItem(kept, given);
  // Out of the address bar and of the history.
  history.replaceState(null, '', location.pathname + location.search);
}
if (field && !field.value) {
  field.value = sessionStorage.getItem(kept) ?? '';
}
