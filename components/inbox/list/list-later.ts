"use client";
import { asleep } from "@/components/ui/asleep";
import { laterIdle } from "@/components/ui/later";

/** One piece of code for all that the list can do without until the page is idle; from then on it is here, connection or not. */
const parts = () => import("./list-parts");

export const ListTools = asleep(() => parts().then((module) => module.ListTools));
export const NewSessionRound = asleep(() => parts().then((module) => module.NewSessionRound));
export const ErrorState = laterIdle(() => parts().then((module) => module.ErrorState));
export const ListFilterStrip = laterIdle(() => parts().then((module) => module.ListFilterStrip));
export const NothingAtAll = laterIdle(() => parts().then((module) => module.NothingAtAll));
export const NothingHere = laterIdle(() => parts().then((module) => module.NothingHere));
export const RowViewers = laterIdle(() => parts().then((module) => module.RowViewers));
export const SearchResults = laterIdle(() => parts().then((module) => module.SearchResults));
