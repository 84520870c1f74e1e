import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const markdown = HighlightStyle.define([
  { tag: tags.heading1, class: "md-h1" },
  { tag: tags.heading2, class: "md-h2" },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], class: "md-h3" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-em" },
  { tag: tags.strikethrough, class: "md-struck" },
  { tag: tags.link, class: "md-link" },
  { tag: tags.url, class: "md-url" },
  { tag: tags.monospace, class: "md-code" },
  { tag: tags.quote, class: "md-quote" },
  { tag: tags.processingInstruction, class: "md-mark" },
  { tag: tags.comment, class: "md-comment" },
]);

// CodeMirror's own styles stand in no layer, so what contradicts them has to come through it as well.
const theme = EditorView.theme({
  "&": { color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--serif)", fontSize: "1.125rem", lineHeight: "1.6" },
  ".cm-content": { padding: "var(--s4) 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 var(--s4)" },
  ".cm-cursor": { borderLeft: "2px solid var(--accent)" },
  ".cm-gutters": { background: "none", border: "0", color: "var(--ink-3)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--mark)" },
  ".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy 1px", textUnderlineOffset: "0.2em" },
  ".cm-lintRange-hint": { textDecorationColor: "var(--line-2)" },
  ".cm-lintRange-info": { textDecorationColor: "var(--plum-line)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--plum)" },
  ".cm-lintRange-error": { textDecorationColor: "var(--rust)" },
  ".cm-tooltip": { background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line-2)", borderRadius: "var(--r2)", maxWidth: "28rem" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", fontSize: "var(--t-s)", padding: "var(--s2) var(--s3)", borderLeft: "3px solid var(--plum)" },
  ".cm-diagnosticAction": { background: "var(--plum-wash)", color: "var(--plum)", font: "inherit", border: "1px solid var(--plum-line)", borderRadius: "var(--r1)", padding: "var(--s1) var(--s2)" },
  ".cm-panels": { background: "var(--sunken)", color: "var(--ink)" },
  "&.cm-merge-a .cm-changedText, &.cm-merge-b .cm-changedText, .cm-deletedChunk .cm-deletedText": { background: "var(--mark)" },
  "&.cm-merge-a .cm-changedLine, &.cm-merge-b .cm-changedLine": { background: "var(--ochre-wash)" },
});

/** Classes that web/styles/editor.css dresses, our theme, and the nonce that lets CodeMirror add its own base styles. */
export function look(): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
  return [EditorView.cspNonce.of(nonce), theme, syntaxHighlighting(markdown), EditorView.lineWrapping];
}
