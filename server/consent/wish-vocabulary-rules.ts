import type { WishLanguage } from "@/db/enums";
import type { WishWords } from "@/db/schema/consent";

/** How clients opt out and in as long as the company has not written words of its own (O6); version 0 of the words. */
export const defaultWords: Record<WishLanguage, WishWords> = {
  cs: {
    stop: [
      ...[
        "STOP",
        "ODHLÁSIT",
        "ODHLÁŠENÍ",
        "ODHLASTE",
        "ODHLÁSÍM",
        "ODHLAŠUJI",
        "NECHCI",
        "ZRUŠIT",
        "ZRUŠTE",
        "ZRUŠENÍ",
      ],
      ...["KONEC", "UKONČIT", "UKONČETE", "NEMÁM ZÁJEM", "NEPIŠTE", "NEOTRAVUJTE", "NEOBTĚŽUJTE", "NEPOSÍLAT"],
      ...["NEPOSÍLEJTE", "NEZASÍLAT", "NEZASÍLEJTE", "PŘESTAŇTE", "ODEBERTE", "VYŘAĎTE", "ODVOLÁVÁM SOUHLAS"],
    ],
    start: ["START", "PŘIHLÁSIT", "PŘIHLASTE", "CHCI ODEBÍRAT", "OBNOVIT ODBĚR"],
    stopped: "Odhlásili jsme vás, marketingové zprávy už vám posílat nebudeme. Rozmyslíte-li si to, napište START.",
    started: "Marketingové zprávy vám zase budeme posílat. Kdykoli je odhlásíte slovem STOP.",
  },
  sk: {
    stop: [
      ...[
        "STOP",
        "ODHLÁSIŤ",
        "ODHLÁSENIE",
        "ODHLÁSTE",
        "ODHLASUJEM",
        "NECHCEM",
        "ZRUŠIŤ",
        "ZRUŠTE",
        "ZRUŠENIE",
        "KONIEC",
      ],
      ...["UKONČIŤ", "NEMÁM ZÁUJEM", "NEPÍŠTE", "NEOTRAVUJTE", "NEOBŤAŽUJTE", "NEPOSIELAŤ", "NEPOSIELAJTE"],
      ...["NEZASIELAJTE", "PRESTAŇTE", "VYRAĎTE", "ODVOLÁVAM SÚHLAS"],
    ],
    start: ["START", "PRIHLÁSIŤ", "PRIHLÁSTE", "CHCEM ODOBERAŤ", "OBNOVIŤ ODBER"],
    stopped: "Odhlásili sme vás, marketingové správy vám už posielať nebudeme. Ak si to rozmyslíte, napíšte START.",
    started: "Marketingové správy vám opäť budeme posielať. Kedykoľvek ich odhlásite slovom STOP.",
  },
  en: {
    stop: [
      ...["STOP", "STOPALL", "UNSUBSCRIBE", "UNSUB", "OPT OUT", "OPTOUT", "CANCEL", "END", "QUIT", "NOT INTERESTED"],
      ...[
        "NO MORE",
        "REMOVE",
        "DO NOT SEND",
        "DONT SEND",
        "DO NOT TEXT",
        "DONT TEXT",
        "DO NOT MESSAGE",
        "DONT MESSAGE",
      ],
      ...["DO NOT CONTACT", "DONT CONTACT", "DO NOT WRITE", "DONT WRITE", "TAKE ME OFF", "DO NOT WANT", "DONT WANT"],
    ],
    start: ["START", "UNSTOP", "SUBSCRIBE", "OPT IN"],
    stopped: "You are unsubscribed and will get no more marketing messages from us. Changed your mind? Write START.",
    started: "You will get our marketing messages again. Write STOP to unsubscribe at any time.",
  },
  de: {
    stop: [
      ...["STOP", "STOPP", "ABMELDEN", "ABMELDUNG", "MELDEN SIE MICH AB", "MELDE MICH AB", "AUSTRAGEN", "ABBESTELLEN"],
      ...["KÜNDIGEN", "ENDE", "KEIN INTERESSE", "KEINE WERBUNG", "NICHT MEHR SCHREIBEN", "SCHREIBEN SIE MIR NICHT"],
      ...["NICHT MEHR SENDEN", "KEINE NACHRICHTEN", "AUFHÖREN"],
    ],
    start: ["START", "ANMELDEN", "ABONNIEREN"],
    stopped:
      "Sie sind abgemeldet und erhalten keine Werbenachrichten mehr von uns. Falls Sie es sich anders überlegen, schreiben Sie START.",
    started: "Sie erhalten unsere Werbenachrichten wieder. Mit STOP melden Sie sich jederzeit ab.",
  },
  pl: {
    stop: [
      ...["STOP", "WYPISZ", "WYPISAĆ", "WYPISZCIE", "WYPISUJĘ", "REZYGNUJĘ", "REZYGNACJA", "ANULUJ", "KONIEC"],
      ...["NIE CHCĘ", "NIE PISZ", "NIE PISZCIE", "NIE WYSYŁAJ", "NIE WYSYŁAJCIE", "COFAM ZGODĘ"],
    ],
    start: ["START", "ZAPISZ", "SUBSKRYBUJĘ"],
    stopped:
      "Wypisaliśmy Cię, nie będziemy już wysyłać wiadomości marketingowych. Jeśli zmienisz zdanie, napisz START.",
    started: "Znów będziemy wysyłać wiadomości marketingowe. W każdej chwili możesz napisać STOP.",
  },
  uk: {
    stop: [
      ...["СТОП", "STOP", "ВІДПИСАТИСЯ", "ВІДПИСАТИСЬ", "ВІДПИСАТИ", "ВІДПИШІТЬ", "ВІДПИСКА", "НЕ ПИШІТЬ"],
      ...["НЕ НАДСИЛАЙТЕ", "НЕ ХОЧУ", "СКАСУВАТИ"],
    ],
    start: ["СТАРТ", "START", "ПІДПИСАТИСЯ", "ПІДПИСАТИСЬ"],
    stopped: "Ми відписали вас і більше не надсилатимемо рекламних повідомлень. Якщо передумаєте, напишіть СТАРТ.",
    started: "Ми знову надсилатимемо вам рекламні повідомлення. Відписатися можна будь-коли словом СТОП.",
  },
};

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Opting out when they stand alone in an answer to a campaign; elsewhere they mean an order or anything else. Written as `plain` does. */
export const everydayWords: ReadonlySet<string> = new Set([
  ...["nechci", "zrusit", "zruste", "zruseni", "konec", "ukoncit", "ukoncete", "nemam zajem"],
  ...["nechcem", "zrusenie", "koniec", "nemam zaujem", "ukoncit"],
  ...["cancel", "end", "quit", "not interested", "no more", "remove", "do not want", "dont want"],
  ...["abbestellen", "kundigen", "ende", "kein interesse", "aufhoren"],
  ...["rezygnuje", "rezygnacja", "anuluj", "nie chce", "не хочу", "скасувати"],
]);

