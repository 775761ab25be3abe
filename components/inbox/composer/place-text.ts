export type Point = { latitude: number; longitude: number };

const number = String.raw`(-?\d{1,3}(?:[.,]\d+)?)`;
/** As people write and copy them: "49.7475, 13.3776", "49,7475; 13,3776", "49.7475° N 13.3776° E". */
const pair = new RegExp(
  String.raw`^\s*${number}\s*°?\s*[NS]?\s*(?:[;,]\s+|[;,](?=-?\d{1,3}\.)|;|\s)\s*${number}\s*°?\s*[EW]?\s*$`,
  "i",
);
/** Addresses of maps that bear the point: …/@49.7,13.3,17z · #map=16/49.7/13.3. */
const inPath = [/@(-?\d{1,3}\.\d+),(-?\d{1,3}\.\d+)/, /#map=\d+\/(-?\d{1,3}\.\d+)\/(-?\d{1,3}\.\d+)/];

/** The point that somebody wrote or whose map they copied; null when there is none. Nothing is fetched. */
export function pointIn(text: string): Point | null {
  const [, latitude, longitude] = pair.exec(text) ?? [];
  if (latitude && longitude) return point(latitude, longitude);
  return URL.canParse(text.trim()) ? pointInUrl(new URL(text.trim())) : null;
}

function pointInUrl(url: URL): Point | null {
  const { searchParams: query } = url;
  const named = [
    [query.get("mlat"), query.get("mlon")],
    // Mapy.com counts x to the east.
    [query.get("y"), query.get("x")],
  ].find(([latitude, longitude]) => latitude && longitude);
  if (named) return point(named[0] ?? "", named[1] ?? "");
  const asked = query.get("q") ?? query.get("query") ?? query.get("ll") ?? query.get("destination");
  if (asked && pair.test(asked)) return pointIn(asked);
  for (const form of inPath) {
    const [, latitude, longitude] = form.exec(url.href) ?? [];
    if (latitude && longitude) return point(latitude, longitude);
  }
  return null;
}

function point(north: string, east: string): Point | null {
  const [latitude, longitude] = [Number(north.replace(",", ".")), Number(east.replace(",", "."))];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
