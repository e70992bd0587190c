// Small helps for building pages without a framework.

/** What the page is written in, and how its numbers, dates and prices are. */
export const language = globalThis.document?.documentElement?.lang || 'en';
export const locale = language === 'en' ? 'en-GB' : language;

/** An element: h('p', {class: 'muted', onclick: f}, 'text', child). Properties null, false or undefined are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name in element && !['list', 'form', 'width', 'height'].includes(name) && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Sets the text only where it differs, so that screen readers and selections are left in peace. */
export function text(target, value) {
  const element = typeof target === 'string' ? $(target) : target;
  if (element.textContent !== String(value)) element.textContent = String(value);
}

export function show(target, visible) {
  const element = typeof target === 'string' ? $(target) : target;
  element.hidden = !visible;
}

/** The part of the address path after /name/. */
export function pathId(name) {
  const parts = location.pathname.split('/');
  return decodeURIComponent(parts[parts.indexOf(name) + 1] ?? '');
}

let regions;

/** Says something to screen readers; urgent interrupts. */
export function announce(message, { urgent = false } = {}) {
  regions ??= ['polite', 'assertive'].map((live) => {
    const region = h('div', { class: 'visually-hidden', 'aria-live': live, role: live === 'polite' ? 'status' : 'alert' });
    document.body.append(region);
    return region;
  });
  const region = regions[urgent ? 1 : 0];
  region.textContent = '';
  setTimeout(() => { region.textContent = message; }, 60);
}

/** A short message at the foot of the page, read out as well. */
export function toast(message, { kind = '', millis = 6000 } = {}) {
  let holder = $('.toasts');
  if (!holder) {
    holder = h('div', { class: 'toasts' });
    document.body.append(holder);
  }
  const element = h('div', { class: `toast ${kind}` }, message);
  holder.append(element);
  announce(message, { urgent: kind === 'bad' });
  setTimeout(() => element.remove(), millis);
}

/** Asks before something that cannot be undone. Resolves to whether the person agreed. */
export function confirmed({ title, detail, action, otherwise = 'Cancel', danger = false }) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'confirm-title' },
      h('form', { method: 'dialog', class: 'stack' },
        h('h2', { id: 'confirm-title' }, title),
        detail ? h('p', {}, detail) : null,
        h('div', { class: 'row' },
          h('button', { class: `btn primary ${danger ? 'danger' : ''}`, value: 'yes' }, action),
          h('button', { class: 'btn', value: 'no', autofocus: true }, otherwise))));
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes');
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A problem as a notice that names what happened and what to do. */
export function problemNotice(problem, ...more) {
  // What has an id was not translated: it is told in the words of the server.
  return h('div', { class: 'notice bad', role: 'alert', lang: problem.id ? 'en' : null },
    h('strong', {}, problem.title ?? 'Something went wrong'),
    h('p', {}, problem.detail ?? problem.message),
    problem.errors?.length ? h('ul', { lang: 'en' }, problem.errors.map((error) => h('li', {}, h('code', {}, error.field), ': ', error.detail))) : null,
    ...more);
}

/** Keeps a button busy, and not pressable again, while the action runs. */
export async function busy(button, action) {
  if (button.getAttribute('aria-busy') === 'true') return undefined;
  button.setAttribute('aria-busy', 'true');
  button.setAttribute('aria-disabled', 'true');
  try {
    return await action();
  } finally {
    button.removeAttribute('aria-busy');
    button.removeAttribute('aria-disabled');
  }
}

/** A hue that belongs to an id, for covers. */
export function hueOf(id) {
  let hash = 2166136261;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  return (hash >>> 0) % 360;
}
