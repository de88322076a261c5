/** A room of the page that is fetched when it is first entered. Shows nothing until then; without a server there is nothing to show either. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function fetchedRoom<Props extends object>(fetchRoom: () => Promise<ComponentType<Props>>) {
  return function Fetched(props: Props) {
    const [fetched, setFetched] = useState<{ readonly Room: ComponentType<Props> }>();
    useEffect(() => {
      fetchRoom().then(
        (Room) => setFetched({ Room }),
        () => undefined,
      );
    }, []);
    return fetched === undefined ? null : <fetched.Room {...props} />;
  };
}
