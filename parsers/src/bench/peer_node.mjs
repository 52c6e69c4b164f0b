// The peer: whatsapp-chat-parser, timed on one file. Prints milliseconds of CPU and wall of each repetition.
// usage: node peer_node.mjs FILE [REPETITIONS]      in a folder where `npm install whatsapp-chat-parser@4.0.2` was run
import { createRequire } from 'module';
import fs from 'fs';

const { parseString } = createRequire(process.cwd() + '/')('whatsapp-chat-parser');
const [, , file, repetitions = '1'] = process.argv;

const cpu = () => {
  const usage = process.cpuUsage();
  return (usage.user + usage.system) / 1e3;
};

const runs = [];
let messages = 0;
for (let i = 0; i < Number(repetitions); i++) {
  const startCpu = cpu();
  const startWall = performance.now();
  messages = parseString(fs.readFileSync(file, 'utf8'), { parseAttachments: false }).length;
  runs.push({ cpu: cpu() - startCpu, wall: performance.now() - startWall });
}
console.log(JSON.stringify({ runs, records: messages, rss: process.resourceUsage().maxRSS / 1024 }));
