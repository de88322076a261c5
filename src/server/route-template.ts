/** Addresses as they are told, with parts in braces, for those that are asked: as many as there are routes, whatever is sent. Pure. */

/** Gives the template that an address was asked by; undefined for any other. `{name}` at the end may hold slashes. */
export function routeTemplates(templates: Iterable<string>): (path: string) => string | undefined {
  const byLength = new Map<number, { readonly template: string; readonly parts: readonly string[] }[]>();
  const open: { readonly template: string; readonly parts: readonly string[] }[] = [];
  for (const template of new Set(templates)) {
    const parts = partsOf(template);
    const place = { template, parts };
    byLength.set(parts.length, [...(byLength.get(parts.length) ?? []), place]);
    if (template.endsWith('{name}')) open.push(place);
  }
  return (path) => {
    const asked = partsOf(path);
    const fitting = (byLength.get(asked.length) ?? []).filter(({ parts }) => fits(parts, asked));
    // What is spelt out comes before what may be anything.
    const best = fitting.toSorted((a, b) => holes(a.parts) - holes(b.parts))[0];
    return (best ?? open.find(({ parts }) => fits(parts, asked.slice(0, parts.length))))?.template;
  };
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function fits(parts: readonly string[], asked: readonly string[]): boolean {
  return parts.length === asked.length && parts.every((part, at) => part.startsWith('{') || part === asked[at]);
}

function holes(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith('{')).length;
}
