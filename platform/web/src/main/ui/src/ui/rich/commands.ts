import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { TextSelection, type Command, type EditorState, type Plugin } from 'prosemirror-state';
import { schema } from './schema.ts';

const { nodes, marks } = schema;

/** Something that the toolbar offers. */
export interface Tool {
  readonly name: string;
  readonly icon: string;
  readonly keys: string;
  readonly run: Command;
  readonly on?: (state: EditorState) => boolean;
}

const inside = (type: NodeType, attributes: Readonly<Record<string, unknown>> = {}) => (state: EditorState): boolean => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type === type && Object.entries(attributes).every(([name, value]) => node.attrs[name] === value)) return true;
  }
  return false;
};

const marked = (type: MarkType) => (state: EditorState): boolean => {
  const { from, to, empty, $from } = state.selection;
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
};

/** Does it, or takes it back where it is done. */
const toggled = (on: (state: EditorState) => boolean, set: Command, unset: Command): Command => (state, dispatch, view) => (on(state) ? unset : set)(state, dispatch, view);

const list = (type: NodeType): Command => toggled(inside(type), wrapInList(type), liftListItem(nodes.list_item));

const heading: Command = toggled(inside(nodes.heading, { level: 2 }), setBlockType(nodes.heading, { level: 2 }), setBlockType(nodes.paragraph));

const mark = (name: 'strong' | 'em' | 'underline', icon: string, keys: string): Tool => ({ name, icon, keys, run: toggleMark(marks[name]), on: marked(marks[name]) });

export const linked = marked(marks.link);

export const tools: readonly (readonly Tool[])[] = [
  [mark('strong', 'bold', 'Mod-b'), mark('em', 'italic', 'Mod-i'), mark('underline', 'underline', 'Mod-u')],
  [
    { name: 'heading', icon: 'heading', keys: 'Mod-Alt-2', run: heading, on: inside(nodes.heading) },
    { name: 'bullets', icon: 'list', keys: 'Mod-Shift-8', run: list(nodes.bullet_list), on: inside(nodes.bullet_list) },
    { name: 'numbers', icon: 'list-ordered', keys: 'Mod-Shift-7', run: list(nodes.ordered_list), on: inside(nodes.ordered_list) },
    { name: 'quote', icon: 'quote', keys: 'Mod-Shift-9', run: toggled(inside(nodes.blockquote), wrapIn(nodes.blockquote), lift), on: inside(nodes.blockquote) },
  ],
  [
    { name: 'undo', icon: 'undo-2', keys: 'Mod-z', run: undo },
    { name: 'redo', icon: 'redo-2', keys: 'Mod-Shift-z', run: redo },
  ],
];

const breakLine: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

/** The piece of text around the caret that has the link, or what is selected. */
export function linkRange(state: EditorState): { readonly from: number; readonly to: number; readonly href: string } {
  const { from, to, $from } = state.selection;
  const around = marks.link.isInSet($from.marks()) ?? marks.link.isInSet(state.doc.nodeAt(from)?.marks ?? []);
  if (!around) return { from, to, href: '' };
  const parent = $from.parent;
  const range = { from, to };
  parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    if (around.isInSet(child.marks) && start <= from && start + child.nodeSize >= from) Object.assign(range, { from: start, to: start + child.nodeSize });
  });
  return { ...range, href: String(around.attrs['href']) };
}

/** Links what is selected, or writes the address where nothing is; {@code null} takes the link away. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const { from, to } = linkRange(state);
    const change = state.tr;
    if (href === null) change.removeMark(from, to, marks.link);
    else if (from === to) change.replaceSelectionWith(schema.text(href.replace(/^(mailto:|tel:)/, ''), [marks.link.create({ href })]), false);
    else change.removeMark(from, to, marks.link).addMark(from, to, marks.link.create({ href }));
    dispatch?.(change.setSelection(TextSelection.create(change.doc, change.mapping.map(to))).scrollIntoView());
    return true;
  };
}

/** {@code **bold**} and its like, when the last sign is typed. */
function markRule(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const text = match[2]!;
    const from = start + match[1]!.length;
    return state.tr.replaceWith(from, end, schema.text(text, [...state.doc.resolve(start).marks(), type.create()])).removeStoredMark(type);
  });
}

/** What the editor does by itself: keys, signs of Markdown, a history. */
export function plugins(askLink: () => boolean): Plugin[] {
  const keys: Record<string, Command> = {
    Enter: splitListItem(nodes.list_item),
    'Shift-Enter': breakLine,
    Tab: sinkListItem(nodes.list_item),
    'Shift-Tab': liftListItem(nodes.list_item),
    'Mod-k': () => askLink(),
    'Mod-y': redo,
    'Mod-Alt-0': setBlockType(nodes.paragraph),
    'Mod-Alt-3': setBlockType(nodes.heading, { level: 3 }),
  };
  for (const tool of tools.flat()) keys[tool.keys] = tool.run;
  const rules = [
    textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (match) => ({ level: Math.max(2, match[1]!.length) })),
    wrappingInputRule(/^\s*[-*+]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})\.\s$/, nodes.ordered_list, (match) => ({ order: Number(match[1]) })),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
    markRule(/(^|[^*])\*\*([^*\s][^*]*)\*\*$/, marks.strong),
    markRule(/(^|[^*])\*([^*\s][^*]*)\*$/, marks.em),
    markRule(/(^|\s)_([^_\s][^_]*)_$/, marks.em),
    markRule(/(^|[^~])~~([^~\s][^~]*)~~$/, marks.strike),
    markRule(/(^|[^`])`([^`\s][^`]*)`$/, marks.code),
  ];
  return [inputRules({ rules }), keymap(keys), keymap(baseKeymap), history()];
}
