import { snapshotOfFleet, largeSnapshot } from "./snapshot";
console.log(largeSnapshot());
void snapshotOfFleet().then(c=>console.log(c));
