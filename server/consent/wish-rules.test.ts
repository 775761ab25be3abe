import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerLanguage, understandWish, type WishContext } from "./wish-rules";
import { defaultWords } from "./wish-vocabulary-rules";

const meaningOf = (text: string, context: WishContext = "campaign") =>
  understandWish(text, defaultWords, context)?.meaning ?? null;

const phrases = (text: string) => text.split("|").map((phrase) => phrase.trim());

const clear: Record<string, string> = {
  cs: `
    STOP | stop | Stop. | STOP!!! | Stop. Děkuji. | stop prosím | Prosím STOP | STOP, děkuji | S T O P | Odhlásit |
    ODHLASIT | odhlásit! | prosím odhlásit | Odhlásit prosím, díky moc | Odhlaste mě | odhlaste me prosim |
    Dobrý den, odhlaste mě prosím z odběru. Děkuji a přeji hezký den | Odhlásit odběr | odhlásit z newsletteru |
    Chci se odhlásit | chci odhlásit reklamy | Prosím o odhlášení | odhlášení z odběru | NECHCI | Nechci. |
    nechci, děkuji | Nechci reklamy | Nechci od vás žádné zprávy | už nechci žádné nabídky | ZRUŠIT | zrusit |
    Zrušit, díky | zrušit odběr | Zrušte mi odběr newsletteru prosím | Zrušení odběru | KONEC | konec! |
    Nemám zájem | nemam zajem, dekuji | Nepište mi | už mi nepište prosím | Neotravujte mě | Už mi nic neposílejte |
    neposílejte mi tyto zprávy | Přestaňte mi psát | Vyřaďte mě ze seznamu | odeberte mě ze seznamu |
    Odvolávám souhlas | Odvolávám souhlas s marketingem | Stop 🙏 | 🛑 STOP 🛑 | Odhlaste číslo 777123456 | stooop |
    Ahoj, stop | OK stop`,
  sk: `
    STOP | Odhlásiť | odhlasit prosim | Prosím odhlásiť, ďakujem | Nechcem | nechcem reklamy |
    Nechcem žiadne správy | Odhláste ma | Zrušiť odber | KONIEC | Nemám záujem | Nepíšte mi |
    Už mi nič neposielajte | Vyraďte ma zo zoznamu | Odvolávam súhlas | Dobrý deň, prosím o odhlásenie. Ďakujem`,
  en: `
    STOP | stop | Stop. Thank you | please stop | STOP please, thanks | STOPALL | Unsubscribe |
    please unsubscribe me | UNSUB | opt out | Opt-out please | I want to opt out | cancel | END | quit |
    Not interested | not interested, thanks | no more messages | Stop sending me messages | Please stop texting me |
    Don't send me messages | do not text me | I don't want any more ads | Remove me from your list |
    Take me off your list | Hi, please unsubscribe me from the newsletter. Thanks!`,
  de: `
    STOP | Stopp | stopp bitte | Abmelden | Bitte abmelden | Abmeldung, danke | Bitte melden Sie mich ab |
    Kein Interesse | Keine Werbung | Keine Werbung mehr bitte | Newsletter abbestellen |
    Ich möchte keine Nachrichten mehr | Ende | Kündigen | Guten Tag, bitte abmelden. Vielen Dank`,
  pl: `
    STOP | Proszę wypisać | Wypisz mnie | rezygnuję | Nie chcę reklam | nie piszcie do mnie | Cofam zgodę`,
  uk: `
    СТОП | Відписатися | відпишіть мене, будь ласка | Не пишіть мені | не хочу`,
};

/** A sentence about something else: at most a person is asked. */
const other = `
  nechci zrušit objednávku | stop, kde je můj balík? | Nechci se odhlásit | Zrušit objednávku |
  Chci zrušit objednávku 1234 | Kdy skončí akce? | Máte non stop otevřeno? | Dobrý den, kdy bude hotové kolo? |
  Nechci ten modrý, ale červený | Je konec prodeje v pátek? | Nekonečno | Stopka | Mám zájem | Ano | Ne, děkuji |
  Děkuji | Prosím | 👍 | zrušte prosím rezervaci na zítra | Konec týdne mi vyhovuje | Nechcem zrušiť objednávku |
  Kde je moja zásielka? | don't stop | please do not unsubscribe me | I want to cancel my order |
  When does the sale end? | Stop by at 5? | Where is my parcel? | Bitte nicht abmelden |
  Ich möchte meine Bestellung abbestellen | Wann ist Ende der Aktion? | Neposílejte to kurýrem |
  Můžete zrušit tu fakturu a poslat novou | Nie chcę anulować zamówienia`;

/** Somebody has to read it. */
const unclear = `
  Stop, tohle mě nezajímá | Odhlaste mě, ale až po Vánocích | STOP. Kde je můj balík? | Jak se odhlásím? |
  Odhlásit? | chci zrušit | už nechci | Nepište mi dnes, jsem v práci | Nechci reklamy od vašich partnerů z Brna |
  Stop that nonsense | How do I unsubscribe? | Unsubscribe my wife | Ich will mich abmelden aber wie | stop start |
  Odhláste ma z tej súťaže | Zdravím, STOP, jinak volám právníka`;

