import { $, h } from '../lib/dom.js';
import { credentialsForm } from './credentials.js';
import { safeNext } from './next-page.js';

const query = new URLSearchParams(location.search);
const next = query.get('next');

if (query.has('out')) $('#why').textContent = 'You are signed out.';
else if (next && safeNext(next) !== '/admin') $('#why').textContent = 'Sign in to go on. You come back to the page you asked for.';

const form = credentialsForm({ onDone: () => location.replace(safeNext(next)) });
$('#form').replaceChildren(form);
(form.elements.user.value ? form.elements.password : form.elements.user).focus();
