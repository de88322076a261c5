/**
 * The events of a span of time as bars on a line, zoomed and moved by buttons, keys and the wheel. For eyes only: the list
 * below says the same, and what the picture shows is said in its name. The wheel zooms where the picture has the focus, or
 * with Ctrl, so that it does not hold up whoever scrolls past.
 */
import { useEffect, useRef } from 'preact/hooks';
import { formatDate } from '../ui/format.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { strings } from '../strings/strings.ts';
import { barsOf, type Counted, isoOf, marksOf, moved, type TimeWindow, zoomed } from './time-scale.ts';
import '../ui/buttons.css';
import './time-picture.css';

interface TimePictureProps {
  readonly dates: readonly Counted[];
  readonly whole: TimeWindow;
  readonly shown: TimeWindow;
  /** Without one: all of it. */
  readonly onShow: (shown: TimeWindow | undefined) => void;
}

const bars = { narrow: 40, wide: 80 };
const marks = { narrow: 4, wide: 8 };
const closer = 0.5;
const wheelStep = 0.8;
const step = 0.25;

export function TimePicture({ dates, whole, shown, onShow }: TimePictureProps) {
  const size = useNarrow() ? 'narrow' : 'wide';
  const picture = useRef<HTMLDivElement>(null);
  const counts = barsOf(dates, shown, bars[size]);
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, amount) => sum + amount, 0);
  const isWhole = shown.from === whole.from && shown.to === whole.to;
  const zoom = (factor: number, at = 0.5): void => onShow(zoomed(shown, factor, at, whole));
  const move = (share: number): void => onShow(moved(shown, share, whole));
  const all = (): void => onShow(undefined);

  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(closer),
    '=': () => zoom(closer),
    '-': () => zoom(1 / closer),
    ArrowLeft: () => move(-step),
    ArrowRight: () => move(step),
    '0': all,
    Home: all,
  };

  // A listener of its own, since one that scrolls the page by default may not be held up otherwise.
  const turn = useRef<(event: WheelEvent) => void>(() => undefined);
  turn.current = (event) => {
    const box = picture.current;
    if (box === null || !(event.ctrlKey || event.metaKey || box.contains(document.activeElement))) return;
    event.preventDefault();
    const { left, width } = box.getBoundingClientRect();
    zoom(event.deltaY < 0 ? wheelStep : 1 / wheelStep, Math.min(1, Math.max(0, (event.clientX - left) / width)));
  };
  useEffect(() => {
    const box = picture.current;
    const listen = (event: WheelEvent): void => turn.current(event);
    box?.addEventListener('wheel', listen, { passive: false });
    return () => box?.removeEventListener('wheel', listen);
  }, []);

  const words = strings.events;
  return (
    <div class="time-picture">
      <div
        ref={picture}
        class="time-box"
        role="group"
        tabIndex={0}
        aria-label={words.picture(total, formatDate(isoOf(shown.from)), formatDate(isoOf(shown.to - 1)))}
        onKeyDown={(event) => {
          const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
          if (act === undefined) return;
          event.preventDefault();
          act();
        }}
      >
        <svg
          class="time-bars"
          viewBox={`0 0 ${counts.length} 100`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onDblClick={(event) => {
            const { left, width } = event.currentTarget.getBoundingClientRect();
            zoom(closer, (event.clientX - left) / width);
          }}
        >
          {counts.map((amount, at) =>
            amount === 0 ? null : (
              <rect
                key={at}
                x={at + 0.15}
                width={0.7}
                y={100 - Math.max(4, (96 * amount) / most)}
                height={Math.max(4, (96 * amount) / most)}
              />
            ),
          )}
        </svg>
        <p class="time-marks" aria-hidden="true">
          {marksOf(shown, marks[size]).map(({ at, iso }) => (
            <span key={iso} style={{ left: `${(100 * at).toFixed(2)}%` }}>
              {shortDate(iso)}
            </span>
          ))}
        </p>
      </div>
      <div class="time-tools">
        <Tool name={words.zoomIn} path="M10 4v12M4 10h12" disabled={false} onAct={() => zoom(closer)} />
        <Tool name={words.zoomOut} path="M4 10h12" disabled={isWhole} onAct={() => zoom(1 / closer)} />
        <Tool
          name={words.earlier}
          path="m12.500 4.500-5.500 5.500 5.500 5.500"
          disabled={shown.from <= whole.from}
          onAct={() => move(-step)}
        />
        <Tool
          name={words.later}
          path="m7.500 4.500 5.500 5.500-5.500 5.500"
          disabled={shown.to >= whole.to}
          onAct={() => move(step)}
        />
        <button type="button" class="tool" disabled={isWhole} onClick={all}>
          {words.all}
        </button>
      </div>
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  /** Of what is drawn. */
  readonly path: string;
  readonly disabled: boolean;
  readonly onAct: () => void;
}

function Tool({ name, path, disabled, onAct }: ToolProps) {
  return (
    <button type="button" class="icon" aria-label={name} title={name} disabled={disabled} onClick={onAct}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}

const monthOnly = new Intl.DateTimeFormat(strings.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const dayOnly = new Intl.DateTimeFormat(strings.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });

function shortDate(iso: string): string {
  if (iso.length === 4) return iso;
  return (iso.length === 7 ? monthOnly : dayOnly).format(new Date(iso));
}
