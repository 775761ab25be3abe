export const demoPassword = "hovorna-demo";

/** The people of the demo company, as seeded and as shown on the sign-in page of a demo. */
export const demoUsers = [
  { email: "admin@hovorna.example", name: "Alena Marešová", role: "admin" },
  { email: "supervisor@hovorna.example", name: "Tomáš Říha", role: "supervisor" },
  { email: "petra@hovorna.example", name: "Petra Nováková", role: "operator" },
  { email: "jana@hovorna.example", name: "Jana Horáková", role: "operator" },
] as const;
