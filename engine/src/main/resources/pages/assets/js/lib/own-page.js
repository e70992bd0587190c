// Where a link may lead.

/** The whole address of a path of this site; the first page in place of all else. Browsers read more as another site than seems so: `/\evil`, `/..//evil`. */
export function ownPage(path, origin) {
  const page = path.startsWith('/') && URL.canParse(path, origin) ? new URL(path, origin) : null;
  return page?.origin === origin ? page.href : `${origin}/`;
}
