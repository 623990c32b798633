// Reads {"module", "path", "document"} from standard input; exit status 1 and a reason where the published schema of
// that model refuses the document. Given to node with --eval, in a folder that has node_modules.
import { readFileSync } from 'node:fs';

const { module, path, document } = JSON.parse(readFileSync(0, 'utf8'));
let Model = await import(module);
for (const step of path.split('.')) {
  Model = Model[step];
}
try {
  new Model(document).validate();
} catch (refused) {
  console.log(refused.message);
  process.exit(1);
}
