import { franc } from "franc-min";
import { type RoutedLanguage, routedLanguages } from "@/db/enums";
import { hasLetterOf } from "../core/language-letters";

/** Words that stand in short messages to a company, without diacritics; a word of two languages counts for both. */
const words: Record<RoutedLanguage, string> = {
  cs: "dobry den ahoj dekuji dekuju diky prosim kdy kde jak jsem jste mam mate chci chtel chtela bych potrebuji potrebuju muzu muzete muzeme objednavka objednavku faktura fakturu nebo uz jeste take taky ale pro vas vase ktery ktera ktere bude nejde nefunguje zajem reklamovat reklamace reklamaci reklamuji vratit zbozi penize kolik cena neni jsou proc dnes zitra",
  sk: "dobry den ahoj dakujem prosim kedy kde ako som ste mam mate chcem chcel chcela potrebujem mozem mozete objednavka objednavku alebo uz este tiez ale pre vas vase ktory ktora bude nejde nefunguje zaujem reklamovat reklamacia reklamaciu reklamujem vratit tovar peniaze kolko cena nie su preco dnes zajtra",
  en: "hello hi hey thanks thank you please when where how what why i am is are my your the a an and or can could would want need have has order invoice price much do does it not will be for with this that refund help good morning",
  de: "hallo guten tag danke bitte wann wo wie was warum ich bin ist sind mein meine ihr ihre der die das und oder kann konnen mochte brauche habe haben bestellung rechnung preis viel nicht wird fur mit ein eine wieviel",
  pl: "dzien dobry czesc dziekuje prosze kiedy gdzie jak co dlaczego jestem jest sa moj moja pan pani lub albo moge mozna chce chcialbym chcialabym potrzebuje mam zamowienie faktura fakture cena ile nie bedzie dla czy juz jeszcze",
  uk: "добрий день привіт дякую будь ласка коли де як що чому я є мій моя ваш чи або можу можна хочу потрібно маю замовлення рахунок ціна скільки не буде для вже ще з та",
  ru: "здравствуйте добрый день привет спасибо пожалуйста когда где как что почему я мой моя ваш или могу можно хочу нужно есть заказ счет цена сколько не будет для уже еще с и",
  fr: "bonjour salut merci quand ou comment que pourquoi je suis est sont mon ma votre vos le la les et un une puis peut voudrais veux besoin ai avez commande facture prix combien pas pour avec",
  es: "hola buenos dias gracias por favor cuando donde como que soy es son mi su el la los y o un una puedo puede quiero quisiera necesito tengo tiene pedido factura precio cuanto no para con",
  it: "ciao buongiorno salve grazie per favore quando dove come che perche sono e mio mia vostro il la gli un una posso puo vorrei voglio bisogno ho avete ordine fattura prezzo quanto non con",
  hu: "szia jo napot koszonom kerem mikor hol hogyan mi miert vagyok van az egy es vagy szeretnek kerek kell rendeles szamla ar mennyi nem lesz hogy meg mar",
  vi: "xin chao cam on khi nao o dau lam sao toi la cua va hoac co the muon can don hang hoa gia bao nhieu khong se cho voi",
};

const vocabulary = routedLanguages.map((language) => ({ language, words: new Set(words[language].split(" ")) }));

const ofFranc: Record<string, RoutedLanguage> = {
  ces: "cs",
  eng: "en",
  deu: "de",
  pol: "pl",
  ukr: "uk",
  rus: "ru",
  fra: "fr",
  spa: "es",
  ita: "it",
  hun: "hu",
  vie: "vi",
};
/** Below this many signs trigrams guess. */
const longEnough = 80;

/**
 * The language of a message; null when it cannot be told. Short messages are known by their words and letters, long ones by their
 * trigrams too. Two languages that fit equally well are no answer.
 */
export function languageOf(text: string | null): RoutedLanguage | null {
  if (!text) return null;
  const small = text.toLowerCase();
  const used = folded(small).match(/\p{L}+/gu) ?? [];
  const scores = vocabulary.map(({ language, words: known }) => ({
    language,
    score: used.filter((word) => known.has(word)).length + (hasLetterOf(language, small) ? 2 : 0),
  }));
  const [first, second] = scores.sort((a, b) => b.score - a.score);
  if (first && first.score > (second?.score ?? 0)) return first.language;
  return text.length < longEnough ? null : (ofFranc[franc(text, { only: Object.keys(ofFranc) })] ?? null);
}

const fieldNames = new Set(["jazyk", "language", "lang", "locale"]);
const names: Record<string, RoutedLanguage> = {
  cestina: "cs",
  cesky: "cs",
  czech: "cs",
  cz: "cs",
  slovencina: "sk",
  slovenstina: "sk",
  slovensky: "sk",
  slovak: "sk",
  anglictina: "en",
  anglicky: "en",
  english: "en",
  nemcina: "de",
  nemecky: "de",
  german: "de",
  deutsch: "de",
  polstina: "pl",
  polsky: "pl",
  polish: "pl",
  ukrajinstina: "uk",
  ukrajinsky: "uk",
  ukrainian: "uk",
  rustina: "ru",
  rusky: "ru",
  russian: "ru",
};

/** The language that stands on the client's card ("Jazyk: čeština", "lang: en-GB"); null = none that we know. */
export function languageOnCard(fields: Record<string, string>): RoutedLanguage | null {
  const entry = Object.entries(fields).find(([name]) => fieldNames.has(folded(name.toLowerCase()).trim()));
  if (!entry) return null;
  const value = folded(entry[1].toLowerCase()).trim();
  const code = value.split(/[-_]/)[0] ?? "";
  return routedLanguages.find((language) => language === code) ?? names[value] ?? null;
}

// Cyrillic keeps its marks: й without one is another letter.
const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d");
