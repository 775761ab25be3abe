"use client";
export { RowViewers } from "../viewers/row-viewers";
export { Mentions } from "./mentions";
