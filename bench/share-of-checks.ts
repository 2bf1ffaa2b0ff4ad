// Run by `npm run bench` in a process of its own: prints what part of a synth its checks are.
import { shareOfSynth } from "./checks";

process.stdout.write(JSON.stringify(shareOfSynth()));
