import { type Diagnostic, linter, lintKeymap } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { post } from "./server";

interface Finding {
  from: number;
  to: number;
  level: "Info" | "Suggestion" | "Warning" | "Error";
  rule: string;
  name: string;
  why: string;
  question: string;
  rewrite: string | null;
}

const severities = { Info: "hint", Suggestion: "info", Warning: "warning", Error: "error" } as const;
const pause = 200;

/**
 * The coach in the margin: a moment after the last key the server reads the text, and what is worth a second look is underlined, with why and a better question.
 * Nothing is blocked. Without a connection it is silent.
 */
export function coach(url: string, count: (findings: number, ignored: number) => void): Extension {
  return [
    linter(
      async (view) => {
        const read = await ask(url, view.state.doc.toString());
        if (!read) return [];
        count(read.findings.length, read.ignored);
        return read.findings.map((finding) => diagnostic(finding));
      },
      { delay: pause },
    ),
    keymap.of(lintKeymap),
  ];
}

export function diagnostic(finding: Finding): Diagnostic {
  const { from, to, level, rule, why, question, rewrite } = finding;
  return {
    from,
    to: Math.max(to, from),
    severity: severities[level],
    source: rule,
    message: `${question} ${why}`,
    renderMessage: () => {
      const message = document.createElement("span");
      const ask = document.createElement("b");
      ask.textContent = question;
      message.append(ask, document.createElement("br"), why);
      return message;
    },
    actions: [
      ...(rewrite ? [{ name: `Write “${rewrite}”`, apply: (view: EditorView, at: number, end: number) => view.dispatch({ changes: { from: at, to: end, insert: rewrite } }) }] : []),
      { name: "Leave it, because …", apply: (view: EditorView, at: number) => ignore(view, at, rule) },
    ],
  };
}

/** A comment above the paragraph, with the cursor where the reason goes. Readers of the review see it; readers of the text do not. */
export function ignore(view: EditorView, at: number, rule: string): void {
  let line = view.state.doc.lineAt(at);
  while (line.number > 1 && view.state.doc.line(line.number - 1).text.trim() !== "" && !/^\s*([-*+>#|]|\d+[.)])/.test(line.text)) line = view.state.doc.line(line.number - 1);
  const [before, after] = [`<!-- debrief ignore-next ${rule}: `, " -->\n"];
  view.dispatch({ changes: { from: line.from, insert: before + after }, selection: { anchor: line.from + before.length }, scrollIntoView: true });
  view.focus();
}

async function ask(url: string, text: string): Promise<{ findings: Finding[]; ignored: number } | null> {
  try {
    const answer = await post(url, { text });
    return answer.ok ? ((await answer.json()) as { findings: Finding[]; ignored: number }) : null;
  } catch {
    // The line is down; the editor says so.
    return null;
  }
}
