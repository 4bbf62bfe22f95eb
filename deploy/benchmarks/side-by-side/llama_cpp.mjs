// Greedy decoding by llama.cpp through node-llama-cpp: tokens/s of each round, and the median.
//
// node llama_cpp.mjs FILE.gguf [THREADS] [TOKENS] [ROUNDS]
import { getLlama } from "node-llama-cpp";

const [, , modelPath, threads = "1", tokens = "64", rounds = "5"] = process.argv;
const llama = await getLlama({ gpu: false, build: "never", skipDownload: true, logLevel: "error", maxThreads: +threads });
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize: 512, threads: +threads });
const sequence = context.getSequence();
const rates = [];
for (let round = 0; round < +rounds; round++) {
  await sequence.clearHistory();
  let begun;
  let seen = 0;
  for await (const _ of sequence.evaluate([model.tokens.bos], { temperature: 0, yieldEogToken: true })) {
    begun ??= performance.now(); // the first token pays for the prompt
    if (++seen > +tokens) break;
  }
  rates.push(((seen - 1) / (performance.now() - begun)) * 1e3);
}
const median = rates.toSorted((a, b) => a - b)[rates.length >> 1];
console.log(JSON.stringify({ modelPath, threads: +threads, tokens: +tokens, rates, median }));
await llama.dispose();
