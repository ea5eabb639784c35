import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorState, TextSelection } from 'prosemirror-state';
import { setLink, tools } from '../src/ui/rich/commands.ts';
import { tidied } from '../src/ui/rich/paste.ts';
import { isMarkup, paragraphs } from '../src/ui/rich/plain.ts';
import { linkTo, read, schema, written } from '../src/ui/rich/schema.ts';

const kept = (html: string): string | null => written(read(html));

test('what the editor knows is written as it was read', () => {
  for (const html of [
    '<p>One <strong>two</strong> <em>three</em> <u>four</u> <s>five</s> <code>six</code><br>seven</p>',
    '<h2>Heading</h2><ul><li><p>a</p></li><li><p>b</p></li></ul><ol><li><p>c</p></li></ol>',
    '<blockquote><p>Said</p></blockquote><hr><pre>a  b</pre>',
    '<p><a href="https://example.org/" rel="noopener noreferrer nofollow">there</a></p>',
  ])
    assert.equal(kept(html), html);
});

test('what runs, loads or looks like something else falls away, its text stays', () => {
  assert.equal(kept('<p onclick="run()">a<script>run()</script><img src=x onerror=run()>b</p>'), '<p>ab</p>');
  assert.equal(kept('<p><a href="javascript:run()">a</a><span style="color:red">b</span></p>'), '<p>ab</p>');
  assert.equal(kept('<div><b>a</b> <i>b</i></div>'), '<p><strong>a</strong> <em>b</em></p>');
  assert.equal(kept('<h6>small</h6>'), '<h4>small</h4>');
});

test('text from before the field was formatted is taken as it was written', () => {
  assert.equal(kept('5 < 6\nsecond line\n\nsecond paragraph'), '<p>5 &lt; 6<br>second line</p><p>second paragraph</p>');
  assert.equal(isMarkup('a < b and c > d'), false);
  assert.equal(isMarkup('a &amp; b'), true);
  assert.equal(paragraphs('<b>x</b>\n\ny'), '<p>&lt;b&gt;x&lt;/b&gt;</p><p>y</p>');
});

test('nothing is nothing', () => {
  for (const html of [null, '', '<p></p>', '<p> <br></p>', '<ul><li><p></p></li></ul>']) assert.equal(written(read(html)), null, String(html));
});

test('a link leads to the web, to mail or to a phone, and nowhere else', () => {
  assert.equal(linkTo('example.org/a?b=c'), 'https://example.org/a?b=c');
  assert.equal(linkTo(' http://localhost:8080/ '), 'http://localhost:8080/');
  assert.equal(linkTo('ana@example.org'), 'mailto:ana@example.org');
  assert.equal(linkTo('tel:+34600000000'), 'tel:+34600000000');
  for (const typed of ['javascript:run()', 'data:text/html,x', 'file:///etc/passwd', 'two words.org', 'word', '', 'vbscript:x']) assert.equal(linkTo(typed), null, typed);
});

test('lists of a word processor become lists', () => {
  const word = `<html xmlns:o="urn:x"><head><style>p{color:red}</style></head><body><!--StartFragment-->
    <p class=MsoNormal>Before<o:p></o:p></p>
    <p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>One</p>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><b>Two</b></p>
    <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>First</p>
    <!--EndFragment--></body></html>`;
  assert.equal(kept(tidied(word)), '<p>Before</p><ul><li><p>One</p></li><li><p><strong>Two</strong></p></li></ul><ol><li><p>First</p></li></ol>');
});

/** The state with the whole of the first paragraph selected. */
const selecting = (html: string): EditorState => {
  const state = EditorState.create({ doc: read(html), schema });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, state.doc.firstChild!.nodeSize - 1)));
};
const after = (state: EditorState, name: string): EditorState => {
  let next = state;
  tools.flat().find((tool) => tool.name === name)!.run(state, (change) => (next = state.apply(change)));
  return next;
};

test('a tool formats and takes its format back', () => {
  for (const [name, html] of [['strong', '<p><strong>text</strong></p>'], ['heading', '<h2>text</h2>'], ['bullets', '<ul><li><p>text</p></li></ul>'], ['numbers', '<ol><li><p>text</p></li></ol>'], ['quote', '<blockquote><p>text</p></blockquote>']] as const) {
    const formatted = after(selecting('<p>text</p>'), name);
    assert.equal(written(formatted.doc), html);
    assert.equal(tools.flat().find((tool) => tool.name === name)!.on!(formatted), true, name);
    assert.equal(written(after(formatted, name).doc), '<p>text</p>', name);
  }
});

test('a link is put on what is selected, and taken away', () => {
  const state = selecting('<p>text</p>');
  let next = state;
  setLink('https://example.org')(state, (change) => (next = state.apply(change)));
  assert.match(written(next.doc)!, /<a href="https:\/\/example\.org"[^>]*>text<\/a>/);
  const linked = next.apply(next.tr.setSelection(TextSelection.create(next.doc, 2)));
  setLink(null)(linked, (change) => (next = linked.apply(change)));
  assert.equal(written(next.doc), '<p>text</p>');
});
