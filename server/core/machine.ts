/** A state machine is data: state → action → next state. Read by the server, the buttons and the tests. */
export type Machine<State extends string> = {
  readonly [S in State]?: { readonly [action: string]: State };
};

type ActionOf<M> = { [S in keyof M]: keyof M[S] }[keyof M] & string;

/** Actions that the state allows, in the table's order. */
export function actionsFrom<State extends string, M extends Machine<State>>(machine: M, state: State): ActionOf<M>[] {
  return Object.keys(machine[state] ?? {}) as ActionOf<M>[]; // Object.keys loses the literal types of its own table
}

/** The state an action leads to, or null when the state does not allow it. */
export function nextState<State extends string>(machine: Machine<State>, state: State, action: string): State | null {
  return machine[state]?.[action] ?? null;
}

/** Every state from which the action may be taken: the `where state in (…)` of its update. */
export function statesWith<State extends string>(machine: Machine<State>, action: string): State[] {
  return (Object.keys(machine) as State[]).filter((state) => machine[state]?.[action] !== undefined); // own keys only
}
