import { describe, expect, it } from 'vitest';
import { fromHtml, fromPlain, toHtml } from './clipboard';
import { block, documentOf, point } from './fixture';
import { flowOf } from './flow';

const texts = (html: string) => fromHtml(html).map((line) => line.map((s) => s.text).join(''));

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=ZH-CN>
<!--StartFragment--><p class=MsoNormal style='text-indent:21.0pt'><b>坚持党的领导，</b><span lang=EN-US>2024</span><span style='font-weight:
normal'>年</span><o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>打铁还需
自身硬<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<script>alert(1)</script><p onclick="alert(1)"><em>末段</em><w:sdt>在此</w:sdt></p>
<!--EndFragment--></body></html>`;

describe('HTML from elsewhere', () => {
  it('gives paragraphs with bold and italic, and nothing of Word', () => {
    expect(fromHtml(word)).toEqual([
      [{ text: '坚持党的领导，', bold: true }, { text: '2024年' }],
      [{ text: '打铁还需自身硬' }],
      [{ text: '末段', italic: true }, { text: '在此' }],
    ]);
  });
  it.each([
    ['breaks', '甲<br>乙', ['甲', '乙']],
    ['cells', '<table><tr><td>甲</td><td>乙</td></tr></table>', ['甲', '乙']],
    ['source line ends between Latin words', 'the\n  news', ['the news']],
    ['ideographic indents', '<p>　　正文</p>', ['正文']],
    ['what is hidden', '<p>甲<span style="display:none">乙</span></p>', ['甲']],
    ['scripts alone', '<script>x</script><style>y</style>', []],
    ['nothing', '', []],
  ])('%s', (_, html, lines) => {
    expect(texts(html)).toEqual(lines);
  });
  it('takes bold off inside of bold', () => {
    expect(fromHtml('<b style="font-weight:normal">甲<span style="font-weight:700">乙</span></b>')).toEqual([
      [{ text: '甲' }, { text: '乙', bold: true }],
    ]);
  });
});

describe('plain text', () => {
  it.each([
    ['one word with its spaces', ' 甲 ', [' 甲 ']],
    ['lines of any system', '甲\r\n乙\r丙\n\n丁', ['甲', '乙', '丙', '丁']],
    ['tabs and controls', '甲\t乙\u0007', ['甲 乙']],
  ])('%s', (_, text, lines) => {
    expect(fromPlain(text).map((l) => l.map((s) => s.text).join(''))).toEqual(lines);
  });
});

describe('HTML for others', () => {
  it('marks bold and italic and survives the way back', () => {
    const b = {
      ...block('a', ''),
      spans: [{ text: '甲<乙>' }, { text: '丙', bold: true }, { text: '丁', bold: true, italic: true }],
    };
    const d = documentOf([b, block('b', '戊己')]);
    const html = toHtml(flowOf(d, point('a', 0).at), { from: point('a', 1), to: point('b', 1) });
    expect(html).toBe('<p>&lt;乙&gt;<b>丙</b><b><i>丁</i></b></p>\n<p>戊</p>');
    expect(fromHtml(html)).toEqual([
      [{ text: '<乙>' }, { text: '丙', bold: true }, { text: '丁', bold: true, italic: true }],
      [{ text: '戊' }],
    ]);
  });
});
