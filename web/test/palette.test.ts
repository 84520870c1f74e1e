import { expect, it } from "vitest";
import { hasWords } from "../islands/command-palette";

it.each([
  ["Add an event at a time", "", true],
  ["Add an event at a time", "ev add", true],
  ["Add an event at a time", "vent", false],
  ["INC-42 Card payments stalled", "inc 42", true],
  ["Überlauf im Zähler", "über zäh", true],
])("in %j the query %j is found: %s", (text, query, found) => expect(hasWords(text, query)).toBe(found));
