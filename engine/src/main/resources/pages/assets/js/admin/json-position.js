// Where something stands in a JSON text: the first mistake, and the values at given paths. Browsers name neither reliably.

/** The line and column (from 1) of an offset, and that line's text, cut to what fits. */
export function placeOf(text, offset) {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) line++;
  const from = Math.max(start, offset - 40);
  const excerpt = text.slice(from, Math.min(end === -1 ? text.length : end, offset + 40)).replace(/[\t\r]/g, ' ');
  return { line, column: offset - start + 1, excerpt, caret: offset - from };
}

/** The first place that is not JSON, with what was expected there, or null where all of it is. */
export function findMistake(text) {
  try {
    new Scanner(text, () => {}).all();
    return null;
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { message: error.message, ...placeOf(text, error.offset) };
  }
}

/**
 * The lines on which paths such as `zones[3].rows[2].name` stand; for one that does not exist, the nearest value above it.
 * @returns {Map<string, {line: number, column: number}>}
 */
export function locate(text, paths) {
  const wanted = new Set(paths.flatMap(withParents));
  const offsets = new Map();
  try {
    new Scanner(text, (path, offset) => wanted.has(path) && offsets.set(path, offset)).all();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
  }
  const nearest = (path) => withParents(path).find((parent) => offsets.has(parent));
  return new Map(paths.filter((path) => nearest(path) !== undefined).map((path) => {
    const { line, column } = placeOf(text, offsets.get(nearest(path)));
    return [path, { line, column }];
  }));
}

/** a[0].b → a[0].b, a[0], a */
function withParents(path) {
  const parents = [];
  for (let rest = path; rest; rest = rest.replace(/(\[\d+\]|\.?[^.[\]]+)$/, '')) {
    parents.push(rest);
    if (parents.length > 64) break;
  }
  return parents;
}

class Mistake extends Error {
  constructor(message, offset) {
    super(message);
    this.offset = offset;
  }
}

const DEEPEST = 200;
const LITERAL = /true|false|null/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;

/** Reads JSON (RFC 8259) and tells the offset of every value; stops at the first mistake. */
class Scanner {
  constructor(text, onValue) {
    Object.assign(this, { text, onValue, at: 0 });
  }

  all() {
    this.value('', 0);
    this.space();
    if (this.at < this.text.length) this.wrong('Nothing may follow the end of the plan');
  }

  value(path, depth) {
    this.space();
    if (depth > DEEPEST) this.wrong('The values are nested too deeply');
    this.onValue(path, this.at);
    const first = this.text[this.at];
    if (first === '{') this.object(path, depth);
    else if (first === '[') this.array(path, depth);
    else if (first === '"') this.string();
    else if (!this.take(NUMBER) && !this.take(LITERAL)) this.wrong('A value is missing');
  }

  object(path, depth) {
    this.at++;
    if (this.accept('}')) return;
    do {
      this.space();
      if (this.text[this.at] !== '"') this.wrong(this.text[this.at] === '}' ? 'A comma stands before the closing brace' : 'A name in double quotes is missing');
      const name = this.string();
      if (!this.accept(':')) this.wrong('A colon is missing after the name');
      this.value(path ? `${path}.${name}` : name, depth + 1);
    } while (this.accept(','));
    if (!this.accept('}')) this.wrong('A comma or a closing brace } is missing');
  }

  array(path, depth) {
    this.at++;
    if (this.accept(']')) return;
    let index = 0;
    do {
      this.space();
      if (index > 0 && this.text[this.at] === ']') this.wrong('A comma stands before the closing bracket');
      this.value(`${path}[${index++}]`, depth + 1);
    } while (this.accept(','));
    if (!this.accept(']')) this.wrong('A comma or a closing bracket ] is missing');
  }

  string() {
    const start = this.at;
    if (!this.take(STRING)) this.wrong('A text in double quotes is not closed, or has a line break or a wrong escape in it');
    return this.text.slice(start + 1, this.at - 1);
  }

  accept(character) {
    this.space();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  space() {
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = SPACE.lastIndex;
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  wrong(message) {
    const ended = this.at >= this.text.length;
    throw new Mistake(ended ? `The text ends too early. ${message}` : message, this.at);
  }
}
