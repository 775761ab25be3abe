// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connectionBroke, connectionLives, useLostSince } from "./connection";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  act(connectionLives);
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("says nothing of a planned reconnect", async () => {
  const { result } = renderHook(useLostSince);
  act(() => connectionBroke(1_000));
  await wait(1_000);
  act(connectionLives);
  await wait(10_000);
  expect(result.current).toBeNull();
});

it("counts a loss from when it began, not from when it was told", async () => {
  const { result } = renderHook(useLostSince);
  act(() => connectionBroke(1_000));
  await wait(1_000);
  act(() => connectionBroke(2_000));
  await wait(2_000);
  expect(result.current).toBe(1_000);
  act(connectionLives);
  expect(result.current).toBeNull();
});
