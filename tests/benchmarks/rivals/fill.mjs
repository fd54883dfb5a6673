// Fills the report with docxtemplater or carbone, as engines.py does with the Python engines: the same questions on
// standard input, the same answers on standard output. Arguments: the engine, the folder of templates and views.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const [engine, folder] = process.argv.slice(2);
const processorTime = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
const clock = process.env.CLOCK === "processor" ? processorTime : () => performance.now() / 1000;

// The free docxtemplater looks up plain names only; its manual says to give it a parser for dotted ones.
const dotted = (tag) => ({
  get: (scope) => (tag === "." ? scope : tag.split(".").reduce((value, name) => value?.[name], scope)),
});

const engines = {
  async docxtemplater(file) {
    const { default: PizZip } = await import("pizzip");
    const { default: Docxtemplater } = await import("docxtemplater");
    const template = readFileSync(file);
    return (view) => {
      const settings = { paragraphLoop: true, linebreaks: true, parser: dotted };
      return new Docxtemplater(new PizZip(template), settings).render(view).toBuffer();
    };
  },
  async carbone(file) {
    const { default: carbone } = await import("carbone");
    const render = promisify(carbone.render.bind(carbone));
    return (view) => render(file, view, {});
  },
};

async function turn(fill, { size, seconds, save }) {
  const view = JSON.parse(readFileSync(join(folder, `${size}.json`)));
  const times = [];
  const before = processorTime();
  let made, spent = 0;
  do {
    const started = clock();
    made = await fill(view);
    times.push(clock() - started);
    spent += times.at(-1);
  } while (spent < seconds);
  const processor = processorTime() - before;
  if (save) writeFileSync(save, made);
  return { times, processor, bytes: made.length };
}

const fill = await engines[engine](join(folder, `${engine}.docx`));
for await (const line of createInterface({ input: process.stdin })) {
  const reply = await turn(fill, JSON.parse(line)).catch((error) => ({ error: String(error?.message ?? error) }));
  console.log(JSON.stringify(reply));
}
