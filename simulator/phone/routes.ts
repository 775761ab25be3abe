import type { Route } from "../http/router";

export const phoneRoutes: Route[] = [];