describe("what clients say of marketing (O6)", () => {
  it.each(Object.entries(clear).flatMap(([language, texts]) => phrases(texts).map((text) => [language, text])))(
    "%s: „%s“ opts out at once",
    (_, text) => expect(meaningOf(text)).toBe("stop"),
  );

  it.each([...phrases(other), "", "   "])("„%s“ is about something else", (text) => expect(meaningOf(text)).toBeNull());

  it.each(phrases(unclear))("„%s“ is left to a person", (text) => expect(meaningOf(text)).toBe("doubt"));

  it.each([
    "START",
    "start!",
    "Start prosím",
    "Přihlásit",
    "prosím přihlaste mě k odběru",
    "chci odebírat",
    "UNSTOP",
    "subscribe please",
    "Anmelden",
    "СТАРТ",
  ])("„%s“ opts in", (text) => expect(meaningOf(text)).toBe("start"));

  it.each(["Kdy je start závodu?", "Nejde mi přihlásit do účtu", "don't start", "start stop"])(
    "„%s“ opts nobody in",
    (text) => expect(meaningOf(text)).not.toBe("start"),
  );

  it.each<[string, WishContext, ReturnType<typeof meaningOf>]>([
    ["STOP", "session", "stop"],
    ["STOP", "none", "stop"],
    ["zrušit", "campaign", "stop"],
    ["zrušit", "none", "doubt"],
    ["zrušit", "session", null],
    ["zrušit odběr", "none", "doubt"],
    ["nechci reklamy", "none", "stop"],
    ["nechci reklamy", "session", "doubt"],
    ["Neposílejte to", "campaign", "stop"],
    ["Neposílejte to", "session", "doubt"],
    ["přihlásit", "session", "start"],
    ["přihlásit se", "session", null],
  ])("„%s“ with %s around it says %s", (text, context, meaning) => expect(meaningOf(text, context)).toBe(meaning));

  it("knows the company's own words and no others", () => {
    const own = structuredClone(defaultWords);
    for (const words of Object.values(own)) words.stop = [];
    own.cs.stop = ["Dost bylo!"];
    expect(understandWish("prosím dost bylo", own, "none")).toEqual({ meaning: "stop", languages: ["cs"] });
    expect(understandWish("STOP", own, "campaign")).toBeNull();
  });

  const polite = ["prosím", "děkuji", "Dobrý den", "díky moc", "please", "thank you", "bitte", "danke", "ďakujem"];
  const words = [
    "STOP",
    "Odhlásit",
    "odhlaste mě",
    "Unsubscribe",
    "Abmelden",
    "Odhlásiť",
    "wypisz",
    "zrušit odběr",
    "nechci reklamy",
  ];
  const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");
  const odd = fc.constantFrom(
    (text: string) => text,
    bare,
    (text: string) => text.toUpperCase(),
    (text: string) => bare(text).toLowerCase(),
  );
  const mark = fc.constantFrom("", ".", "!", "!!!", "...", " 🙏", ",", " –", "\n");

  it("hears them through any politeness, punctuation, case and lost diacritics", () => {
    fc.assert(
      fc.property(
        ...([fc.constantFrom(...words), fc.subarray(polite), fc.subarray(polite), mark, mark, odd] as const),
        (word, heads, tails, before, after, write) => {
          const text = [...heads, `${heads.length > 0 ? before : ""} ${word}${after}`, ...tails].join(" ");
          expect(meaningOf(write(text))).toBe("stop");
        },
      ),
    );
  });

  it("opts nobody out of a sentence that has a word of something else in it", () => {
    const elsewhere = [
      "objednávku",
      "balík",
      "zítra",
      "order",
      "Rechnung",
      "faktúru",
      "kolo",
      "kurýrem",
      "ale",
      "tomorrow",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom(...elsewhere),
        fc.boolean(),
        odd,
        (word, more, isFirst, write) => {
          expect(meaningOf(write(isFirst ? `${more} ${word}` : `${word} ${more}`))).not.toBe("stop");
        },
      ),
    );
  });
});

it.each([
  [{ languages: ["de"], spoken: ["cs"], phone: "+420777000001" }, "de"],
  [{ languages: ["cs", "sk"], spoken: [null, "en_US"], phone: "+420777000001" }, "en"],
  [{ languages: ["cs", "sk"], spoken: [null, null], phone: "+421777000001" }, "sk"],
  [{ languages: ["cs", "en"], spoken: ["hu"], phone: "+36777000001" }, "cs"],
] as const)("%o is answered in %s (O6)", (known, language) =>
  expect(answerLanguage({ ...known, languages: [...known.languages], spoken: [...known.spoken] })).toBe(language),
);
