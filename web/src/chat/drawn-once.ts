/**
 * For what stands in long lists: drawn again only when one of its props has changed, where a list counts as the same while
 * its items are. What is drawn must follow from the props alone, without hooks.
 */
import { Component } from 'preact';
import type { ComponentChild, ComponentClass } from 'preact';

export function drawnOnce<Props extends object>(
  draw: (props: Readonly<Props>) => ComponentChild,
): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before = new Map(Object.entries(this.props));
      return Object.entries(next).some(([name, value]) => !isSame(before.get(name), value));
    }
    override render(): ComponentChild {
      return draw(this.props);
    }
  };
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