/** Said of parcels and letters, too: alone or among words that say nothing they opt out only in an answer to a campaign. */
export const firmWords: ReadonlySet<string> = new Set([
  ...["neposilat", "neposilejte", "prestante", "odeberte", "vyradte", "neposielat", "neposielajte"],
  ...["do not send", "dont send", "nicht mehr senden", "nie wysylaj", "nie wysylajcie", "не надсилайте"],
]);

/** A cry as well as a wish: in a question it is none. */
export const cries: ReadonlySet<string> = set("stop stopp стоп");

/** What is said out of politeness, and changes nothing. */
export const politeWords: ReadonlySet<string> = set(`
  a and und prosim prosi prosil prosila dekuji dekuju dekujeme diky dik moc mockrat predem dobry den dobre rano vecer dopoledne odpoledne
  ahoj cau zdravim hezky pekny krasny prijemny zbytek dne s pozdravem pozdrav pozdravy nashledanou na shledanou omlouvam omluvte
  laskave preji preju prejeme zdravi bohuzel ano jo ok okay pls plis vazeni panove damy
  dakujem vopred zelam pekne dovidenia prajem
  please thanks thank you many very much kindly hi hello hey dear sir madam good morning day evening regards best kind sorry bye cheers
  bitte danke vielen dank schon hallo guten tag morgen abend freundliche freundlichen grusse mfg sehr geehrte damen herren ja
  prosze dziekuje dzieki dzien czesc witam pozdrawiam z gory bardzo przepraszam milego dnia
  будь ласка дякую добрий день привіт вітаю дуже щиро`);

