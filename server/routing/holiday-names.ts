import type { Locale } from "@/db/enums";
import type { PublicHoliday } from "./hours-rules";

/** Names that are stored with the days and may be changed there; they are data, not texts of a screen. */
export const holidayNames: Record<Locale, Record<PublicHoliday, string>> = {
  cs: {
    newYear: "Nový rok, Den obnovy samostatného českého státu",
    goodFriday: "Velký pátek",
    easterMonday: "Velikonoční pondělí",
    labourDay: "Svátek práce",
    victoryDay: "Den vítězství",
    cyrilMethodius: "Den slovanských věrozvěstů Cyrila a Metoděje",
    janHus: "Den upálení mistra Jana Husa",
    statehood: "Den české státnosti",
    independence: "Den vzniku samostatného československého státu",
    freedom: "Den boje za svobodu a demokracii",
    christmasEve: "Štědrý den",
    christmasDay: "1. svátek vánoční",
    boxingDay: "2. svátek vánoční",
  },
  en: {
    newYear: "New Year's Day, Restoration of the Czech State",
    goodFriday: "Good Friday",
    easterMonday: "Easter Monday",
    labourDay: "Labour Day",
    victoryDay: "Victory Day",
    cyrilMethodius: "Saints Cyril and Methodius Day",
    janHus: "Jan Hus Day",
    statehood: "Czech Statehood Day",
    independence: "Independent Czechoslovak State Day",
    freedom: "Struggle for Freedom and Democracy Day",
    christmasEve: "Christmas Eve",
    christmasDay: "Christmas Day",
    boxingDay: "St Stephen's Day",
  },
};
