/** A client as a file of the demo's campaigns names them; `greeting` is what the templates say to them. */
export type DemoPerson = { name: string; greeting: string; phone: string };

const men = ["Petr", "Jan", "Martin", "Tomáš", "Lukáš", "Ondřej", "Jakub", "David", "Pavel", "Jiří", "Michal"];
const women = ["Jana", "Eva", "Lucie", "Hana", "Lenka", "Kateřina", "Alena", "Tereza", "Petra", "Věra", "Ivana"];
/** A man's name, how he is greeted, a woman's name. */
const families = [
  ["Novák", "Nováku", "Nováková"],
  ["Svoboda", "Svobodo", "Svobodová"],
  ["Dvořák", "Dvořáku", "Dvořáková"],
  ["Černý", "Černý", "Černá"],
  ["Procházka", "Procházko", "Procházková"],
  ["Kučera", "Kučero", "Kučerová"],
  ["Veselý", "Veselý", "Veselá"],
  ["Horák", "Horáku", "Horáková"],
  ["Němec", "Němče", "Němcová"],
  ["Marek", "Marku", "Marková"],
  ["Pospíšil", "Pospíšile", "Pospíšilová"],
  ["Pokorný", "Pokorný", "Pokorná"],
  ["Hájek", "Hájku", "Hájková"],
  ["Král", "Králi", "Králová"],
  ["Jelínek", "Jelínku", "Jelínková"],
  ["Růžička", "Růžičko", "Růžičková"],
  ["Beneš", "Beneši", "Benešová"],
  ["Fiala", "Fialo", "Fialová"],
  ["Sedláček", "Sedláčku", "Sedláčková"],
  ["Doležal", "Doležale", "Doležalová"],
  ["Zeman", "Zemane", "Zemanová"],
  ["Kolář", "Koláři", "Kolářová"],
  ["Krejčí", "Krejčí", "Krejčí"],
] as const;

/** The same people with every call; no prefix of the tests' own clients, so that they never meet. */
export function demoPeople(count: number, from = 0): DemoPerson[] {
  return Array.from({ length: count }, (_, n) => personAt(n + from));
}

function personAt(n: number): DemoPerson {
  const [man, greeted, woman] = families[n % families.length] ?? families[0];
  const isMan = Math.floor(n / families.length) % 2 === 0;
  const first = (isMan ? men : women)[n % men.length] ?? "Jan";
  return {
    name: `${first} ${isMan ? man : woman}`,
    greeting: isMan ? `pane ${greeted}` : `paní ${woman}`,
    phone: phoneAt(n),
  };
}

/** Mostly Czech, some Slovak and German: prices differ by country. */
function phoneAt(n: number): string {
  const digits = String((n * 7919 + 104_729) % 1_000_000).padStart(6, "0");
  if (n % 41 === 7) return `+4915112${digits}`;
  return n % 13 === 5 ? `+421905${digits}` : `+420739${digits}`;
}
