"use client";
import { laterParts } from "../ui/later";

/** The tables of all countries are larger than the whole inbox. */
const world = laterParts(() => import("@/server/core/phone"));

const home = /^(\+42(?:0(?=[2-8])|1(?=9)))(\d{3})(\d{3})(\d{3})$/;

/** A Czech number or a Slovak mobile as everybody writes it; null for any other, which needs the tables. */
export function homePhone(phone: string): string | null {
  const parts = home.exec(phone);
  return parts ? parts.slice(1).join("\u00a0") : null;
}

/** Phones as people write them. One of another country stands in one piece until the tables are here. */
export function usePhoneText(): (phone: string) => string {
  const tables = world.use(false);
  return (phone) => {
    const short = homePhone(phone);
    if (short) return short;
    if (!tables) void world.load();
    return tables?.formatPhone(phone) ?? phone;
  };
}
