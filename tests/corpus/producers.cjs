// Writes the same small report with the .docx writers of npm; run by make.py in a folder that has them.
const fs = require("fs");
const path = require("path");

const target = process.argv[2];
const write = (name, data) => fs.writeFileSync(path.join(target, name), data);

async function docx() {
  const d = require("docx");
  const levels = [
    { level: 0, format: "chineseCountingThousand", text: "%1、", start: 1 },
    { level: 1, format: "chineseCountingThousand", text: "（%2）", start: 1 },
    { level: 2, format: "decimalEnclosedCircle", text: "%3", start: 1 },
  ];
  const item = (text, level) => new d.Paragraph({ text, numbering: { reference: "outline", level } });
  const cell = (text) => new d.TableCell({ children: [new d.Paragraph(text)] });
  const row = (...texts) => new d.TableRow({ children: texts.map(cell) });
  const revision = { id: 1, author: "甲", date: "2022-01-05T00:00:00Z" };
  const document = new d.Document({
    creator: "张三",
    numbering: { config: [{ reference: "outline", levels }] },
    footnotes: { 1: { children: [new d.Paragraph("含联合检查3次。")] } },
    sections: [{
      children: [
        new d.Paragraph({ text: "某区教育局2021年法治政府建设年度报告", alignment: d.AlignmentType.CENTER }),
        item("主要举措和成效", 0), item("依法行政", 1),
        new d.Paragraph({ children: [
          new d.TextRun("全年检查12次"), new d.FootnoteReferenceRun(1), new d.TextRun("，处罚"),
          new d.DeletedTextRun({ text: "8", ...revision }), new d.InsertedTextRun({ text: "9", ...revision }),
          new d.TextRun({ text: "件。", bold: true }), new d.TextRun({ text: "内部数", vanish: true }),
        ] }),
        item("第一件", 2), item("第二件", 2), item("普法", 1),
        new d.Paragraph({ children: [
          new d.TextRun("办结率"),
          new d.Math({ children: [new d.MathFraction({
            numerator: [new d.MathRun("19")], denominator: [new d.MathRun("20")] })] }),
          new d.TextRun("。"),
        ] }),
        item("存在的不足", 0),
        new d.Table({ rows: [row("科室", "件数"), row("法规科", "12")] }),
        new d.Paragraph({ children: [
          new d.TextRun("首行"), new d.TextRun({ text: "次行", break: 1 }), new d.SymbolRun("F0FE"),
        ] }),
      ],
    }],
  });
  write("docx-npm.docx", await d.Packer.toBuffer(document));
}

const HTML =
  "<html><head><meta charset='utf-8'></head><body><h1>某区教育局2021年法治政府建设年度报告</h1>" +
  "<ol><li>主要举措和成效<ol><li>依法行政</li><li>普法</li></ol></li><li>存在的不足</li></ol>" +
  "<p>全年检查12次，<b>处罚9件</b>。<br/>次行</p>" +
  "<table><tr><th>科室</th><th>件数</th></tr><tr><td>法规科</td><td>12</td></tr></table></body></html>";

async function htmlToDocx() {
  const convert = require("html-to-docx");
  write("html-to-docx.docx", Buffer.from(await convert(HTML, null, { creator: "张三" })));
}

async function htmlDocxJs() {
  const made = require("html-docx-js").asBlob(HTML);
  write("html-docx-js.docx", Buffer.isBuffer(made) ? made : Buffer.from(await made.arrayBuffer()));
}

function officegen() {
  const made = require("officegen")("docx");
  const text = made.createP({ align: "center" });
  text.addText("某区教育局2021年法治政府建设年度报告", { bold: true });
  made.createListOfNumbers().addText("主要举措和成效");
  made.createListOfNumbers().addText("存在的不足");
  const body = made.createP();
  body.addText("全年检查12次，");
  body.addText("处罚9件。", { color: "ff0000" });
  body.addLineBreak();
  body.addText("次行");
  return new Promise((done, failed) => {
    const out = fs.createWriteStream(path.join(target, "officegen.docx"));
    out.on("close", done);
    made.on("error", failed);
    made.generate(out);
  });
}

(async () => {
  await docx();
  await htmlToDocx();
  await htmlDocxJs();
  await officegen();
})();
