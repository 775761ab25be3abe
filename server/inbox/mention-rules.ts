export type Person = { userId: string; name: string };

/** A piece of a note: words, or a colleague named in them. */
export type MentionPart = { text: string; person: Person | null };

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);

/** A note cut at the people it names by @; of names that begin alike the longest counts, of people of one name the first. */
export function mentionParts(body: string, people: readonly Person[]): MentionPart[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const parts: MentionPart[] = [];
  let from = 0;
  for (let at = body.indexOf("@"); at !== -1; at = body.indexOf("@", at + 1)) {
    const person = at < from || isWord(body[at - 1]) ? undefined : longestFirst.find((one) => isNamed(body, at, one));
    if (!person) continue;
    if (at > from) parts.push({ text: body.slice(from, at), person: null });
    from = at + 1 + person.name.length;
    parts.push({ text: body.slice(at, from), person });
  }
  return from < body.length ? [...parts, { text: body.slice(from), person: null }] : parts;
}

function isNamed(body: string, at: number, { name }: Person): boolean {
  const end = at + 1 + name.length;
  return name !== "" && body.slice(at + 1, end) === name && !isWord(body[end]);
}

/** The people a note names, each once. */
export function mentionedIn(body: string, people: readonly Person[]): Person[] {
  const named = mentionParts(body, people).flatMap(({ person }) => person ?? []);
  return [...new Map(named.map((person) => [person.userId, person])).values()];
}

/** What stands before the caret: @ with the beginning of a name. */
export type MentionTrigger = { from: number; to: number; query: string };

const longestQuery = 40;

/** The name that is being asked for at the caret; null while something else is written, or a name is whole already. */
export function mentionTrigger(text: string, caret: number, people: readonly Person[]): MentionTrigger | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at === -1 || isWord(text[at - 1])) return null;
  const query = text.slice(at + 1, caret);
  if (query.length > longestQuery || /[\n@]/.test(query) || query.startsWith(" ")) return null;
  return people.some(({ name }) => query === name || query.startsWith(`${name} `))
    ? null
    : { from: at, to: caret, query };
}
