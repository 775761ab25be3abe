/** What superjson writes: plain JSON, and beside it what at which place was no JSON. */
export type Wired = { json: unknown; meta?: { values?: Marks; v?: number } };

type Marks = [type: unknown, inside?: Record<string, Marks>] | { [path: string]: Marks };
type Plain = Record<string | number, unknown>;

/** Reads what the server's superjson wrote; the library itself would be a part of every page's first load. */
export function fromWire({ json, meta }: Wired): unknown {
  return meta?.values ? revive(json, meta.values) : json;
}

/** Writes what the server's superjson reads. */
export function toWire(value: unknown): Wired {
  const inside: Record<string, Marks> = {};
  let whole: Marks | null = null;
  const mark = (type: string, path: string[]) => {
    if (path.length === 0) whole = [type];
    else inside[path.map(escaped).join(".")] = [type];
    return type;
  };
  const plain = (part: unknown, path: string[]): unknown => {
    if (part === undefined) return mark("undefined", path) && null;
    if (part instanceof Date) return mark("Date", path) && part.toISOString();
    if (Array.isArray(part)) return part.map((item, at) => plain(item, [...path, String(at)]));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, plain(item, [...path, key])]));
  };
  const json = plain(value, []);
  if (!whole && Object.keys(inside).length === 0) return { json };
  return { json, meta: { values: whole ?? inside, v: 1 } };
}

function revive(value: unknown, marks: Marks): unknown {
  const [type, inside] = Array.isArray(marks) ? [marks[0], marks[1] ?? {}] : [null, marks];
  for (const [path, mark] of Object.entries(inside)) {
    const steps = stepsOf(path);
    const last = steps.pop() ?? "";
    const place = steps.reduce<unknown>((at, step) => (at as Plain)[step], value) as Plain;
    place[last] = revive(place[last], mark);
  }
  return type === null ? value : typed(value, type);
}

function typed(value: unknown, type: unknown): unknown {
  switch (type) {
    case "Date":
      return new Date(String(value));
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(String(value));
    case "number":
      return value === "-0" ? -0 : Number(value);
    case "set":
      return new Set(value as unknown[]);
    case "map":
      return new Map(value as [unknown, unknown][]);
  }
  throw new Error(`The server sent a ${String(type)}, which nobody here can read`);
}

/** A dot parts the steps; one that belongs to a name is escaped, as the backslash is. */
const escaped = (key: string): string => key.replace(/[\\.]/g, "\\$&");
function stepsOf(path: string): string[] {
  const steps: string[] = [];
  let step = "";
  let isEscaped = false;
  for (const sign of path) {
    if (isEscaped || (sign !== "." && sign !== "\\")) step += sign;
    else if (sign === ".") {
      steps.push(step);
      step = "";
    }
    isEscaped = !isEscaped && sign === "\\";
  }
  return [...steps, step];
}