/** Small words between the word that counts and what it is about. */
export const fillerWords: ReadonlySet<string> = set(`
  me mne mi nam nas ja my jsem jsme bych chci chceme chtel chtela chtelbych si se sebe uz jiz vic vice dale dal dalsi zadne zadny zadnou
  zadnych nic nikdy vubec okamzite ihned hned z ze od do na o k pro tento tohoto toto tuto teto techto tyto takove podobne vas vam vase
  vasi vaseho vasich vasim ty te tim to a i ani sve svuj moje muj mou mojeho moji cislo cisla telefon telefonni posilat psat zasilat
  posilani zasilani posilejte dostavat odebirat souhlas souhlasu seznam evidenci prehlasuji tady timto
  ma mna nas zo so sa chcem by som sa uz viac dalsie ziadne ziadnych nikdy vobec pre vas vam vase vasich vasej posielat pisat dostavat
  i want to would like me my mine us you your yours from of the this these those all any anymore more no further again now immediately
  just get getting be being is am for a an it and in on number phone database send sending text texting write writing message
  messaging contact contacting receive receiving
  ich mochte moechte will mich mir mein meine meiner von der die das den dem ihrem ihren ihre ihrer keine kein mehr weitere sofort ab vom
  zum zu fur mit und es nummer schreiben senden erhalten bekommen
  mnie mi ja chce chcialbym chcialabym sie o od na juz wiecej zadnych nic nigdy natychmiast tych waszych wasze panstwa dla
  мене мені я хочу від з із на до більше вже нічого ваших ваші ваш`);

/** What is opted out of: with one of these everyday words opt out in an answer to a campaign. */
export const objectWords: ReadonlySet<string> = set(`
  odber odberu odbery odebirani reklama reklamy reklamu reklam reklamni reklamnich newsletter newsletteru newslettery newsletterem
  marketing marketingu marketingem marketingove marketingovy marketingovych zpravy zprav nabidky nabidek kampane kampani seznamu databaze
  databazi evidence sdeleni obchodni obchodnich promo spam spamu spamy notifikace notifikaci rozesilka rozesilky
  rozesilku rozesilani sms esemesky whatsapp whatsappu whatsappem
  reklamne spravy sprav ponuky ponuk zoznamu
  messages texts ads ad advertising advertisement advertisements promotions promotion promotional promos offers offer newsletters
  subscription subscriptions mailing list emails notifications updates
  werbung werbenachrichten newsletters nachrichten nachricht angebote angebot benachrichtigungen abo abonnement verteiler liste
  newslettera newsletterow reklam reklamy wiadomosci wiadomosc oferty ofert marketingowych marketingowe subskrypcja subskrypcje subskrypcji zgoda zgody
  розсилка розсилки розсилку розсилок реклама реклами рекламу повідомлення повідомлень пропозиції пропозицій`);

/** Of these the words that can only mean marketing. */
export const isMarketing = (word: string): boolean =>
  /^(?:reklam|newslet|marketing|spam|promo|rozesil|werb|advert|ads?$|розсил|реклам)/u.test(word);

/** Before a word that counts they turn it round ("nechci odhlásit", "don't stop"). */
export const negators: ReadonlySet<string> = set(`
  nechci nechceme nechtel nechtela nechcete nechcem nechcel nechcela ne neni nemam nemate nie not dont doesnt never nicht kein keine non
  without bez не нехочу`);
